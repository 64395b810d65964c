// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A website on a port, and so an origin, of its own. Its pages are those of pages/, written as the
// descriptions of the five systems tell their users to.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/// What pages load of packages. Umami's is a whole application: package-lock.json names nothing that it needs, as
/// only its tracker is of use here.
const packages = {
  '/socket.io.min.js': 'socket.io-client/dist/socket.io.min.js',
  '/plausible.js': '@plausible-analytics/tracker/plausible.js',
  '/posthog.js': 'posthog-js/dist/array.full.no-external.js',
  '/ga4.js': '@minimal-analytics/ga4/dist/index.js',
  '/segment.js': '@segment/analytics-next/dist/umd/index.js',
  '/umami.js': 'umami/src/tracker/index.js',
  '/ackee.js': 'ackee-tracker/dist/ackee-tracker.min.js',
  '/ackee-4.js': 'ackee-tracker-4/dist/ackee-tracker.min.js',
  '/plausible/index.js': 'plausible-tracker/build/module/index.js',
  '/plausible/lib/tracker': 'plausible-tracker/build/module/lib/tracker.js',
  '/plausible/lib/request': 'plausible-tracker/build/module/lib/request.js',
};
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/// What pages below these paths are: a page that counts who reads it, one with the tracker, one with
/// the snippet that `attributes` are.
const folders = { '/posts/': 'presence.html', '/shop/': 'shop.html', '/acts/': 'acts.html', '/blog/': 'snippet.html' };

/// The file behind a path.
function fileOf(path) {
  if (packages[path]) return join(root, 'node_modules', packages[path]);
  const [, page] = Object.entries(folders).find(([folder]) => path.startsWith(folder)) ?? [];
  return join(root, 'pages', page ?? basename(path));
}

async function contentOf(path, footfall, attributes) {
  if (path === '/server.js') return `const footfall = '${new URL(footfall).host}';\n`;
  const content = await readFile(fileOf(path), 'utf8');
  return content.replaceAll('http://FOOTFALL_HOST', footfall)
    .replaceAll('ws://FOOTFALL_HOST', footfall.replace('http', 'ws'))
    .replaceAll('SCRIPT_ATTRIBUTES', attributes);
}

/// Serves the pages for as long as the test `t` runs; they use the Footfall of that port. Gives
/// what makes a path a URL, on this host unless another is named. `attributes` are those of the
/// tracker's script, or give them when they are asked for. Of a server with a certificate the site has the same, and speaks TLS as well.
export async function startSite(t, { port, certificate }, attributes = '') {
  const scheme = certificate ? 'https' : 'http';
  const serve = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    try {
      const content = await contentOf(pathname, `${scheme}://localhost:${port}`, attributes);
      response.setHeader('Content-Type', types[extname(packages[pathname] ?? pathname)] ?? types['.html']);
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  };
  const site = certificate ? createTlsServer({ cert: certificate.ca, key: await readFile(certificate.key) }, serve)
    : createServer(serve);
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  t.after(() => {
    site.close();
    site.closeAllConnections?.();
  });
  return (path, host = 'localhost') => `${scheme}://${host}:${site.address().port}${path}`;
}
