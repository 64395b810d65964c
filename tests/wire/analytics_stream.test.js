// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The analytics stream and its sample (core/protocol/README.md, "Analytics samples").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Dashboard } from './support/dashboard.js';
import { FrameSocket } from './support/frames.js';
import { curl, postEvents } from './support/http.js';
import { isoTime, pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const exactly = new RegExp('^\\{"timestamp":"[^"]+","page_views":(\\d+),"active_users":(\\d+),'
  + '"avg_session_duration":(\\d+\\.\\d+)\\}$');
const periodMs = 1500;
/// A sample may share one that is made 50 ms earlier; the rest is for a busy machine.
const earlyMs = 100;
const lateMs = 1000;
const welcome = '{"message":"Welcome to the Real-Time Analytics API"}';

test('a sample has exactly four keys, from live data', async (t) => {
  const server = await startServer(t);
  const empty = await curl(server, '/api/analytics');
  assert.equal(empty.status, 200);
  assert.match(empty.headers['content-type'], /^application\/json/);
  assert.match(empty.body, exactly);
  assert.match(empty.json.timestamp, isoTime);
  assert.equal(exactly.exec(empty.body)[3], '0.0');

  await postEvents(server, [
    pageview('one', '/', { timestamp: '2026-01-15T12:00:00Z' }),
    pageview('one', '/b', { timestamp: '2026-01-15T12:06:00Z' }),
    pageview('two', '/', { timestamp: '2026-01-15T12:00:00Z' }),
  ]);
  const { body } = await curl(server, '//api//ANALYTICS/');
  assert.deepEqual(exactly.exec(body).slice(1), ['3', '2', '3.0']);
});

test('the stream gives a sample at once and then every 1.5 s', async (t) => {
  const server = await startServer(t);
  await postEvents(server, pageview('one'));
  const client = await FrameSocket.open(t, server, '/api/analytics');
  const first = await client.next();
  client.send('anything');
  client.send({ type: 'request_detailed_stats' });
  await postEvents(server, pageview('two'));
  const second = await client.next();
  const third = await client.next();
  for (const frame of [first, second, third]) assert.match(frame.text, exactly);
  assert.deepEqual([first.active_users, second.active_users], [1, 2]);
  for (const gap of [second.at - first.at, third.at - second.at])
    assert.ok(gap > periodMs - earlyMs && gap < periodMs + lateMs, `${gap} ms between samples`);
});

test('sockets that came and went leave the others their pace', async (t) => {
  const server = await startServer(t);
  const stays = await FrameSocket.open(t, server, '/api/analytics');
  const goes = await FrameSocket.open(t, server, '/api/analytics');
  await goes.next();
  await goes.close();
  const [first, second] = [await stays.next(), await stays.next()];
  assert.ok(second.at - first.at > periodMs - earlyMs);
});

test('the WebSocket /api says its welcome once, then nothing', async (t) => {
  const server = await startServer(t);
  const client = await FrameSocket.open(t, server, '//api/');
  assert.equal((await client.next()).text, welcome);
  client.send({ type: 'hello' });
  await pause(periodMs + lateMs);
  assert.equal(client.frames.length, 1);
  assert.equal((await curl(server, '/api')).body, welcome);
});

test('strangers get neither sample nor stream', async (t) => {
  const server = await startServer(t);
  const stranger = ['-H', 'X-Forwarded-For: 203.0.113.9'];
  assert.equal((await curl(server, '/api/analytics', stranger)).status, 401);
  for (const path of ['/api', '/api/analytics'])
    assert.equal(await Dashboard.statusOf(server, { path, headers: { 'X-Real-IP': '203.0.113.9' } }), 401);
});
