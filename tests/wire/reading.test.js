// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is read back over HTTP: summary, sessions, clear and health (core/protocol/README.md,
// "Events" and "Public counters").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { curl, postEvents } from './support/http.js';
import { isoTime, pageview, visit } from './support/samples.js';
import { startServer } from './support/server.js';

async function sessions(server, query = '') {
  const answer = await curl(server, `/api/analytics/sessions${query}`);
  assert.equal(answer.status, 200, answer.body);
  assert.equal(answer.json.success, true);
  assert.match(answer.json.timestamp, isoTime);
  return answer.json;
}

const idsOf = ({ data }) => data.map((session) => session.sessionId);

test('the summary of the visit', async (t) => {
  const server = await startServer(t);
  for (const event of visit) await postEvents(server, event);
  const answer = await curl(server, '/api/analytics/summary');
  assert.equal(answer.status, 200);
  const { success, data, timestamp } = answer.json;
  assert.equal(success, true);
  assert.match(timestamp, isoTime);
  assert.equal(data.totalActive, 1);
  assert.equal(data.totalToday, 2);
  assert.equal(data.eventsToday, 5);
  assert.equal(data.visitorsLastMinute, 2);
  assert.equal(data.connectedDashboards, 0);
  assert.deepEqual(data.pagesVisited, { '/home': 1, '/products': 1, '/about': 1 });
  assert.deepEqual(data.countries, { USA: 1 });
  assert.deepEqual(data.recentEvents.map((event) => `${event.type} ${event.page}`),
    ['session_end /products', 'pageview /about', 'click /products', 'pageview /products', 'pageview /home']);
  const active = new Map(data.activeSessions.map((session) => [session.sessionId, session.active]));
  assert.deepEqual([active.get('visitor-001'), active.get('visitor-002')], [false, true]);
});

test('the newest fifty events are in the summary', async (t) => {
  const server = await startServer(t);
  await postEvents(server, Array.from({ length: 80 }, (_, i) => pageview(`v${i}`)));
  const { recentEvents } = (await curl(server, '/api/analytics/summary')).json.data;
  assert.equal(recentEvents.length, 50);
  assert.equal(recentEvents[0].sessionId, 'v79');
  assert.equal(recentEvents[49].sessionId, 'v30');
});

test('only active sessions are listed, as they are', async (t) => {
  const server = await startServer(t);
  for (const event of visit) await postEvents(server, event);
  const { data, total } = await sessions(server);
  assert.equal(total, 1);
  assert.equal(data.length, 1);
  const { lastActivity, ...rest } = data[0];
  assert.match(lastActivity, isoTime);
  assert.deepEqual(rest, {
    sessionId: 'visitor-002', journey: ['/about'], currentPage: '/about',
    startTime: '2025-07-20T10:31:00.000Z', country: 'USA', active: true,
    metadata: { device: 'mobile', referrer: 'facebook.com' }, duration: 0,
  });
});

test('sessions come in pages, the most recent first', async (t) => {
  const server = await startServer(t);
  for (let i = 0; i < 5; ++i) await postEvents(server, pageview(`v${i}`));
  assert.deepEqual(idsOf(await sessions(server)), ['v4', 'v3', 'v2', 'v1', 'v0']);
  const page = await sessions(server, '?limit=2&offset=1');
  assert.deepEqual(idsOf(page), ['v3', 'v2']);
  assert.equal(page.total, 5);
  assert.deepEqual(idsOf(await sessions(server, '?offset=5')), []);
});

test('a page has a hundred sessions, at most five hundred', async (t) => {
  const server = await startServer(t);
  await postEvents(server, Array.from({ length: 600 }, (_, i) => pageview(`v${i}`)));
  assert.equal((await sessions(server)).data.length, 100);
  const most = await sessions(server, '?limit=100000');
  assert.equal(most.data.length, 500);
  assert.equal(most.total, 600);
});

test('sessions are found by country and page', async (t) => {
  const server = await startServer(t);
  await postEvents(server, [
    pageview('a', '/home', { country: 'India' }), pageview('b', '/home', { country: 'USA' }),
    pageview('c', '/a b?x=1&y', { country: 'Côte d’Ivoire' }),
  ]);
  assert.deepEqual(idsOf(await sessions(server, '?country=India')), ['a']);
  assert.deepEqual(idsOf(await sessions(server, '?page=/home')), ['b', 'a']);
  assert.deepEqual(idsOf(await sessions(server, '?page=%2Fhome&country=USA')), ['b']);
  assert.deepEqual(idsOf(await sessions(server, '?page=%2Fa+b%3Fx%3D1%26y')), ['c']);
  assert.deepEqual(idsOf(await sessions(server, `?country=${encodeURIComponent('Côte d’Ivoire')}`)), ['c']);
  assert.equal((await sessions(server, '?country=Atlantis')).total, 0);
});

test('a session leaves the page and country that it left', async (t) => {
  const server = await startServer(t);
  await postEvents(server, pageview('a', '/home', { country: 'India' }));
  await postEvents(server, pageview('a', '/about', { country: 'India' }));
  assert.deepEqual(idsOf(await sessions(server, '?page=/home')), []);
  assert.deepEqual(idsOf(await sessions(server, '?page=/about')), ['a']);
});

test('senseless pages are answered, not obeyed', async (t) => {
  const server = await startServer(t);
  await postEvents(server, pageview('a'));
  for (const query of ['?limit=-1', '?limit=x', '?offset=-7', '?limit=1e9', '?offset=99999999999999999999']) {
    const { status } = await curl(server, `/api/analytics/sessions${query}`);
    assert.ok(status === 200 || status === 400, query);
  }
  assert.equal((await sessions(server)).total, 1);
});

test('clear begins anew, and dashboards stay', async (t) => {
  const server = await startServer(t);
  const dashboard = await Dashboard.open(t, server);
  for (const event of visit) await postEvents(server, event);
  const answer = await curl(server, '/api/analytics/clear', ['-X', 'POST']);
  assert.equal(answer.status, 200);
  assert.equal(answer.json.success, true);
  const { data } = (await curl(server, '/api/analytics/summary')).json;
  assert.deepEqual(
    [data.totalActive, data.totalToday, data.eventsToday, data.pagesVisited, data.countries,
      data.recentEvents, data.activeSessions, data.connectedDashboards],
    [0, 0, 0, {}, {}, [], [], 1]);
  await postEvents(server, pageview('again'));
  await dashboard.next('visitor_update', ({ stats }) => stats.eventsToday === 1);
});

test('health has the four fields that clients know', async (t) => {
  const server = await startServer(t);
  const { status, json } = await curl(server, '/health');
  assert.equal(status, 200);
  const { timestamp, ...rest } = json;
  assert.match(timestamp, isoTime);
  assert.deepEqual(rest, { status: 'ok', totalConnections: 0, uniqueVisitors: 0 });
});
