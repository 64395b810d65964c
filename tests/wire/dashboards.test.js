// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What dashboards on the raw WebSocket see of visitors and of each other (core/protocol/README.md,
// "Dashboards").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { curl, postEvents } from './support/http.js';
import { isoTime, pageview, visit } from './support/samples.js';
import { startServer } from './support/server.js';

const statsFields = [
  'activeSessions', 'connectedDashboards', 'countries', 'eventsToday', 'pagesVisited',
  'totalActive', 'totalToday', 'visitorsLastMinute',
];

/// A server with two dashboards that have seen each other.
async function twoDashboards(t) {
  const server = await startServer(t);
  const first = await Dashboard.open(t, server);
  await first.next('user_connected');
  const second = await Dashboard.open(t, server);
  await second.next('user_connected');
  await first.next('user_connected');
  return { server, first, second };
}

/// Posts one event and gives the update that it caused, as both saw it.
async function postAndSee(server, dashboards, event) {
  const answer = await postEvents(server, event);
  assert.equal(answer.status, 200, answer.body);
  const mine = (data) => data.event?.timestamp === answer.json.event.timestamp;
  const [one, other] = await Promise.all(dashboards.map((each) => each.next('visitor_update', mine)));
  assert.equal(one.text, other.text);
  return one.data;
}

async function visitAll({ server, first, second }) {
  let update;
  for (const event of visit) update = await postAndSee(server, [first, second], event);
  return update;
}

test('the first frame is the welcome, the others hear of it without', async (t) => {
  const server = await startServer(t);
  const first = await Dashboard.open(t, server);
  const welcome = await first.next('user_connected');
  assert.match(welcome.text, new RegExp(
    '^\\{"message":"Welcome to the Real-Time Analytics API","type":"user_connected",'
    + '"data":\\{"totalDashboards":1,"connectedAt":"[^"]+"\\}\\}$'));
  assert.match(welcome.data.connectedAt, isoTime);

  const second = await Dashboard.open(t, server);
  assert.equal((await second.next('user_connected')).data.totalDashboards, 2);
  const heard = await first.next('user_connected');
  assert.deepEqual(Object.keys(heard.data), ['totalDashboards', 'connectedAt']);
  assert.equal(heard.data.totalDashboards, 2);
  assert.equal(heard.message, undefined);
});

test('the others hear of a dashboard that leaves', async (t) => {
  const { first, second } = await twoDashboards(t);
  await second.close();
  assert.deepEqual((await first.next('user_disconnected')).data, { totalDashboards: 1 });
});

test('a dashboard that is cut off has left too', async (t) => {
  const { first, second } = await twoDashboards(t);
  second.socket.terminate();
  assert.deepEqual((await first.next('user_disconnected')).data, { totalDashboards: 1 });
});

test('no update comes before there is an event', async (t) => {
  const { first, second } = await twoDashboards(t);
  await first.settle();
  await second.settle();
  assert.deepEqual(first.ofType('visitor_update'), []);
  assert.deepEqual(second.ofType('visitor_update'), []);
});

test('an event of long ago shows as active now', async (t) => {
  const { server, first, second } = await twoDashboards(t);
  const { event, stats } = await postAndSee(server, [first, second], visit[0]);
  assert.equal(event.type, 'pageview');
  assert.equal(event.page, '/home');
  assert.equal(event.sessionId, 'visitor-001');
  assert.equal(event.timestamp, '2025-07-20T10:30:00.000Z');
  assert.equal(event.country, 'India');
  assert.deepEqual(event.metadata, { device: 'desktop', referrer: 'google.com' });
  assert.deepEqual(Object.keys(stats).sort(), statsFields);
  assert.equal(stats.totalActive, 1);
  assert.equal(stats.visitorsLastMinute, 1);
  assert.equal(stats.connectedDashboards, 2);
});

test('the statistics after the visit are what happened', async (t) => {
  const dashboards = await twoDashboards(t);
  const { stats } = await visitAll(dashboards);
  assert.equal(stats.totalActive, 1);
  assert.equal(stats.totalToday, 2);
  assert.deepEqual(stats.pagesVisited, { '/home': 1, '/products': 1, '/about': 1 });
  assert.deepEqual(stats.countries, { USA: 1 });
  assert.equal(stats.eventsToday, 5);
  assert.equal(stats.visitorsLastMinute, 2);
});

