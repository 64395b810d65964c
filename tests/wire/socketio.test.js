// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Dashboards with the real Socket.IO client, by polling, by WebSocket, and from one to the other
// (core/protocol/README.md, "Dashboards").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, within } from './support/deadline.js';
import { postEvents } from './support/http.js';
import { isoTime, pageview, visit } from './support/samples.js';
import { startServer } from './support/server.js';
import { SocketIoClient, ways } from './support/socketio.js';

const endsAs = { polling: 'polling', websocket: 'websocket', upgrade: 'websocket' };
/// A broadcast is no slower on this transport: at once after quiet, and this for a busy machine.
const promptMs = 2_000;
const longText = 'x'.repeat(900_000);
const manyActions = 60;

function forEachWay(name, body) {
  for (const way of Object.keys(ways)) test(`${way}: ${name}`, (t) => body(t, way));
}

/// A raw dashboard, and one on Socket.IO that it has seen.
async function rawAndSocketIo(t, way) {
  const server = await startServer(t);
  const raw = await Dashboard.open(t, server);
  await raw.next('user_connected');
  const client = await SocketIoClient.open(t, server, way);
  await raw.next('user_connected');
  return { server, raw, client };
}

forEachWay('the welcome comes first, then the full statistics, then what happens', async (t, way) => {
  const server = await startServer(t);
  await postEvents(server, pageview('before'));
  const client = await SocketIoClient.open(t, server, way);
  assert.equal(client.transport, endsAs[way]);
  const first = await client.next('visitor_update');
  assert.deepEqual(client.frames.slice(0, 2).map((frame) => frame.name), ['user_connected', 'visitor_update']);
  const [welcome] = client.frames;
  assert.equal(welcome.type, 'user_connected');
  assert.equal(welcome.message, undefined, 'the words are for the raw transport');
  assert.equal(welcome.data.totalDashboards, 1);
  assert.match(welcome.data.connectedAt, isoTime);
  assert.equal(first.data.event, null);
  assert.equal(first.data.stats.eventsToday, 1);
  assert.equal(first.data.stats.connectedDashboards, 1);

  await postEvents(server, visit[0]);
  const posted = performance.now();
  const { name, data, at } = await client.next('visitor_update');
  assert.equal(name, 'visitor_update');
  assert.equal(data.event.sessionId, 'visitor-001');
  assert.equal(data.stats.eventsToday, 2);
  assert.ok(at - posted < promptMs, `${at - posted} ms`);
  assert.deepEqual((await client.next('session_activity')).data.journey, ['/home']);
});

forEachWay('detailed statistics are read in each of the ways they are asked for', async (t, way) => {
  const { server, raw, client } = await rawAndSocketIo(t, way);
  for (const event of visit) await postEvents(server, event);
  const filter = { country: 'India' };
  const name = 'request_detailed_stats';
  for (const argument of [{ filter }, { type: name, filter }, { data: { filter } }, { type: name, data: { filter } }]) {
    client.send(name, argument);
    const { data } = await client.next('detailed_stats');
    assert.deepEqual(data.filter, filter, JSON.stringify(argument));
    assert.equal(data.events.length, 4);
    assert.deepEqual(data.summary, { totalActive: 1, totalToday: 2 });
  }
  for (const args of [[], [null], [7], [[]], [{ filter: 'India' }]]) {
    assert.deepEqual(await client.ask(name, ...args), { success: true });
    assert.equal((await client.next('detailed_stats')).data.events.length, visit.length);
  }
  await raw.settle();
  assert.equal(raw.ofType('detailed_stats').length, 1, 'only its own');
  assert.ok(client.frames.every((frame) => frame.name !== name), 'never echoed');
});

forEachWay('actions go to the others only, whatever their transport', async (t, way) => {
  const { raw, client } = await rawAndSocketIo(t, way);
  const details = { filterType: 'city', value: 'Zürich 東京 👣' };
  const action = { action: 'filter_applied', details };
  assert.deepEqual(await client.ask('track_dashboard_action', action), { success: true });
  const { data } = await raw.next('dashboard_action');
  assert.deepEqual([data.action, data.details], ['filter_applied', details]);
  assert.match(data.timestamp, isoTime);

  raw.send({ type: 'track_dashboard_action', ...action });
  assert.deepEqual((await client.next('dashboard_action')).data.details, details);
  await client.settle();
  await raw.settle();
  assert.deepEqual([raw, client].map((each) => each.ofType('dashboard_action').length), [1, 1]);
});

