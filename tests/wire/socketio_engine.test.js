// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Engine.IO as it is on the wire (core/protocol/README.md, "Dashboards"): what curl and wscat show.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { EngineSession, EngineSocket } from './support/socketio.js';

const handshake = (upgrades) => new RegExp(
  `^0\\{"sid":"([\\w-]{20,})","upgrades":${upgrades},"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000\\}$`);
const byPolling = handshake('\\["websocket"\\]');
const bySocket = handshake('\\[\\]');
const joined = /^40\{"sid":"([\w-]{20,})"\}$/;
const polling = '/socket.io/?EIO=4&transport=polling';
const errors = {
  transport: '{"code":0,"message":"Transport unknown"}',
  sid: '{"code":1,"message":"Session ID unknown"}',
  method: '{"code":2,"message":"Bad handshake method"}',
  request: '{"code":3,"message":"Bad request"}',
  version: '{"code":5,"message":"Unsupported protocol version"}',
};
/// Long enough that an answer that need not wait would have come.
const aWhileMs = 300;
const aWhile = () => new Promise((resolve) => { setTimeout(resolve, aWhileMs); });

function assertRefused(answer, body, what) {
  assert.equal(answer.status, 400, what);
  assert.equal(answer.body, body, what);
  assert.match(answer.headers['content-type'], /^application\/json/, what);
  assert.equal(answer.headers['cache-control'], 'no-store', what);
}

