// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many events at once: nothing is lost, and dashboards get no more than they can take in
// (core/protocol/README.md, "Dashboards").
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const events = 20_000;
const batch = 100;
const clients = 4;
const sessions = 500;
const broadcastBytes = 128 * 1024;
const updatesPerSecond = 4;
/// Events that are told of by themselves before that.
const burst = 40;
/// They are due within 250 ms; the rest is for a busy machine.
const soonMs = 3_000;

function batchFrom(start) {
  return JSON.stringify(Array.from({ length: batch }, (_, i) => {
    const session = (start + i) % sessions;
    return pageview(`visitor-${session}`, `/page/${(start + i) % 37}`, { country: 'India' });
  }));
}

function postOnce(server, agent, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json' };
    const posted = request(server.url('/api/events'), { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => { text += part; });
      answer.on('end', () => resolve(JSON.parse(text)));
    });
    posted.on('error', reject);
    posted.end(body);
  });
}

async function sendAll(t, server) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  t.after(() => agent.destroy());
  let sent = 0;
  let accepted = 0;
  const client = async () => {
    while (sent < events) {
      const body = batchFrom(sent);
      sent += batch;
      const answer = await postOnce(server, agent, body);
      accepted += answer.accepted;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return accepted;
}

const standsFor = (update) => update.data.coalesced ?? 1;
const total = (updates) => updates.reduce((sum, update) => sum + standsFor(update), 0);

test('under load updates are few, complete and bounded', async (t) => {
  const server = await startServer(t);
  const dashboards = [await Dashboard.open(t, server), await Dashboard.open(t, server)];
  assert.equal(await sendAll(t, server), events);
  for (const dashboard of dashboards) {
    const last = await dashboard.next('visitor_update', ({ stats }) => stats.eventsToday === events);
    assert.equal(last.data.stats.totalActive, sessions);
    assert.equal(last.data.stats.totalToday, sessions);
    const views = Object.values(last.data.stats.pagesVisited).reduce((sum, count) => sum + count, 0);
    assert.equal(views, events);

    const updates = dashboard.ofType('visitor_update');
    assert.equal(total(updates), events, 'each event is accounted for once');
    const seconds = (updates.at(-1).at - updates[0].at) / 1_000;
    assert.ok(updates.length <= burst + 3 + seconds * updatesPerSecond * 1.25,
      `${updates.length} updates in ${seconds} s`);
    for (const { text } of dashboard.frames) assert.ok(Buffer.byteLength(text) <= broadcastBytes);
  }
  const { data } = (await curl(server, '/api/analytics/summary')).json;
  assert.equal(data.eventsToday, events);
});

test('the first change after quiet goes out at once', async (t) => {
  const server = await startServer(t);
  const dashboard = await Dashboard.open(t, server);
  await dashboard.settle();
  await postEvents(server, [pageview('a'), pageview('b'), pageview('c')]);
  const first = await dashboard.next('visitor_update');
  await postEvents(server, pageview('d'));
  const second = await dashboard.next('visitor_update', ({ stats }) => stats.eventsToday === 4);
  assert.equal(total(dashboard.ofType('visitor_update')), 4);
  assert.ok(second.at - first.at < soonMs, 'the newest statistics come soon');
});

test('broadcasts stay small whatever visitors send', async (t) => {
  const server = await startServer(t);
  const dashboard = await Dashboard.open(t, server);
  const long = (i) => pageview(`${'s'.repeat(100)}${i}`, `/${'p'.repeat(2_000)}${i}`,
    { country: `${'c'.repeat(60)}${i}`, metadata: { note: 'n'.repeat(3_900) } });
  for (let start = 0; start < 400; start += 100)
    await postEvents(server, Array.from({ length: 100 }, (_, i) => long(start + i)));
  await dashboard.next('visitor_update', ({ stats }) => stats.eventsToday === 400);
  await dashboard.settle();
  const sizes = dashboard.frames.filter((frame) => !frame.type.startsWith('detailed'))
    .map((frame) => Buffer.byteLength(frame.text));
  assert.ok(Math.max(...sizes) <= broadcastBytes, `${Math.max(...sizes)} bytes`);
  const summary = await curl(server, '/api/analytics/summary');
  assert.ok(summary.body.length <= 1024 * 1024 + broadcastBytes);
});
