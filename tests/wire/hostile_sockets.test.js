// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// WebSockets that misbehave (core/protocol/README.md, "Paths" and "Dashboards").
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, within } from './support/deadline.js';
import { FrameSocket } from './support/frames.js';
import { exchange, parseAnswer, postEvents, RawConnection } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const messageBytes = 64 * 1024;

function upgrade({
  path = '/', version = '13', key = randomBytes(16).toString('base64'), method = 'GET', origins = [],
} = {}) {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: localhost', 'Connection: Upgrade',
    'Upgrade: websocket', `Sec-WebSocket-Version: ${version}`, ...origins.map((origin) => `Origin: ${origin}`)];
  if (key) lines.push(`Sec-WebSocket-Key: ${key}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/// A server with a dashboard that must notice nothing, except who comes and goes.
async function withWitness(t) {
  const server = await startServer(t);
  const witness = await Dashboard.open(t, server);
  await witness.next('user_connected');
  const isUndisturbed = async () => {
    const { event } = (await postEvents(server, pageview('witnessed'))).json;
    await witness.next('visitor_update', (data) => data.event.timestamp === event.timestamp);
  };
  return { server, witness, isUndisturbed };
}

async function closeCode(dashboard) {
  return (await within(patienceMs, 'the server to close', dashboard.closed)).code;
}

test('an upgrade to an unknown path is not found', async (t) => {
  const server = await startServer(t);
  for (const path of ['/nowhere', '/api/events', '/api/analytics/summary', '/ws2', '/health'])
    assert.ok([404, 405, 426].includes(await Dashboard.statusOf(server, { path })), path);
  assert.equal(await Dashboard.statusOf(server, { path: '/nowhere' }), 404);
});

test('a dashboard is reached by any spelling of its path', async (t) => {
  const server = await startServer(t);
  for (const path of ['/', '//', '/?x=1']) assert.equal(await Dashboard.statusOf(server, { path }), 101, path);
});

test('a broken handshake is refused', async (t) => {
  const server = await startServer(t);
  for (const broken of [{ key: '' }, { key: 'short' }, { version: '8' }, { method: 'POST' }]) {
    const connection = new RawConnection(server);
    connection.socket.write(upgrade(broken));
    const text = await connection.untilText('\r\n\r\n');
    const status = Number(text.split(' ')[1]);
    assert.ok(status >= 400 && status < 500, `${JSON.stringify(broken)}: ${status}`);
    connection.socket.destroy();
  }
});

test('an upgrade with two origins is refused, whichever comes first', async (t) => {
  const server = await startServer(t);
  const own = server.url('');
  const statusOf = async (path, ...origins) => {
    const connection = new RawConnection(server);
    connection.socket.write(upgrade({ path, origins }));
    const text = await connection.untilText('\r\n\r\n');
    connection.socket.destroy();
    return Number(text.split(' ')[1]);
  };
  const evil = 'https://evil.example';
  for (const path of ['/', '/api/live', '/ws?page=/&userId=u', '/socket.io/?EIO=4&transport=websocket']) {
    assert.equal(await statusOf(path, own), 101, path);
    for (const two of [[own, evil], [evil, own], [own, own]]) assert.equal(await statusOf(path, ...two), 400, path);
  }
});

test('a binary frame closes with 1003', async (t) => {
  const { server, witness, isUndisturbed } = await withWitness(t);
  const dashboard = await Dashboard.open(t, server);
  dashboard.socket.send(Buffer.from([1, 2, 3]));
  assert.equal(await closeCode(dashboard), 1003);
  await witness.next('user_disconnected');
  await isUndisturbed();
});

test('a message that is too long closes with 1009, one that is not is read', async (t) => {
  const { server, witness, isUndisturbed } = await withWitness(t);
  const dashboard = await Dashboard.open(t, server);
  const largest = JSON.stringify({ type: 'unknown', padding: '' }).length;
  dashboard.send({ type: 'unknown', padding: 'x'.repeat(messageBytes - largest) });
  await dashboard.next('error');
  dashboard.send('x'.repeat(messageBytes + 1));
  assert.equal(await closeCode(dashboard), 1009);
  await witness.next('user_disconnected');
  await isUndisturbed();
});

test('a message in fragments is bounded as a whole', async (t) => {
  const { server, isUndisturbed } = await withWitness(t);
  const dashboard = await Dashboard.open(t, server);
  dashboard.socket.on('error', () => {});
  for (let i = 0; i < 20; ++i) dashboard.socket.send('x'.repeat(8 * 1024), { fin: false });
  assert.equal(await closeCode(dashboard), 1009);
  await isUndisturbed();
});

test('broken frames end the connection, not the server', async (t) => {
  const { server, isUndisturbed } = await withWitness(t);
  const frames = {
    'reserved opcode': [0x83, 0x80, 0, 0, 0, 0],
    'reserved bits': [0xf1, 0x80, 0, 0, 0, 0],
    'fragmented ping': [0x09, 0x80, 0, 0, 0, 0],
    'long ping': [0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0],
    'continuation of nothing': [0x80, 0x80, 0, 0, 0, 0],
    'length beyond all bounds': [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
    'text that is not UTF-8': [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
  };
  for (const [what, bytes] of Object.entries(frames)) {
    const connection = new RawConnection(server);
    connection.socket.write(Buffer.concat([Buffer.from(upgrade()), Buffer.from(bytes)]));
    assert.match(await connection.untilClosed(), /^HTTP\/1\.1 101 /, what);
  }
  await isUndisturbed();
});

test('a megabyte of garbage is not followed', async (t) => {
  const { server, isUndisturbed } = await withWitness(t);
  const text = await exchange(server,
    Buffer.concat([Buffer.from(upgrade()), Buffer.alloc(1024 * 1024, 0xff)]));
  assert.match(text, /^HTTP\/1\.1 101 /);
  await isUndisturbed();
});

test('a frame that comes with the handshake is not lost', async (t) => {
  const server = await startServer(t);
  const text = Buffer.from('{"type":"no_such"}');
  const frame = Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]);
  const connection = new RawConnection(server);
  t.after(() => connection.socket.destroy());
  connection.socket.write(Buffer.concat([Buffer.from(upgrade()), frame]));
  const answer = await connection.untilText('"type":"error"');
  assert.ok(answer.indexOf('user_connected') < answer.indexOf('"type":"error"'));
});

test('a ping is answered', async (t) => {
  const server = await startServer(t);
  const dashboard = await Dashboard.open(t, server);
  const pong = new Promise((resolve) => { dashboard.socket.on('pong', resolve); });
  dashboard.socket.ping('are you there');
  assert.equal((await within(patienceMs, 'a pong', pong)).toString(), 'are you there');
});

test('who does not answer pings is let go', async (t) => {
  const server = await startServer(t, ['--limit', 'websocket-ping-ms=200', '--limit', 'websocket-pong-ms=300']);
  const witness = await Dashboard.open(t, server);
  const silent = new RawConnection(server);
  silent.socket.write(upgrade());
  await silent.untilClosed();
  await witness.next('user_disconnected');
  await witness.settle();
});

/// A client's text frame; masked with zeros, it is what it says.
const textFrame = (text) =>
  Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);

test('a visitor who asks on without reading is let go, and no other notices', async (t) => {
  const server = await startServer(t,
    ['--limit', 'subscriber-stall-ms=1000', '--limit', 'questions-burst=10000000']);
  const witness = await FrameSocket.open(t, server, '/ws?page=/a&userId=witness');
  const silent = new RawConnection(server);
  t.after(() => silent.socket.destroy());
  silent.socket.write(upgrade({ path: '/ws?page=/a&userId=silent' }));
  await silent.untilText('101 Switching');
  await witness.next(({ count }) => count === 2);
  silent.socket.pause();
  const pings = Buffer.concat(Array(50_000).fill(textFrame('{"type":"ping"}')));
  let taken = 0;
  for (let i = 0; i < 20; ++i) silent.socket.write(pings, (error) => { if (!error) ++taken; });
  await witness.next(({ count }) => count === 1);
  witness.send({ type: 'ping' });
  await witness.next(({ type }) => type === 'pong');
  assert.ok(taken < 20, 'all of it was read');
});

test('a close is answered with its code', async (t) => {
  const server = await startServer(t);
  const dashboard = await Dashboard.open(t, server);
  dashboard.socket.close(1000);
  assert.equal(await closeCode(dashboard), 1000);
});

test('an upgrade with a body or behind another request is read as what it is', async (t) => {
  const server = await startServer(t);
  const connection = new RawConnection(server);
  t.after(() => connection.socket.destroy());
  connection.socket.write(`GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n${upgrade()}`);
  const text = await connection.untilText('user_connected');
  assert.equal(parseAnswer(text).status, 200);
  assert.match(text, /HTTP\/1\.1 101 /);
});