test('a conversation by polling', async (t) => {
  const server = await startServer(t);
  const opened = await curl(server, polling);
  assert.equal(opened.status, 200);
  assert.equal(opened.headers['content-type'], 'text/plain; charset=UTF-8');
  assert.equal(opened.headers['cache-control'], 'no-store');
  const [, sid] = byPolling.exec(opened.body);

  const own = `${polling}&sid=${sid}`;
  const taken = await post(server, own, '40', { type: 'text/plain;charset=UTF-8' });
  assert.equal(taken.status, 200);
  assert.equal(taken.headers['content-type'], 'text/html');
  assert.equal(taken.headers['cache-control'], 'no-store');
  assert.equal(taken.body, 'ok');

  const packets = (await curl(server, own)).body.split('\x1e');
  assert.equal(packets.length, 3);
  assert.match(packets[0], joined);
  assert.notEqual(joined.exec(packets[0])[1], sid, 'the socket’s id is no key to the session');
  assert.match(packets[1], /^42\["user_connected",\{"type":"user_connected","data":\{"totalDashboards":1,"connectedAt":"[^"]+"\}\}\]$/);
  assert.match(packets[2], /^42\["visitor_update",\{"type":"visitor_update","data":\{"event":null,"stats":\{"totalActive":0,/);

  assert.equal((await post(server, own, '41')).body, 'ok');
  assert.equal((await post(server, own, '1')).body, 'ok');
  assertRefused(await curl(server, own), errors.sid);
});

test('a conversation by WebSocket', async (t) => {
  const server = await startServer(t);
  const socket = await EngineSocket.open(t, server);
  assert.match(await socket.next(), bySocket);
  socket.send('40');
  assert.match(await socket.next(), joined);
  assert.match(await socket.next(), /^42\["user_connected",/);
  assert.match(await socket.next(), /^42\["visitor_update",/);
  socket.send('421["request_detailed_stats",{"filter":{}}]');
  assert.match(await socket.next(), /^42\["detailed_stats",\{"type":"detailed_stats","data":\{"filter":\{\}/);
  assert.equal(await socket.next(), '431[{"success":true}]');
  socket.send('1');
  assert.equal(await socket.untilClosed(), 1000);
});

test('several packets in one POST are taken in order', async (t) => {
  const server = await startServer(t);
  const session = await EngineSession.open(server);
  await session.post('40', '421["one"]', '422["two"]', '423["three"]');
  const acks = (await session.pollPackets()).filter((packet) => packet.startsWith('43'));
  assert.deepEqual(acks.map((packet) => packet.slice(0, 3)), ['431', '432', '433']);
});

test('text of every script arrives as it was sent', async (t) => {
  const server = await startServer(t);
  const [sender, reader] = [await EngineSession.join(server), await EngineSession.join(server)];
  await sender.pollPackets();
  const details = { text: 'Zürich 東京 👣 \u2028 \\u001e "' };
  await sender.post(`42["track_dashboard_action",${JSON.stringify({ action: 'a', details })}]`);
  const [packet] = await reader.pollPackets();
  assert.deepEqual(JSON.parse(packet.slice(2))[1].data.details, details);
});

test('a poll waits until there is a packet', async (t) => {
  const server = await startServer(t);
  const session = await EngineSession.join(server);
  let isAnswered = false;
  const poll = session.pollPackets().finally(() => { isAnswered = true; });
  await aWhile();
  assert.equal(isAnswered, false);
  await postEvents(server, pageview('a'));
  assert.match((await poll)[0], /^42\["visitor_update",/);
});

test('a second poll closes both', async (t) => {
  const server = await startServer(t);
  const session = await EngineSession.join(server);
  const first = session.poll();
  await aWhile();
  assertRefused(await session.poll(), errors.request);
  assert.equal((await first).body, '1');
  assertRefused(await session.poll(), errors.sid);
  assertRefused(await session.post('40'), errors.sid);
});

test('going over, packet by packet', async (t) => {
  const server = await startServer(t);
  const session = await EngineSession.join(server);
  const poll = session.poll();
  await aWhile();
  const socket = await session.socket().opened(t);
  socket.send('2probe');
  assert.equal(await socket.next(), '3probe');
  assert.equal((await poll).body, '6');
  await postEvents(server, pageview('a'));
  await aWhile();
  assert.deepEqual(socket.packets, [], 'nothing before the client has said that it is ready');
  socket.send('5');
  assert.match(await socket.next(), /^42\["visitor_update",/);
  socket.send('427["request_detailed_stats"]');
  while (await socket.next() !== '437[{"success":true}]');
  assertRefused(await session.poll(), errors.request);
  assertRefused(await session.post('40'), errors.request);
});

test('what cannot be served is refused by its number', async (t) => {
  const server = await startServer(t);
  const session = await EngineSession.join(server);
  const table = [
    ['', errors.transport], ['?EIO=4', errors.transport], ['?EIO=4&transport=abc', errors.transport],
    ['?EIO=4&transport=webtransport', errors.transport], ['?EIO=3&transport=polling', errors.version],
    ['?transport=polling', errors.version], ['?EIO=&transport=polling', errors.version],
    ['?EIO=4&transport=polling&sid=nobody', errors.sid], ['?EIO=4&transport=websocket', errors.request],
    [`?EIO=4&transport=websocket&sid=${session.sid}`, errors.request],
    [`?EIO=3&transport=polling&sid=${session.sid}`, errors.request],
  ];
  for (const [query, body] of table) assertRefused(await curl(server, `/socket.io/${query}`), body, query);
  assertRefused(await post(server, polling, '40'), errors.method);
  assertRefused(await post(server, `${polling}&sid=nobody`, '40'), errors.sid);
  assert.equal((await session.post('420["request_detailed_stats"]')).body, 'ok', 'it goes on');
});

test('a WebSocket that cannot be served is refused before it opens', async (t) => {
  const server = await startServer(t);
  const table = [
    ['', errors.transport], ['?EIO=4&transport=polling', errors.request], ['?EIO=3&transport=websocket', errors.version],
    ['?EIO=4&transport=abc', errors.transport], ['?EIO=4&transport=websocket&sid=nobody', errors.sid],
  ];
  for (const [query, body] of table) {
    const answer = await new EngineSocket(server, `/socket.io/${query}`).refused(t);
    assertRefused(answer, body, query);
  }
});

test('HEAD opens nothing and takes no poll', async (t) => {
  const server = await startServer(t, ['--limit', 'idle-engine-sessions=1']);
  const session = await EngineSession.join(server);
  const head = (path) => curl(server, path, ['-I']);
  assert.equal((await head(polling)).status, 400);
  assert.equal((await head(session.query('polling'))).status, 400);
  await session.post('420["request_detailed_stats"]');
  assert.equal((await session.pollPackets()).at(-1), '430[{"success":true}]', 'it is there still');
});

test('other methods are not allowed', async (t) => {
  const server = await startServer(t);
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    const answer = await curl(server, polling, ['-X', method]);
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.allow, 'GET, HEAD, POST, OPTIONS');
  }
});

test('pages of every origin may call it, with credentials', async (t) => {
  const server = await startServer(t);
  const origin = 'https://shop.example';
  const session = await EngineSession.open(server, { headers: [`Origin: ${origin}`] });
  const bad = await curl(server, '/socket.io/', ['-H', `Origin: ${origin}`]);
  for (const answer of [await session.post('40'), await session.poll(), bad]) {
    assert.equal(answer.headers['access-control-allow-origin'], origin);
    assert.equal(answer.headers['access-control-allow-credentials'], 'true');
    assert.equal(answer.headers.vary, 'Origin');
  }
  const preflight = await curl(server, polling, ['-X', 'OPTIONS', '-H', `Origin: ${origin}`,
    '-H', 'Access-Control-Request-Method: POST', '-H', 'Access-Control-Request-Headers: x-a']);
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers['access-control-allow-headers'], 'x-a');
  assert.equal((await curl(server, polling)).headers['access-control-allow-origin'], '*');
});

test('the path is found however it is written', async (t) => {
  const server = await startServer(t);
  for (const path of ['/socket.io', '/socket.io/', '//socket.io//', '/Socket.IO/', '/api/socket', '/api//socket/']) {
    const { body } = await curl(server, `${path}?EIO=4&transport=polling&t=abc`);
    assert.match(body, byPolling, path);
  }
});

test('another namespace, and leaving, in packets', async (t) => {
  const server = await startServer(t);
  const session = await EngineSession.open(server);
  await session.post('40/admin,', '40');
  const [refused, own] = await session.pollPackets();
  assert.equal(refused, '44/admin,{"message":"Invalid namespace"}');
  assert.match(own, joined);
  await session.post('41', '40');
  assert.match((await session.pollPackets())[0], joined);
});
