// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The web dashboard far from its server: below a path of a proxy, and in another time zone.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { temporaryFolder } from '../wire/support/folder.js';
import { binary, launch, startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { isLive, openDashboard, seen, sees, tell } from './support/dashboard.js';

const browser = aBrowser();
const token = 'a-token-of-this-test';

/// A web server that has a Footfall below /stats, and takes that path away.
async function aProxy(t) {
  const proxy = { target: null };
  const onwards = (incoming) => request({
    port: proxy.target, host: '127.0.0.1', method: incoming.method, path: incoming.url.slice('/stats'.length),
    headers: { ...incoming.headers, 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'http',
      'x-forwarded-host': incoming.headers.host },
  });
  const server = createServer((incoming, answer) => {
    if (!incoming.url.startsWith('/stats/')) { answer.writeHead(404).end('another site'); return; }
    incoming.pipe(onwards(incoming).on('response', (told) => {
      answer.writeHead(told.statusCode, told.headers);
      told.pipe(answer);
    }));
  });
  server.on('upgrade', (incoming, socket, head) => {
    onwards(incoming).on('upgrade', (told, behind, first) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${told.rawHeaders.map((text, i) =>
        (i % 2 ? `${text}\r\n` : `${text}: `)).join('')}\r\n`);
      socket.write(first);
      behind.write(head);
      for (const [one, other] of [[socket, behind], [behind, socket]]) one.on('error', () => other.destroy()).pipe(other);
    }).end();
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => { server.closeAllConnections(); server.close(); });
  proxy.url = `http://example.org:${server.address().port}/stats`;
  return proxy;
}

test('below a path of a proxy, lines to paste and share links have it', async (t) => {
  const proxy = await aProxy(t);
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'token'), token, { mode: 0o600 });
  const server = await startServer(t, ['--token-file', join(folder, 'token'), '--trusted-proxy', '127.0.0.1',
    '--public-url', `${proxy.url}/`]);
  proxy.target = server.port;
  const page = await browser.privateWindow(t, 'about:blank');
  await page.goto(`${proxy.url}/`);
  assert.equal(page.url(), `${proxy.url}/login`);
  await page.fill('[name="token"]', token);
  await page.keyboard.press('Enter');
  await isLive(page);
  await sees(page, '#snippet', [`<script src="${proxy.url}/tracker.js" async></script>`]);
  await tell(server, {});
  await sees(page, '#active', ['1']);
  await page.click('#more');
  await page.click('#do-shares');
  await page.fill('#share-label', 'Anna');
  await page.keyboard.press('Enter');
  await until('the link to be there', async () => (await page.textContent('#share-link')).includes('/share/'));
  const link = await page.textContent('#share-link');
  assert.ok(link.startsWith(`${proxy.url}/share/`), link);
  const guest = await browser.privateWindow(t, 'about:blank');
  await guest.goto(link);
  await isLive(guest);
  await sees(guest, '#active', ['1']);
});

/// Where it is another day than here for most of the day, and another time always.
const farAway = { TZ: 'Pacific/Kiritimati' };
const farAheadMs = 14 * 3_600_000;
const dayMs = 24 * 3_600_000;

test('today is one day, the server’s, and where that differs it says so', async (t) => {
  const folder = temporaryFolder();
  const server = await launch([binary], ['--listen', '127.0.0.1:0', '--data-dir', folder], 1, farAway);
  t.after(() => server.release());
  const asked = [];
  const page = await openDashboard(browser, t, server, {
    hash: '#chart=today',
    prepare: (opened) => opened.on('websocket', (socket) => socket.on('framesent', ({ payload }) => {
      const frame = JSON.parse(payload);
      if (frame.type === 'history') asked.push(frame);
    })),
  });
  await tell(server, { sessionId: 'v-1' });
  const note = 'days by the server’s clock, Pacific/Kiritimati';
  await until('the chart to say whose day it is', async () => (await seen(page, '#sentence'))[0]?.endsWith(`(${note})`));
  await until('the status to say it, too', async () => (await page.textContent('#server')).includes(note));
  const from = asked.map((frame) => JSON.stringify(frame).match(/"from":(\d+)/)[1]).map(Number);
  assert.ok(from.length >= 2, JSON.stringify(asked));
  for (const at of from) assert.equal((at + farAheadMs) % dayMs, 0, new Date(at).toISOString());
});