forEachWay('what is not understood is answered, and the connection stays', async (t, way) => {
  const { client, raw } = await rawAndSocketIo(t, way);
  for (const name of ['no_such_event', 'visitor_update', 'message', '__proto__']) {
    const answer = await client.ask(name, { a: 1 });
    assert.equal(answer.success, false, name);
    assert.equal(typeof answer.error, 'string');
    assert.equal((await client.next('error')).data.message, answer.error);
  }
  await client.settle();
  await raw.settle();
  assert.deepEqual(raw.ofType('error'), []);
});

forEachWay('a long message is answered', async (t, way) => {
  const { client } = await rawAndSocketIo(t, way);
  assert.equal((await client.ask('no_such_event', longText)).success, false);
  await client.settle();
});

forEachWay('who leaves is missed by the others', async (t, way) => {
  const { raw, client } = await rawAndSocketIo(t, way);
  client.close();
  assert.deepEqual((await raw.next('user_disconnected')).data, { totalDashboards: 1 });
});

forEachWay('who drops the connection is missed as well', async (t, way) => {
  const { raw, client } = await rawAndSocketIo(t, way);
  client.socket.io.engine.close();
  assert.deepEqual((await raw.next('user_disconnected')).data, { totalDashboards: 1 });
});

test('dashboards on all transports see each other and the same', async (t) => {
  const server = await startServer(t);
  const all = [await Dashboard.open(t, server)];
  await all[0].next('user_connected');
  for (const way of Object.keys(ways)) {
    all.push(await SocketIoClient.open(t, server, way));
    for (const each of all) {
      const { data } = await each.next('user_connected');
      assert.equal(data.totalDashboards, all.length);
    }
  }
  const told = (frames, type) => frames
    .filter((frame) => frame.type === type && frame.data.event !== null).map((frame) => frame.data);
  for (const event of visit) {
    await postEvents(server, event);
    for (const each of all) await each.next('visitor_update', (data) => data.event !== null);
  }
  for (let i = 0; i < 10; ++i) await postEvents(server, pageview(`visitor-${i}`));
  for (const each of all) await each.next('alert', (data) => data.level === 'milestone');
  for (const each of all)
    await each.next('visitor_update', (data) => data.stats.eventsToday === visit.length + 10);
  for (const each of all) await each.settle();
  for (const type of ['visitor_update', 'session_activity', 'alert']) {
    const [raw, ...others] = all.map((each) => told(each.frames, type));
    assert.ok(raw.length > 0, type);
    for (const other of others) assert.deepEqual(other, raw, type);
  }
  assert.equal(told(all[0].frames, 'visitor_update').at(-1).stats.connectedDashboards, all.length);

  for (let left = all.length - 1; left > 0; --left) {
    all[left].close();
    for (const each of all.slice(0, left))
      assert.equal((await each.next('user_disconnected')).data.totalDashboards, left);
  }
});

test('nothing is lost, doubled or out of order as a client goes over', async (t) => {
  const server = await startServer(t, ['--limit', 'questions-burst=1000000']);
  const raw = await Dashboard.open(t, server);
  const client = new SocketIoClient(server, 'upgrade');
  t.after(() => client.close());
  await within(patienceMs, 'to join', client.joined);
  let isUpgraded = false;
  client.upgraded.then(() => { isUpgraded = true; });
  const answers = [];
  for (let number = 0; number < manyActions || !isUpgraded; ++number) {
    raw.send({ type: 'track_dashboard_action', action: 'count', details: { number } });
    answers.push(client.ask('track_dashboard_action', { action: 'count', details: { number } }));
    await new Promise(setImmediate);
  }
  raw.send({ type: 'track_dashboard_action', action: 'end' });
  await client.next('dashboard_action', ({ action }) => action === 'end');
  assert.equal((await Promise.all(answers)).length, answers.length);
  await raw.settle();
  const numbers = (each) => each.ofType('dashboard_action')
    .filter(({ data }) => data.action === 'count').map(({ data }) => data.details.number);
  const expected = answers.map((_, number) => number);
  assert.deepEqual(numbers(client), expected);
  assert.deepEqual(numbers(raw), expected);
  assert.equal(client.transport, 'websocket');
});

test('another namespace is refused, ours stays', async (t) => {
  const server = await startServer(t);
  const client = await SocketIoClient.open(t, server, 'websocket');
  const admin = client.socket.io.socket('/admin');
  const refused = new Promise((resolve) => { admin.once('connect_error', resolve); });
  admin.connect();
  assert.equal((await within(patienceMs, 'the refusal', refused)).message, 'Invalid namespace');
  await client.settle();
});

test('the same endpoint answers at /api/socket', async (t) => {
  const server = await startServer(t);
  for (const way of Object.keys(ways)) {
    const client = await SocketIoClient.open(t, server, way, { path: '/api/socket' });
    assert.equal(client.transport, endsAs[way]);
    await client.settle();
  }
});