test('sessions carry their journey, their end and their duration', async (t) => {
  const begun = Date.now();
  const { stats } = await visitAll(await twoDashboards(t));
  const sessions = new Map(stats.activeSessions.map((session) => [session.sessionId, session]));
  assert.equal(sessions.size, 2);
  const { lastActivity, ...gone } = sessions.get('visitor-001');
  assert.deepEqual(gone, {
    sessionId: 'visitor-001', journey: ['/home', '/products'], currentPage: '/products',
    startTime: '2025-07-20T10:30:00.000Z', country: 'India', active: false,
    metadata: { device: 'desktop', referrer: 'google.com', element: 'buy-button' }, duration: 300,
  });
  assert.match(lastActivity, isoTime);
  assert.ok(Date.parse(lastActivity) >= begun - 1_000, 'activity goes by the time of receipt');
  const there = sessions.get('visitor-002');
  assert.deepEqual(there.journey, ['/about']);
  assert.equal(there.active, true);
  assert.equal(there.duration, 0);
});

test('each step of a session is told as it happens', async (t) => {
  const { server, first, second } = await twoDashboards(t);
  const expected = [
    { sessionId: 'visitor-001', currentPage: '/home', journey: ['/home'], duration: 0, active: true },
    { sessionId: 'visitor-001', currentPage: '/products', journey: ['/home', '/products'], duration: 30, active: true },
    { sessionId: 'visitor-001', currentPage: '/products', journey: ['/home', '/products'], duration: 45, active: true },
    { sessionId: 'visitor-002', currentPage: '/about', journey: ['/about'], duration: 0, active: true },
    { sessionId: 'visitor-001', currentPage: '/products', journey: ['/home', '/products'], duration: 300, active: false },
  ];
  for (const [index, event] of visit.entries()) {
    await postAndSee(server, [first, second], event);
    for (const dashboard of [first, second])
      assert.deepEqual((await dashboard.next('session_activity')).data, expected[index]);
  }
});

test('detailed statistics go to the asker, under both names', async (t) => {
  const dashboards = await twoDashboards(t);
  await visitAll(dashboards);
  const { first, second } = dashboards;
  first.send({ type: 'request_detailed_stats', filter: { country: 'India' } });
  const { data } = await first.next('detailed_stats');
  assert.deepEqual((await first.next('detailed_stats_response')).data, data);
  assert.deepEqual(Object.keys(data).sort(),
    ['events', 'filter', 'pagesVisited', 'sessions', 'summary', 'totalFiltered']);
  assert.deepEqual(data.filter, { country: 'India' });
  assert.deepEqual(data.summary, { totalActive: 1, totalToday: 2 });
  assert.deepEqual(data.events.map((event) => event.type),
    ['session_end', 'click', 'pageview', 'pageview']);
  assert.ok(data.sessions.every((session) => session.country === 'India'));
  assert.ok(Number.isInteger(data.totalFiltered));
  await second.settle();
  assert.equal(second.ofType('detailed_stats').length, 1, 'only its own');
});

test('a filter by page, or under data, or for nothing, is read too', async (t) => {
  const dashboards = await twoDashboards(t);
  await visitAll(dashboards);
  const ask = async (frame) => {
    dashboards.first.send({ type: 'request_detailed_stats', ...frame });
    await dashboards.first.next('detailed_stats_response');
    return (await dashboards.first.next('detailed_stats')).data;
  };
  const about = await ask({ data: { filter: { page: '/about' } } });
  assert.deepEqual(about.events.map((event) => event.sessionId), ['visitor-002']);
  const nowhere = await ask({ filter: { country: 'Atlantis' } });
  assert.deepEqual([nowhere.events, nowhere.sessions, nowhere.totalFiltered], [[], [], 0]);
  for (const frame of [{}, { filter: null }, { filter: 'India' }])
    assert.equal((await ask(frame)).events.length, visit.length);
});

test('an action of one dashboard is told to the others only, and kept', async (t) => {
  const { server, first, second } = await twoDashboards(t);
  const details = { filterType: 'country', value: 'India' };
  first.send({ type: 'track_dashboard_action', action: 'filter_applied', details });
  const { data } = await second.next('dashboard_action');
  assert.equal(data.action, 'filter_applied');
  assert.deepEqual(data.details, details);
  assert.match(data.timestamp, isoTime);
  await first.settle();
  assert.deepEqual(first.ofType('dashboard_action'), []);
  first.send({ type: 'track_dashboard_action', action: 'looked', details: 'x'.repeat(5000) });
  await second.next('dashboard_action');
  const plain = [3, -0.5, 'a "b"', true, [1, {}]];
  for (const told of plain) {
    first.send({ type: 'track_dashboard_action', action: 'told', details: told });
    assert.deepEqual((await second.next('dashboard_action')).data.details, told);
  }
  const { json } = await curl(server, '/api/analytics/actions');
  assert.deepEqual(json.data.map(({ action, details: told }) => [action, told]),
    [...plain.map((told) => ['told', told]).reverse(), ['looked', null], ['filter_applied', details]]);
  assert.ok(!('truncated' in json));
});

