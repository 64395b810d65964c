// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A restart in the middle of the day is invisible on the dashboards but for the reconnect.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { until } from './support/deadline.js';
import { FrameSocket } from './support/frames.js';
import { curl, post, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { pageview, visit } from './support/samples.js';
import { SocketIoClient } from './support/socketio.js';
import { changeStored, dataFolder, logOf, startKeeping, summaryOf } from './support/store.js';

/// What a dashboard shows that a restart must not change.
function shownOf(stats) {
  const { totalActive, totalToday, pagesVisited, countries, eventsToday, activeSessions } = stats;
  return { totalActive, totalToday, pagesVisited, countries, eventsToday, activeSessions };
}

const busyDay = () => Array.from({ length: 300 }, (_, i) => pageview(`s-${i % 40}`, `/page/${i % 7}`,
  { country: i % 3 ? 'India' : 'France', visitorId: `v-${i % 25}`, metadata: { device: 'phone' } }));

for (const end of ['kill', 'stop']) {
  test(`after a ${end} the dashboards show what they showed`, async (t) => {
    const folder = dataFolder(t);
    const server = await startKeeping(t, folder);
    assert.equal((await postEvents(server, busyDay())).json.accepted, 300);
    assert.equal((await postEvents(server, visit)).json.accepted, visit.length);
    const before = shownOf(await summaryOf(server));
    assert.equal(before.totalToday, 27);
    const raw = await Dashboard.open(t, server);
    const socketIo = await SocketIoClient.open(t, server, 'websocket', { reconnection: true });
    await server[end]();

    const again = await startKeeping(t, folder, [], { listen: `127.0.0.1:${server.port}` });
    assert.deepEqual(shownOf(await summaryOf(again)), before);
    await until('the Socket.IO client to come back by itself', () => socketIo.socket.connected);
    const back = await Dashboard.open(t, again);
    await postEvents(again, pageview('one-more', '/page/0'));
    for (const dashboard of [back, socketIo]) {
      const { data } = await dashboard.next('visitor_update',
        ({ event }) => event?.sessionId === 'one-more');
      assert.equal(data.stats.totalToday, before.totalToday + 1);
      assert.equal(data.stats.totalActive, before.totalActive + 1);
      assert.equal(data.stats.pagesVisited['/page/0'], before.pagesVisited['/page/0'] + 1);
    }
    assert.notEqual(raw.socket.readyState, raw.socket.OPEN);
  });
}

test('how often a visitor came is told, and known after a restart', async (t) => {
  const folder = dataFolder(t);
  const anna = (session, more = {}) => pageview(session, '/', { visitorId: 'anna', site: 'shop', ...more });
  const server = await startKeeping(t, folder);
  await postEvents(server, [anna('s-1'), anna('s-2'), anna('s-2'), anna('s-9', { site: 'blog' }), pageview('s-0', '/')]);
  const told = ({ sessions }) => Object.fromEntries(sessions.map(({ sessionId, visits }) => [sessionId, visits]));
  const before = { 's-0': undefined, 's-1': 1, 's-2': 2, 's-9': 1 };
  const client = await LiveClient.open(t, server);
  assert.deepEqual(told(await client.untilState('all to be there', ({ sessions }) => sessions.length === 4)), before);
  await server.kill();

  const again = await startKeeping(t, folder);
  const next = await LiveClient.open(t, again);
  assert.deepEqual(told(await next.untilState('all to be back', ({ sessions }) => sessions.length === 4)), before);
  await postEvents(again, [anna('s-3'), anna('s-2')]);
  const after = await next.untilState('one more', ({ sessions }) => sessions.length === 5);
  assert.deepEqual(told(after), { ...before, 's-3': 3 });
});

test('a visit goes on after a restart', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  await postEvents(server, [pageview('s', '/a'), pageview('s', '/b')]);
  await server.kill();
  const again = await startKeeping(t, folder);
  await postEvents(again, pageview('s', '/c'));
  const [session] = (await curl(again, '/api/analytics/sessions')).json.data;
  assert.deepEqual(session.journey, ['/a', '/b', '/c']);
  assert.equal((await summaryOf(again)).totalToday, 1);
});

/// As if all that is in the log had come so much later.
function setLogAhead(folder, ms) {
  changeStored(folder, `UPDATE events SET received = received + ${ms}; UPDATE marks SET minute = minute + ${ms}`);
}

const minuteMs = 60_000;
const yearMs = 365 * 24 * 60 * minuteMs;
for (const [span, ms, visitors] of [['half an hour', 30 * minuteMs, 27], ['a year', yearMs, 0]]) {
  test(`a log that is ahead by ${span} is taken, and time goes on`, async (t) => {
    const folder = dataFolder(t);
    const server = await startKeeping(t, folder);
    await postEvents(server, busyDay());
    await postEvents(server, visit);
    await server.kill();
    setLogAhead(folder, ms);
    const again = await startKeeping(t, folder);
    assert.equal((await summaryOf(again)).totalToday, visitors);
    assert.equal((await postEvents(again, pageview('new', '/new'))).status, 200);
    const stats = await summaryOf(again);
    assert.equal(stats.totalToday, visitors + 1);
    assert.equal(stats.pagesVisited['/new'], 1);
    const ended = { ...pageview('new', '/new'), type: 'session_end' };
    assert.equal((await postEvents(again, ended)).status, 200);
    assert.equal((await summaryOf(again)).totalActive, stats.totalActive - 1);
    await again.kill();
    const third = await startKeeping(t, folder);
    assert.equal((await summaryOf(third)).totalToday, visitors + 1);
    assert.equal((await logOf(third)).length, 307);
  });
}

test('what was cleared stays cleared, and the log keeps it', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  await postEvents(server, busyDay());
  assert.equal((await post(server, '/api/analytics/clear', {})).status, 200);
  await server.kill();
  const again = await startKeeping(t, folder);
  assert.equal((await summaryOf(again)).eventsToday, 0);
  assert.equal((await summaryOf(again)).totalToday, 0);
  assert.equal((await summaryOf(again)).totalActive, 0);
  await postEvents(again, pageview('new'));
  await again.kill();
  const third = await startKeeping(t, folder);
  assert.equal((await summaryOf(third)).eventsToday, 1);
  assert.equal((await logOf(third)).length, 301);
});

test('a session that only heartbeats keep alive survives a kill', async (t) => {
  const folder = dataFolder(t);
  const timeoutS = 12;
  const keeping = () => startKeeping(t, folder, ['--session-timeout', String(timeoutS)]);
  const server = await keeping();
  await postEvents(server, [pageview('reader', '/long'), pageview('gone', '/')]);
  const begun = Date.now();
  const page = await FrameSocket.open(t, server, '/ws?page=%2Flong&userId=reader');
  const beat = setInterval(() => page.send({ type: 'heartbeat' }), 300);
  t.after(() => clearInterval(beat));
  const isOne = async (server) => (await summaryOf(server)).totalActive === 1;
  await until('the other session to time out', () => isOne(server), 2 * timeoutS * 1000);
  assert.ok(Date.now() - begun >= timeoutS * 1000 - 100);
  clearInterval(beat);
  await server.kill();
  const again = await keeping();
  assert.ok(await isOne(again));
});
