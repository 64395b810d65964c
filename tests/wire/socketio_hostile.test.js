// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clients of /socket.io/ that break off, break the rules, or take what is not theirs.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { until } from './support/deadline.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { EngineSession, EngineSocket, SocketIoClient } from './support/socketio.js';

const payloadBytes = 1_000_000;
const promptMs = 2_000;
const upgradeMs = 10_000;
const pollAgainMs = 2_000;
const rounds = 150;
const unknown = '{"code":1,"message":"Session ID unknown"}';
const badRequest = '{"code":3,"message":"Bad request"}';

/// A server with a dashboard on the raw WebSocket that sees who comes and goes.
async function watched(t, options) {
  const server = await startServer(t, options);
  const witness = await Dashboard.open(t, server);
  await witness.next('user_connected');
  return { server, witness };
}

for (const [how, end] of [['reset', (socket) => socket.resetAndDestroy()], ['closed', (socket) => socket.end()]]) {
  test(`a poll that is ${how} mid-way is a client that has left`, async (t) => {
    const { server, witness } = await watched(t);
    const session = await EngineSession.join(server);
    await witness.next('user_connected');
    const poll = await session.waitingPoll(t);
    const begun = performance.now();
    end(poll.socket);
    const { at } = await witness.next('user_disconnected');
    assert.ok(at - begun < promptMs, `${at - begun} ms`);
    assert.equal((await session.poll()).body, unknown);
  });
}

test('a WebSocket that is cut off is a client that has left', async (t) => {
  const { server, witness } = await watched(t);
  const socket = await EngineSocket.open(t, server);
  socket.send('40');
  await witness.next('user_connected');
  socket.socket.terminate();
  await witness.next('user_disconnected');
});

test('an upgrade that never completes leaves the polling as it was', { timeout: 60_000 }, async (t) => {
  const { server } = await watched(t);
  const session = await EngineSession.join(server);
  const silent = await session.socket().opened(t);
  const begun = performance.now();
  const poll = session.pollPackets();
  silent.send('2probe');
  assert.equal(await silent.next(), '3probe');
  assert.deepEqual(await poll, ['6']);
  // No "5" comes: polls are answered empty meanwhile, so that the client could go over.
  assert.deepEqual(await session.pollPackets(), ['6']);
  const second = await session.socket().refused(t);
  assert.deepEqual([second.status, second.body], [400, badRequest]);
  const closed = await new Promise((resolve) => { silent.socket.once('close', resolve); });
  const took = performance.now() - begun;
  assert.equal(closed, 1000);
  assert.ok(took > upgradeMs - 500 && took < upgradeMs + promptMs, `${took} ms`);
  await session.post('421["request_detailed_stats"]');
  assert.equal((await session.pollPackets()).at(-1), '431[{"success":true}]');
  // And it may try again.
  const again = await session.socket().opened(t);
  again.send('2probe');
  assert.equal(await again.next(), '3probe');
  again.send('5');
  again.send('422["request_detailed_stats"]');
  while (await again.next() !== '432[{"success":true}]');
});

test('an upgrade that breaks off, or says something else, leaves the polling as it was', async (t) => {
  const { server, witness } = await watched(t);
  const session = await EngineSession.join(server);
  const ends = [
    (socket) => socket.socket.terminate(), (socket) => socket.socket.close(),
    (socket) => socket.send('40'), (socket) => socket.send('nonsense'), (socket) => socket.send('2'),
  ];
  for (const end of ends) {
    const socket = await session.socket().opened(t);
    end(socket);
    await socket.untilClosed();
    await until('the session to be free again', async () => {
      const next = session.socket();
      t.after(() => next.socket.terminate());
      const { status } = await next.answer;
      if (status === 101) next.socket.close();
      return status === 101 && next.untilClosed();
    });
    await session.post('421["request_detailed_stats"]');
    assert.ok((await session.pollPackets()).includes('431[{"success":true}]'), String(end));
  }
  await witness.settle();
  assert.deepEqual(witness.ofType('user_disconnected'), []);
});

test('who leaves in the middle of an upgrade, when no poll waits, is soon gone', async (t) => {
  const { server, witness } = await watched(t);
  const session = await EngineSession.join(server);
  await witness.next('user_connected');
  const socket = await session.socket().opened(t);
  socket.send('2probe');
  assert.equal(await socket.next(), '3probe');
  const begun = performance.now();
  socket.socket.terminate();
  const { at } = await witness.next('user_disconnected');
  assert.ok(at - begun < pollAgainMs + promptMs, `${at - begun} ms`);
  assert.equal((await session.poll()).body, unknown);
});

test('the sid of somebody else on a WebSocket is of no use', async (t) => {
  const { server, witness } = await watched(t);
  const socket = await EngineSocket.open(t, server);
  const { sid } = JSON.parse((await socket.next()).slice(1));
  socket.send('40');
  await witness.next('user_connected');
  const thief = new EngineSession(server, sid);
  assert.equal((await thief.poll()).body, badRequest);
  assert.equal((await thief.post('41')).body, badRequest);
  assert.equal((await thief.socket().refused(t)).body, badRequest);
  const [connected] = [await socket.next()];
  const own = JSON.parse(connected.slice(2)).sid;
  assert.equal((await new EngineSession(server, own).poll()).body, unknown, 'the socket’s id is no key');
  socket.send('421["request_detailed_stats"]');
  while (await socket.next() !== '431[{"success":true}]');
  assert.deepEqual(witness.ofType('user_disconnected'), []);
});

