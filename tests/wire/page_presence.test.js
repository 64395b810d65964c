// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is on a page, at /ws (core/protocol/README.md, "Public counters").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Dashboard } from './support/dashboard.js';
import { FrameSocket } from './support/frames.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const count = (n) => (frame) => frame.type === 'count' && frame.count === n;
/// A change is told within 100 ms; the rest is for a busy machine.
const toldMs = 1_000;
const storm = 200;

const path = (page, user) => `/ws?page=${encodeURIComponent(page)}&userId=${user}`;
const open = (t, server, page, user, headers) =>
  FrameSocket.open(t, server, path(page, user), headers);

test('everyone on a page is told how many are there', async (t) => {
  const server = await startServer(t);
  const first = await open(t, server, '/test', 'test-user-123');
  const frame = await first.next();
  assert.match(frame.text, /^\{"type":"count","count":1,"timestamp":\d{13}\}$/);
  assert.ok(Math.abs(Date.now() - frame.timestamp) < 60_000);

  const second = await open(t, server, '/test', 'another');
  await Promise.all([first.next(count(2)), second.next(count(2))]);
  const elsewhere = await open(t, server, '/posts/other', 'another');
  assert.equal((await elsewhere.next()).count, 1);

  const closed = performance.now();
  second.socket.terminate();
  const { at } = await first.next(count(1));
  assert.ok(at - closed < toldMs, `told after ${at - closed} ms`);
});

test('a client is answered as its description says', async (t) => {
  const server = await startServer(t);
  const hidden = await open(t, server, '/', 'a');
  const other = await open(t, server, '/', 'b');
  await Promise.all([hidden, other].map((client) => client.next(count(2))));

  hidden.send({ type: 'heartbeat', userId: 'x', pageUrl: '/elsewhere', timestamp: 1234567890 });
  assert.ok(count(2)(await hidden.next()));
  hidden.send({ type: 'ping' });
  assert.match((await hidden.next()).text, /^\{"type":"pong","timestamp":\d{13}\}$/);
  hidden.send({ type: 'inactive' });
  await Promise.all([hidden.next(count(1)), other.next(count(1))]);
  hidden.send({ type: 'active' });
  await Promise.all([hidden.next(count(2)), other.next(count(2))]);

  const before = hidden.frames.length;
  for (const nonsense of ['', 'no JSON', '[]', '{"type":7}', '{"type":"what"}', '{"type":null}'])
    hidden.send(nonsense);
  hidden.send({ type: 'ping' });
  assert.equal((await hidden.next()).type, 'pong');
  assert.equal(hidden.frames.length, before + 1);
});

test('pages of two sites are two pages', async (t) => {
  const server = await startServer(t);
  const here = await open(t, server, '/', 'a', { Origin: 'https://one.example' });
  const there = await open(t, server, '/', 'a', { Origin: 'https://two.example' });
  assert.equal((await here.next()).count, 1);
  assert.equal((await there.next()).count, 1);
});

test('what is no upgrade, or lacks a parameter, is refused', async (t) => {
  const server = await startServer(t);
  const plain = await curl(server, '/ws?page=/&userId=u');
  assert.equal(plain.status, 426);
  assert.deepEqual(plain.json, { error: 'Expected WebSocket upgrade' });

  const upgrade = ['-H', 'Connection: Upgrade', '-H', 'Upgrade: websocket',
    '-H', 'Sec-WebSocket-Version: 13', '-H', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
  for (const query of ['', '?page=/', '?userId=u', '?page=&userId=u', '?page=/&userId=']) {
    const answer = await curl(server, `/ws${query}`, upgrade);
    assert.equal(answer.status, 400, query);
    assert.deepEqual(answer.json, { error: 'Missing page or userId parameter' });
  }
  for (const [page, user] of [['/'.repeat(2049), 'u'], ['/', 'u'.repeat(129)]])
    assert.equal(await Dashboard.statusOf(server, { path: path(page, user) }), 400);
});

test('who falls silent is not counted, and then closed', async (t) => {
  const server = await startServer(t,
    ['--limit', 'page-silence-ms=1500', '--limit', 'page-check-ms=4000']);
  const silent = await open(t, server, '/', 'silent');
  const speaks = await open(t, server, '/', 'speaks');
  const beat = setInterval(() => speaks.send({ type: 'heartbeat' }), 300);
  t.after(() => clearInterval(beat));
  await speaks.next(count(2));
  await speaks.next(count(1));
  assert.equal(silent.socket.readyState, silent.socket.OPEN);
  assert.deepEqual(await silent.closed, { code: 1000, reason: 'Heartbeat timeout' });
  assert.equal(speaks.socket.readyState, speaks.socket.OPEN);
});

test('who speaks again in time is counted again', async (t) => {
  const server = await startServer(t,
    ['--limit', 'page-silence-ms=1000', '--limit', 'page-check-ms=60000']);
  const client = await open(t, server, '/', 'a');
  await client.next(count(1));
  await client.next(count(0));
  client.send({ type: 'ping' });
  await client.next(count(1));
});

test('a page that beats keeps the session of the same id', async (t) => {
  const server = await startServer(t, ['--session-timeout', '2']);
  await postEvents(server, [pageview('kept'), pageview('left')]);
  const client = await open(t, server, '/home', 'kept');
  const beat = setInterval(() => client.send({ type: 'heartbeat' }), 200);
  t.after(() => clearInterval(beat));
  await pause(3_500);
  const { data } = (await curl(server, '/api/analytics/sessions')).json;
  assert.deepEqual(data.map((session) => session.sessionId), ['kept']);
  assert.ok(data[0].duration >= 2, `${data[0].duration} s`);
});

test('many arrivals are told together', async (t) => {
  const server = await startServer(t);
  const witness = await open(t, server, '/busy', 'witness');
  await witness.next(count(1));
  const begun = performance.now();
  await Promise.all(Array.from({ length: storm }, (_, i) => open(t, server, '/busy', `u${i}`)));
  const { at } = await witness.next(count(storm + 1));
  const told = witness.frames.length;
  const most = 3 + (at - begun) / 100;
  assert.ok(told <= most, `${told} counts in ${at - begun} ms`);
});
