// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pings, restarts and the end, with clients of /socket.io/.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, within } from './support/deadline.js';
import { postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { EngineSession, EngineSocket, SocketIoClient, ways } from './support/socketio.js';

const quickMs = 3_000;
const pingMs = 400;
const pongMs = 600;
/// Deadlines are looked at four times a second; the rest is for a busy machine.
const lateMs = 1_500;
const shortPings = ['--limit', `websocket-ping-ms=${pingMs}`, '--limit', `websocket-pong-ms=${pongMs}`];
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

for (const way of Object.keys(ways)) {
  test(`${way}: a dashboard comes back after a restart`, { timeout: 60_000 }, async (t) => {
    const server = await startServer(t);
    const client = await SocketIoClient.open(t, server, way,
      { reconnection: true, reconnectionDelay: 50, reconnectionDelayMax: 200, randomizationFactor: 0 });
    await client.next('user_connected');
    const before = client.socket.id;
    await server.stop();
    await within(patienceMs, 'the loss to be noticed', client.left);

    const again = await startServer(t, [], { listen: [`127.0.0.1:${server.port}`] });
    assert.equal((await client.next('user_connected')).data.totalDashboards, 1);
    assert.notEqual(client.socket.id, before);
    assert.equal((await client.next('visitor_update', ({ stats }) => stats.connectedDashboards === 1)).data.event, null);
    await postEvents(again, pageview('a'));
    await client.next('visitor_update', ({ event }) => event?.sessionId === 'a');
  });

  test(`${way}: who answers the pings stays`, async (t) => {
    const server = await startServer(t, shortPings);
    const client = await SocketIoClient.open(t, server, way);
    let pings = 0;
    client.socket.io.engine.on('ping', () => { ++pings; });
    await pause(6 * (pingMs + 250));
    assert.ok(pings >= 4, `${pings} pings`);
    await client.settle();
  });
}

test('a WebSocket that does not answer a ping is closed', async (t) => {
  const server = await startServer(t, shortPings);
  const witness = await Dashboard.open(t, server);
  const socket = await EngineSocket.open(t, server);
  const begun = performance.now();
  assert.match(await socket.next(), new RegExp(`"pingInterval":${pingMs},"pingTimeout":${pongMs},`));
  socket.send('40');
  await witness.next('user_connected', (data) => data.totalDashboards === 2);
  while (await socket.next() !== '2');
  const pinged = performance.now() - begun;
  assert.ok(pinged >= pingMs - 50 && pinged < pingMs + lateMs, `the ping came after ${pinged} ms`);
  await socket.untilClosed();
  const took = performance.now() - begun;
  assert.ok(took >= pingMs + pongMs - 50 && took < pingMs + pongMs + lateMs, `${took} ms`);
  await witness.next('user_disconnected');
});

test('a client by polling that does not answer a ping is forgotten', async (t) => {
  const server = await startServer(t, shortPings);
  const witness = await Dashboard.open(t, server);
  const session = await EngineSession.join(server);
  await witness.next('user_connected', (data) => data.totalDashboards === 2);
  assert.deepEqual(await session.pollPackets(), ['2']);
  assert.deepEqual(await session.pollPackets(), ['1']);
  await witness.next('user_disconnected');
  assert.equal((await session.poll()).body, '{"code":1,"message":"Session ID unknown"}');
});

test('a client by polling that answers stays', async (t) => {
  const server = await startServer(t, shortPings);
  const session = await EngineSession.join(server);
  for (let i = 0; i < 4; ++i) {
    assert.deepEqual(await session.pollPackets(), ['2']);
    assert.equal((await session.post('3')).body, 'ok');
  }
});

test('it stops at once, whoever polls and whoever is going over', async (t) => {
  const server = await startServer(t);
  const polls = [];
  for (let i = 0; i < 5; ++i) {
    polls.push(await (await EngineSession.join(server)).waitingPoll(t));
    const socket = await EngineSocket.open(t, server);
    socket.send('40');
    await socket.next();
  }
  const session = await EngineSession.open(server);
  const candidate = await session.socket().opened(t);
  const clients = await Promise.all(Object.keys(ways).map((way) => SocketIoClient.open(t, server, way)));
  await EngineSession.open(server); // idle
  const begun = performance.now();
  await server.stop();
  assert.ok(performance.now() - begun < quickMs);
  for (const poll of polls) assert.match(await poll.untilClosed(), /^HTTP\/1.1 200 /, 'a whole answer');
  await candidate.untilClosed();
  for (const client of clients) await within(patienceMs, 'the loss to be noticed', client.left);
});
