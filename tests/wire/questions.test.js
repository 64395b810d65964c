// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one client asks is bounded, on every transport of dashboards (core/protocol/README.md).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, asArguments, newShare, reachable, startWithToken, token, withCookie } from './support/access.js';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, until, within } from './support/deadline.js';
import { FrameSocket } from './support/frames.js';
import { curl } from './support/http.js';
import { LiveClient } from './support/live.js';
import { startServer } from './support/server.js';
import { SocketIoClient, ways } from './support/socketio.js';

/// So long that it counts as more than `burst` and is read all the same.
const padded = (message, bytes = 4096) => ({ ...message, padding: 'x'.repeat(bytes) });

const burst = 5;
const refusal = 'Too many questions: ask again in a second';
const patient = ['--limit', `questions-burst=${burst}`, '--limit', 'questions-per-second=1'];

test('a raw dashboard that asks too much is refused and stays', async (t) => {
  const server = await startServer(t, patient);
  const flood = await Dashboard.open(t, server);
  const other = await Dashboard.open(t, server);
  for (let i = 0; i < burst + 3; ++i) flood.send({ type: 'request_detailed_stats' });
  assert.equal((await flood.next('error')).data.message, refusal);
  assert.ok(flood.ofType('detailed_stats').length >= burst);
  await other.settle();
  assert.equal(flood.socket.readyState, 1);
});

test('a long question counts as several', async (t) => {
  const server = await startServer(t, patient);
  const dashboard = await Dashboard.open(t, server);
  dashboard.send(padded({ type: 'request_detailed_stats' }));
  await dashboard.next('detailed_stats');
  dashboard.send({ type: 'request_detailed_stats' });
  assert.equal((await dashboard.next('error')).data.message, refusal);
  const live = await LiveClient.open(t, server);
  const answer = live.answerTo(99);
  live.send(padded({ type: 'follow', id: 99, data: null }));
  assert.equal((await answer).type, 'done');
  assert.equal((await live.askFor('follow', null)).data.message, refusal);
});

test('a client of /api/live is told by the id it asked with', async (t) => {
  const server = await startServer(t, patient);
  const client = await LiveClient.open(t, server);
  const answers = await Promise.all(Array.from({ length: burst + 3 }, () => client.askFor('follow', null)));
  const types = answers.map(({ type }) => type);
  assert.deepEqual(types.slice(0, burst), Array(burst).fill('done'));
  assert.equal(answers.at(-1).type, 'error');
  assert.equal(answers.at(-1).data.message, refusal);
});

for (const way of Object.keys(ways)) {
  test(`on Socket.IO by ${way} the acknowledgement says so`, async (t) => {
    const server = await startServer(t, patient);
    const client = await SocketIoClient.open(t, server, way);
    const answers = await Promise.all(Array.from({ length: burst + 3 },
      () => client.ask('track_dashboard_action', { action: 'look' })));
    assert.deepEqual(answers[0], { success: true });
    assert.deepEqual(answers.at(-1), { success: false, error: refusal });
    assert.equal((await client.next('error')).data.message, refusal);
  });
}

test('a page that says too much is not heard, and one that floods is let go', async (t) => {
  const server = await startServer(t, patient);
  const [flood, other] = [await FrameSocket.open(t, server, '/ws?page=/&userId=flood'),
    await FrameSocket.open(t, server, '/ws?page=/&userId=other')];
  flood.send(padded({ type: 'ping' }));
  await flood.next(({ type }) => type === 'pong');
  flood.send({ type: 'inactive' });
  await until('it to be refused', async () =>
    /^footfall_refused_total\{reason="limit"\} 1$/m.test((await curl(server, '/metrics')).body));
  other.taken = other.frames.length;
  other.send({ type: 'heartbeat' });
  assert.equal((await other.next(({ type }) => type === 'count')).count, 2);
  for (let i = 0; i < 100 * burst; ++i) flood.send({ type: 'ping' });
  const { code, reason } = await within(patienceMs, 'the flood to be let go', flood.closed);
  assert.deepEqual([code, reason], [1008, 'Too many questions']);
  await other.next(({ type, count }) => type === 'count' && count === 1);
});

test('who floods on is let go, and nobody else notices', async (t) => {
  const server = await startServer(t, patient);
  const other = await Dashboard.open(t, server);
  const floods = [await Dashboard.open(t, server), await LiveClient.open(t, server)];
  for (const flood of floods) {
    for (let i = 0; i < 100 * burst; ++i) flood.send({ type: 'request_detailed_stats' });
    const { code, reason } = await within(patienceMs, 'the flood to be let go', flood.closed);
    assert.deepEqual([code, reason], [1008, 'Too many questions']);
  }
  await other.settle();
});

test('what is narrowed counts for a share link, however it is asked for', async (t) => {
  const server = await startWithToken(t, [...reachable, '--limit', 'questions-burst=40', '--limit', 'questions-per-second=1']);
  const { cookie } = await newShare(server, 'Anna', asArguments({ Authorization: `Bearer ${token}` }));
  const narrowed = '/api/analytics/summary?device=phone';
  const asReader = (path) => ask(server, path, withCookie(cookie));
  const open = () => LiveClient.open(t, server, { country: 'India' }, { headers: withCookie(cookie) });
  assert.equal((await asReader(narrowed)).status, 200);
  await open();
  const client = await open();
  for (const page of ['/', '/home']) assert.equal((await client.askFor('watch', { page })).type, 'snapshot');
  const refused = await asReader(narrowed);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers['retry-after']) >= 1);
  await assert.rejects(open(), /refused with 429/);
  assert.equal((await client.askFor('watch', { page: '/' })).data.message, refusal);
  assert.equal((await asReader('/api/analytics/summary')).status, 200);
  assert.equal((await ask(server, narrowed, { Authorization: `Bearer ${token}` })).status, 200);
});
