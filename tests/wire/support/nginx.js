// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Debian's nginx before a server, set up as app/options/README.md says.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { patienceMs, until, within } from './deadline.js';
import { certificateFolder, makeCertificate } from './tls.js';

/// tests/run names it where only the program is there, without its service.
const program = process.env.NGINX_BIN ?? '/usr/sbin/nginx';

/// The README's recipe: what a site owner writes into the server block of a site with TLS.
const recipe = `
    location / {
        proxy_pass http://127.0.0.1:3000;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection upgrade;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header X-Forwarded-Host $http_host;
    }
`;

const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

function configuration(folder, port, { cert, key }, footfallPort) {
  return `
pid nginx.pid;
daemon off;
master_process off;
events {}
http {
    access_log off;
    ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join('\n    ')}
    server {
        listen 127.0.0.1:${port} ssl;
        ssl_certificate ${cert};
        ssl_certificate_key ${key};
        ${recipe.replace(':3000', `:${footfallPort}`)}
    }
}
`;
}

/// A port that nobody listens on. nginx cannot choose one itself.
async function freePort() {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address();
  holder.close();
  await once(holder, 'close');
  return port;
}

async function accepts(port, { ca }) {
  const socket = connect({ port, host: '127.0.0.1', ca });
  try {
    await once(socket, 'secureConnect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/// nginx with TLS before `server`, for as long as the test `t` runs. To be used like a server with
/// TLS of its own.
export async function startNginx(t, server) {
  const folder = certificateFolder(t);
  const certificate = makeCertificate(folder, 'nginx');
  const port = await freePort();
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, certificate, server.port));
  const nginx = spawn(program, ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'],
    { stdio: ['ignore', 'ignore', 'pipe'] });
  let errorText = '';
  nginx.stderr.setEncoding('utf8').on('data', (text) => { errorText += text; });
  nginx.on('error', (error) => { errorText += error.message; });
  const ended = new Promise((resolve) => { nginx.on('close', resolve).on('error', resolve); });
  t.after(async () => {
    nginx.kill('SIGTERM');
    await within(patienceMs, 'nginx to end', ended);
  });
  await until(`nginx to listen on ${port}`, () => {
    if (errorText) throw new Error(`nginx says: ${errorText}`);
    return accepts(port, certificate);
  });
  return { port, certificate, url: (path = '') => `https://127.0.0.1:${port}${path}` };
}
