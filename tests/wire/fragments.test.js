// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages in fragments, as clients send them that write while they encode: cut anywhere, also
// inside a character (RFC 6455, section 5.4), on every socket.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { patienceMs, within } from './support/deadline.js';
import { RawConnection } from './support/http.js';
import { startServer } from './support/server.js';

/// By path: what is sent, and what the answer to it has; null where nothing is answered.
const sockets = {
  '/': ['{"type":"größe 👣"}', '"type":"error"'],
  '/ws?page=/&userId=u': ['{"type":"ping","why":"größe 👣"}', '"type":"pong"'],
  '/api/live': ['{"type":"größe 👣"}', 'größe 👣'],
  '/counter': ['größe 👣', null],
  '/api/analytics': ['größe 👣', null],
  '/api': ['größe 👣', null],
  '/socket.io/?EIO=4&transport=websocket': ['40{"why":"größe 👣"}', '40{"sid"'],
};

async function open(t, server, path) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { perMessageDeflate: false });
  t.after(() => socket.terminate());
  socket.texts = [];
  socket.on('message', (data) => socket.texts.push(data.toString()));
  socket.code = new Promise((resolve) => { socket.on('close', resolve); });
  await within(patienceMs, `the upgrade at ${path}`, once(socket, 'open'));
  return socket;
}

/// Sends the bytes in three frames, with a ping before the last one; waits for its pong.
async function sendCut(socket, bytes, first, second) {
  const more = { binary: false, fin: false };
  socket.send(bytes.subarray(0, first), more);
  socket.send(bytes.subarray(first, second), more);
  await answersPing(socket);
  socket.send(bytes.subarray(second), { binary: false, fin: true });
}

async function answersPing(socket) {
  const pong = once(socket, 'pong');
  socket.ping();
  await within(patienceMs, 'a pong', Promise.race([pong,
    socket.code.then((code) => { throw new Error(`closed with ${code}`); })]));
}

async function untilText(socket, part) {
  const came = new Promise((resolve) => {
    const look = () => { if (socket.texts.some((text) => text.includes(part))) resolve(); };
    socket.on('message', look);
    look();
  });
  await within(patienceMs, () => `"${part}" among ${socket.texts}`, came);
}

for (const [path, [text, answer]] of Object.entries(sockets)) {
  test(`${path} reads a text that is cut anywhere`, async (t) => {
    const server = await startServer(t);
    const bytes = Buffer.from(text);
    for (let first = bytes.length - 12; first < bytes.length; ++first) {
      const socket = await open(t, server, path);
      await sendCut(socket, bytes, first, first + 1);
      if (answer) await untilText(socket, answer);
      await answersPing(socket);
      socket.terminate();
    }
  });
}

function upgrade(path) {
  return [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket',
    'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, '', ''].join('\r\n');
}

/// The code of the close frame that the bytes are answered with, on a socket of that path.
async function codeFor(server, path, bytes) {
  const connection = new RawConnection(server);
  connection.socket.setEncoding('latin1');
  connection.socket.write(Buffer.concat([Buffer.from(upgrade(path)), Buffer.from(bytes)]));
  const all = Buffer.from(await connection.untilClosed(), 'latin1');
  const frame = all.lastIndexOf(0x88);
  assert.ok(frame >= 0 && all[frame + 1] >= 2, 'a close frame');
  return all.readUInt16BE(frame + 2);
}

const mask = [0, 0, 0, 0];
const closeWith = (code) => [0x88, 0x82, ...mask, code >> 8, code & 0xff];

test('what is no protocol is closed with its code, on every socket', async (t) => {
  const server = await startServer(t);
  for (const path of Object.keys(sockets)) {
    assert.equal(await codeFor(server, path, [0x81, 0x01, 0x78]), 1002, `unmasked text at ${path}`);
    assert.equal(await codeFor(server, path, [0x89, 0x00]), 1002, `unmasked ping at ${path}`);
    assert.equal(await codeFor(server, path, [0x82, 0x81, ...mask, 0x78]), 1003, `binary at ${path}`);
    assert.equal(await codeFor(server, path, [0x81, 0x81, ...mask, 0xff]), 1007, `no UTF-8 at ${path}`);
    assert.equal(await codeFor(server, path, [0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, ...mask]), 1009, `length at ${path}`);
  }
});

test('the codes of a service that restarts, or of a gateway, are answered as they came', async (t) => {
  const server = await startServer(t);
  for (const code of [1000, 1001, 1012, 1013, 1014, 3000, 4999])
    assert.equal(await codeFor(server, '/api', closeWith(code)), code);
  for (const code of [1004, 1005, 1006, 1015, 2999, 5000])
    assert.equal(await codeFor(server, '/api', closeWith(code)), 1002);
});
