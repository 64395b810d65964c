// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A dashboard that does not read is let go, and nobody else notices (core/protocol/README.md,
// "Dashboards").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { until } from './support/deadline.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const questions = 3_000;
const sessions = 200;
const letGoMs = 30_000;
/// An update is due within 250 ms; the rest is for a busy machine.
const undisturbedMs = 2_000;

const crowd = Array.from({ length: sessions }, (_, i) =>
  pageview(`visitor-${i}`, `/${'long-page-name/'.repeat(20)}${i}`, { country: `Country ${i % 40}` }));

/// Asks for a great deal and reads none of it.
function fallSilent(dashboard) {
  dashboard.socket.pause();
  for (let i = 0; i < questions; ++i)
    dashboard.send({ type: 'request_detailed_stats', filter: {} });
}

test('who does not read is let go, and nobody else notices', { timeout: 120_000 }, async (t) => {
  const server = await startServer(t, [
    '--limit', 'subscriber-stall-ms=2000', '--limit', `questions-burst=${questions}`,
  ]);
  const witness = await Dashboard.open(t, server);
  await witness.next('user_connected');
  await postEvents(server, crowd);
  const silent = await Dashboard.open(t, server);
  await witness.next('user_connected');
  fallSilent(silent);

  let number = 0;
  await until('the silent dashboard to be let go', async () => {
    const { event } = (await postEvents(server, pageview(`other-${number++}`))).json;
    const asked = performance.now();
    const { at } = await witness.next('visitor_update',
      (data) => Date.parse(data.event.timestamp) >= Date.parse(event.timestamp));
    assert.ok(at - asked < undisturbedMs, `an update took ${at - asked} ms`);
    return witness.ofType('user_disconnected').length > 0;
  }, letGoMs);

  assert.deepEqual((await witness.next('user_disconnected')).data, { totalDashboards: 1 });
  await witness.settle();
});

test('who asks on without reading is let go before the answers pile up', async (t) => {
  const server = await startServer(t, ['--limit', 'subscriber-hard-bytes=65536']);
  await postEvents(server, crowd);
  const silent = await Dashboard.open(t, server);
  await silent.next('user_connected');
  silent.socket.pause();
  const asked = 200;
  for (let i = 0; i < asked; ++i) silent.send({ type: 'request_detailed_stats', filter: {} });
  await until('it to be let go', async () =>
    (await curl(server, '/api/analytics/summary')).json.data.connectedDashboards === 0);
  silent.socket.resume();
  assert.equal((await silent.closed).code, 1013);
  assert.ok(silent.ofType('detailed_stats').length < asked / 2);
});

test('a dashboard that reads slowly but reads is kept', async (t) => {
  const server = await startServer(t);
  const dashboard = await Dashboard.open(t, server);
  await postEvents(server, crowd);
  for (let round = 0; round < 5; ++round) {
    dashboard.socket.pause();
    for (let i = 0; i < 10; ++i) await postEvents(server, pageview(`late-${round}-${i}`));
    dashboard.socket.resume();
    await dashboard.settle();
  }
  const events = sessions + 50;
  await dashboard.next('visitor_update', ({ stats }) => stats.eventsToday === events);
});
