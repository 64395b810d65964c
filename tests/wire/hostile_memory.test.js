// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clients that make the server keep what they neither finish nor read: it is bounded in all, and
// one address leaves room for the others (core/protocol/README.md, "Limits"). 127.0.0.2 stands for
// another address.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { patienceMs, until } from './support/deadline.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const another = ['--interface', '127.0.0.2'];
const host = 'Host: localhost';

/// A connection from this address, closed with the test `t`; what comes is kept in `text`.
function open(t, server, localAddress = '127.0.0.1') {
  const socket = connect({ port: server.port, host: '127.0.0.1', localAddress });
  socket.on('error', () => {});
  socket.text = '';
  t.after(() => socket.destroy());
  return socket;
}

function read(socket) {
  socket.setEncoding('latin1').on('data', (text) => { socket.text += text; });
  return socket;
}

test('bodies that are never finished leave others their share', async (t) => {
  const server = await startServer(t, ['--limit', 'unfinished-bytes=1000000']);
  const greedy = Array.from({ length: 5 }, () => read(open(t, server)));
  for (const socket of greedy) {
    socket.write(`POST /api/events HTTP/1.1\r\n${host}\r\nContent-Length: 300000\r\n\r\n`);
    socket.write('x'.repeat(290_000));
  }
  const refused = () => greedy.filter(({ text }) => text.startsWith('HTTP/1.1 503 ')).length;
  await until('what is too much to be refused', () => refused() >= 4);

  const body = JSON.stringify(pageview('split', '/split', { metadata: { note: 'x'.repeat(3_000) } }));
  const honest = read(open(t, server, '127.0.0.2'));
  honest.write(`POST /api/events HTTP/1.1\r\n${host}\r\nContent-Length: ${body.length}\r\n\r\n`);
  honest.write(body.slice(0, 2_000));
  await curl(server, '/health'); // the first part has come by now
  honest.write(body.slice(2_000));
  await until('its answer', () => honest.text.includes('"success":true'));
  assert.match(honest.text, /^HTTP\/1\.1 200 /);
});

test('answers that are never read leave others their share', async (t) => {
  const server = await startServer(t, ['--limit', 'unread-bytes=500000']);
  await postEvents(server, Array.from({ length: 100 }, (_, i) => pageview(`v${i}`, `/${'x'.repeat(400)}${i}`)));
  const large = '/api/analytics/sessions?limit=100';
  const { body } = await curl(server, large);
  assert.ok(body.length > 80_000 && body.length < 120_000, `${body.length} bytes`);

  const greedy = Array.from({ length: 8 }, () => open(t, server));
  for (const socket of greedy) {
    socket.pause();
    socket.write(`GET ${large} HTTP/1.1\r\n${host}\r\n\r\n`.repeat(500));
  }
  let refused;
  await until('more to be refused', async () => {
    refused = await curl(server, large);
    return refused.status === 503;
  }, 3 * patienceMs);
  assert.equal(refused.headers['retry-after'], '1');
  assert.match(refused.json.error, /unread/);
  assert.equal((await curl(server, large, another)).status, 200);

  greedy.forEach((socket) => socket.destroy());
  await until('what they held to be free again', async () => (await curl(server, large)).status === 200);
});