test('what breaks the protocol ends the session, and nobody else notices', async (t) => {
  const { server, witness } = await watched(t);
  const bodies = ['', '\x1e', '7', 'abc', '2', '4', '4x', '44{"message":"x"}', '40', '451-["a",{"_placeholder":true,"num":0}]',
    '461-0[{}]', 'bAAAA', '42', '42{}', '42["a"', '42[7]', '42999999999999999999["a"]', '42/admin,["a"]', '43[]'];
  for (const body of bodies) {
    const session = await EngineSession.join(server);
    const { status } = await session.post(body);
    assert.ok(status === 200 || status === 400, `${status} for ${body}`);
    const socket = await EngineSocket.open(t, server);
    socket.send('40');
    socket.send(body);
    socket.send('1');
    await socket.untilClosed();
    await session.post('1');
  }
  await witness.settle();
  const stats = (await curl(server, '/api/analytics/summary')).json.data;
  assert.equal(stats.connectedDashboards, 1);
});

test('binary packets and frames are refused', async (t) => {
  const server = await startServer(t);
  const socket = await EngineSocket.open(t, server);
  socket.send(Buffer.from('40'));
  assert.equal(await socket.untilClosed(), 1003);
  for (const packet of ['451-["a",{"_placeholder":true,"num":0}]', '461-0[{}]']) {
    const session = await EngineSession.join(server);
    await session.post(packet);
    assert.equal((await session.pollPackets()).at(-1), '1', packet);
    const other = await EngineSocket.open(t, server);
    other.send('40');
    other.send(packet);
    assert.equal(await other.untilClosed(), 1002, packet);
  }
});

test('a payload of the size that was promised is taken, a longer one is not', async (t) => {
  const server = await startServer(t);
  const event = (bytes) => `421["no_such_event","${'x'.repeat(bytes - 23)}"]`;
  assert.equal(event(payloadBytes).length, payloadBytes);
  const session = await EngineSession.join(server);
  assert.equal((await session.post(event(payloadBytes))).body, 'ok');
  assert.match((await session.pollPackets()).at(-1), /^431\[\{"success":false/);
  assert.equal((await session.post(event(payloadBytes + 1))).status, 413);
  assert.equal((await session.post(event(3 * payloadBytes))).status, 413);
  await session.post('422["request_detailed_stats"]');
  assert.equal((await session.pollPackets()).at(-1), '432[{"success":true}]');

  const socket = await EngineSocket.open(t, server);
  socket.send('40');
  socket.send(event(payloadBytes));
  while (!(await socket.next()).startsWith('431[{"success":false'));
  socket.send(event(payloadBytes + 1));
  assert.equal(await socket.untilClosed(), 1009);
});

test('other WebSockets are held to their own bound', async (t) => {
  const { witness } = await watched(t);
  witness.send('x'.repeat(64 * 1024 + 1));
  assert.equal((await witness.closed).code, 1009);
});

test('sessions without a request are bounded, the longest idle goes', async (t) => {
  const server = await startServer(t, ['--limit', 'idle-engine-sessions=3']);
  const sessions = [];
  for (let i = 0; i < 5; ++i) sessions.push(await EngineSession.open(server));
  const bodies = [];
  for (const session of sessions) bodies.push((await session.post('40')).body);
  assert.deepEqual(bodies, [unknown, unknown, 'ok', 'ok', 'ok']);
});

test('a viewer that does not fetch is let go', async (t) => {
  const { server } = await watched(t);
  const session = await EngineSession.join(server, { headers: ['X-Forwarded-For: 203.0.113.7'] });
  const questions = Array.from({ length: 200 }, () => '42["no_such_event"]');
  await until('it to be let go', async () => (await session.post(...questions)).body === unknown);
  assert.equal((await curl(server, '/health')).json.status, 'ok');
});

test('noise leaves nothing behind', { timeout: 120_000 }, async (t) => {
  const { server, witness } = await watched(t);
  const before = server.openDescriptors();
  for (let round = 0; round < rounds; ++round) {
    const noise = randomBytes(1 + (round * 37) % 2000);
    const session = await EngineSession.open(server);
    await post(server, session.query('polling'), noise, { type: 'text/plain' });
    const socket = await EngineSocket.open(t, server);
    socket.send('40');
    socket.send(noise.toString('latin1'));
    socket.socket.terminate();
  }
  await until('the descriptors to be closed', () => server.openDescriptors() <= before);
  await until('all to be forgotten', async () =>
    (await curl(server, '/api/analytics/summary')).json.data.connectedDashboards === 1);
  const client = await SocketIoClient.open(t, server, 'upgrade');
  await postEvents(server, pageview('after'));
  await client.next('visitor_update', (data) => data.event?.sessionId === 'after');
  await witness.settle();
});