test('more actions than fit in an answer are cut, and it says so', async (t) => {
  const server = await startServer(t, ['--limit', 'questions-burst=1000000']);
  const dashboard = await Dashboard.open(t, server);
  for (let i = 0; i < 300; ++i)
    dashboard.send({ type: 'track_dashboard_action', action: `a${i}`, details: 'x'.repeat(4000) });
  await dashboard.settle();
  const { json } = await curl(server, '/api/analytics/actions');
  assert.equal(json.data[0].action, 'a299');
  assert.ok(json.data.length < 300);
  assert.equal(json.truncated, true);
});

test('junk is answered with an error, and the connection stays', async (t) => {
  const { first, second } = await twoDashboards(t);
  const junk = ['not json', '{', '[]', '7', 'null', '""', '{}', '{"type":7}', '{"type":"no_such"}',
    '{"type":"visitor_update","data":{}}', `${'['.repeat(200)}${']'.repeat(200)}`];
  for (const text of junk) {
    first.send(text);
    const { data } = await first.next('error');
    assert.ok(typeof data.message === 'string' && data.message.length > 0, text);
  }
  await first.settle();
  await second.settle();
  assert.deepEqual(second.ofType('error'), []);
});

test('few visitors of a new site raise no warning', async (t) => {
  const { server, first } = await twoDashboards(t);
  for (let i = 1; i <= 24; ++i) await postEvents(server, pageview(`visitor-${i}`));
  await first.next('visitor_update', ({ event }) => event?.sessionId === 'visitor-24');
  assert.deepEqual(first.ofType('alert').map(({ data }) => data.level), ['milestone']);
});

test('many visitors at once of a new site are told once, and each milestone', async (t) => {
  const { server, first, second } = await twoDashboards(t);
  for (let i = 1; i <= 40; ++i) await postEvents(server, pageview(`visitor-${i}`));
  for (const dashboard of [first, second]) {
    const crowd = (await dashboard.next('alert', (data) => data.level === 'warning')).data;
    assert.equal(crowd.details.visitorsLastMinute, 25);
    assert.equal(crowd.message, 'Visitor spike: 25 in the last minute, usual not known yet');
    await dashboard.next('visitor_update', ({ event }) => event?.sessionId === 'visitor-40');
    const milestones = dashboard.ofType('alert').filter(({ data }) => data.level === 'milestone');
    assert.deepEqual(milestones.map(({ data }) => data.details.activeVisitors), [10, 25]);
    assert.match(milestones[0].data.message, /10/);
    assert.equal(dashboard.ofType('alert').length, 3);
  }
});

test('both dashboards see the same, in the same order', async (t) => {
  const dashboards = await twoDashboards(t);
  await visitAll(dashboards);
  const { first, second } = dashboards;
  await first.settle();
  await second.settle();
  const shared = (dashboard) => dashboard.frames
    .filter((frame) => ['visitor_update', 'session_activity', 'alert'].includes(frame.type))
    .map((frame) => frame.text);
  assert.equal(shared(first).filter((text) => text.includes('"visitor_update"')).length, visit.length);
  assert.deepEqual(shared(first), shared(second));
});

test('each event of a site that is not overrun has an update of its own, in order', async (t) => {
  const { server, first, second } = await twoDashboards(t);
  const pages = ['/a', '/b', '/c', '/d', '/e'];
  await Promise.all([first, second].map((dashboard) => dashboard.settle()));
  for (const page of pages.slice(0, 2)) await postEvents(server, pageview('v', page));
  await postEvents(server, pages.slice(2).map((page) => pageview('v', page)));
  for (const dashboard of [first, second]) {
    await dashboard.next('visitor_update', ({ event }) => event.page === '/e');
    const updates = dashboard.ofType('visitor_update').map(({ data }) => data);
    assert.deepEqual(updates.map(({ event }) => event.page), pages);
    assert.ok(updates.every((data) => !('coalesced' in data)));
    assert.deepEqual(Object.keys(updates.at(-1).stats).filter((key) => statsFields.includes(key)).sort(), statsFields);
    assert.equal(updates.at(-1).stats.eventsToday, pages.length);
  }
});
