// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What our own dashboards see over `/api/live` (core/protocol/live/README.md).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { curl, post, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { pageview, visit } from './support/samples.js';
import { startServer } from './support/server.js';

const deltaBytes = 192 * 1024;
/// An update is due within a second; the rest is for a busy machine.
const undisturbedMs = 4_000;
/// Between a server and a client on this machine that does not read, with what the server queues.
const moreThanKernelsHold = 8 * 1024 * 1024;

/// The state without what goes by the time only.
function settled({ at, series, totals, ...lists }) {
  const { eventsPerSecond, ...steady } = totals;
  return { ...lists, totals: steady, events: lists.events.map(({ number }) => number) };
}

const ids = (sessions) => sessions.map(({ sessionId }) => sessionId);

test('the state comes first, then a snapshot of an empty server', async (t) => {
  const server = await startServer(t, ['--trackers', 'umami,matomo']);
  const client = await LiveClient.open(t, server);
  await client.next('snapshot');
  const [first, second] = client.frames;
  assert.deepEqual(first.data, {
    version: '0.1.0', access: 'operator', simulated: false, refused: 0, sites: [], trackers: ['umami', 'matomo'],
    store: { phase: 'none', commitMs: 0, detail: '', unkept: 0, note: '' },
    timeZone: first.data.timeZone, sensitivity: { others: 'normal', sites: {} }, marks: [],
    filtered: { lastMinute: 0, today: 0, since: first.data.filtered.since, agents: [], newest: [], choices: [] },
    addresses: [server.url()], webhooks: [],
    refusals: { since: first.data.refusals.since, counts: { access: 0, limit: 0, bad_input: 0, site: 0 }, newest: [] },
  });
  assert.match(first.data.timeZone, /^[A-Z]/);
  assert.equal(second.type, 'snapshot');
  assert.equal(client.state.totals.active, 0);
  assert.equal(client.state.totals.dashboards, 1);
  assert.equal(client.state.series.length, 60);
  assert.deepEqual(client.state.events, []);
});

test('a visit shows as it happens, with all its words', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  for (const event of visit) await postEvents(server, event);
  const state = await client.untilState('the visit', ({ totals }) => totals.eventsToday === visit.length);
  assert.equal(state.totals.active, 1);
  assert.equal(state.totals.visitorsToday, 2);
  assert.deepEqual(state.events.map(({ number }) => number), [5, 4, 3, 2, 1]);
  const { receivedAt, ...click } = state.events[2];
  assert.ok(Math.abs(Date.now() - receivedAt) < 60_000);
  assert.deepEqual(click, {
    number: 3, type: 'click', page: '/products', sessionId: 'visitor-001', country: 'India',
    element: 'buy-button', timestamp: Date.parse('2025-07-20T10:30:45Z'),
  });
  assert.deepEqual(ids(state.sessions), ['visitor-002', 'visitor-001']);
  const { lastActivityAt, ...gone } = state.sessions[1];
  assert.deepEqual(gone, {
    visit: 1, sessionId: 'visitor-001', currentPage: '/products', entryPage: '/home', country: 'India',
    device: 'desktop', referrer: 'google.com', startedAt: Date.parse('2025-07-20T10:30:00Z'),
    durationSeconds: 300, steps: 2,
    journey: [
      { page: '/home', at: Date.parse('2025-07-20T10:30:00Z'), dwellMs: 30_000 },
      {
        page: '/products', at: Date.parse('2025-07-20T10:30:30Z'), dwellMs: 270_000,
        clicks: [{ element: 'buy-button', at: Date.parse('2025-07-20T10:30:45Z') }],
      },
    ],
  });
  assert.equal(state.sessions[0].active, true);
  assert.deepEqual(state.countries, [['USA', 1]]);
  assert.deepEqual(state.pagesNow, [['/about', 1, '']]);
  assert.deepEqual(state.pagesToday.map(([page, count]) => `${page} ${count}`).sort(),
    ['/about 1', '/home 1', '/products 1']);
  assert.deepEqual(state.sites, [['', 1]]);
});

test('a snapshot and its deltas add up to a fresh snapshot', async (t) => {
  const server = await startServer(t);
  const view = { events: 20, sessions: 10, rows: 5, alerts: 3, steps: 3 };
  const follower = await LiveClient.open(t, server, view);
  for (let i = 0; i < 60; ++i) {
    await postEvents(server, [
      pageview(`visitor-${i % 17}`, `/page-${i % 7}`, { country: `Country ${i % 6}`, site: `site-${i % 3}` }),
      { type: i % 5 ? 'click' : 'session_end', page: '/x', sessionId: `visitor-${(i * 3) % 17}`, site: `site-${i % 3}` },
    ]);
  }
  await follower.untilState('all events', ({ totals }) => totals.eventsToday === 120);
  await follower.settle();
  const fresh = await LiveClient.open(t, server, view);
  for (const client of [follower, fresh])
    await client.untilState('both', ({ totals }) => totals.dashboards === 2);
  assert.ok(follower.ofType('delta').length > 3);
  assert.equal(follower.ofType('snapshot').length, 1);
  assert.deepEqual(settled(follower.state), settled(fresh.state));
  assert.equal(follower.state.events.length, 20);
  assert.equal(follower.state.sessions.length, 10);
});

test('who looks at the same gets the same bytes', async (t) => {
  const server = await startServer(t);
  const one = await LiveClient.open(t, server, { country: 'India' });
  const other = await LiveClient.open(t, server, { country: 'India' });
  await one.untilState('both', ({ totals }) => totals.dashboards === 2);
  await postEvents(server, visit);
  const seen = (data) => data.totals?.eventsToday === visit.length;
  const [here, there] = await Promise.all([one.next('delta', seen), other.next('delta', seen)]);
  assert.equal(here.text, there.text);
});

test('after a dropped connection it goes on from the last frame', async (t) => {
  const server = await startServer(t);
  const view = { site: 'shop' };
  const before = await LiveClient.open(t, server, view);
  await postEvents(server, pageview('early', '/', { site: 'shop' }));
  await before.untilState('the early one', ({ totals }) => totals.active === 1);
  before.socket.terminate();
  await postEvents(server, pageview('meanwhile', '/', { site: 'shop' }));
  const after = await LiveClient.open(t, server, view, { before });
  const { sessions } = await after.untilState('the one meanwhile', ({ totals }) => totals.active === 2);
  assert.deepEqual(ids(sessions), ['meanwhile', 'early']);
  assert.equal(after.ofType('snapshot').length, 0);
});

test('who goes on from what is not known gets a snapshot', async (t) => {
  const server = await startServer(t);
  for (const since of [0, 17, Date.now(), 2 ** 53]) {
    const client = await LiveClient.open(t, server, { since });
    await client.next('snapshot');
  }
});

test('after a restart there is a snapshot', async (t) => {
  const first = await startServer(t);
  const before = await LiveClient.open(t, first);
  await postEvents(first, visit);
  await before.untilState('the visit', ({ totals }) => totals.eventsToday === visit.length);
  await first.stop();
  const second = await startServer(t);
  const after = await LiveClient.open(t, second, {}, { before });
  const { seq } = await after.next('snapshot');
  assert.notEqual(seq, before.seq);
  assert.equal(after.state.totals.eventsToday, 0);
});

test('filters narrow all that is live, the figures of the day follow the site', async (t) => {
  const server = await startServer(t);
  const from = (referrer, device) => ({ metadata: { referrer, device } });
  await postEvents(server, [
    pageview('a', '/cart', { site: 'shop', country: 'India', ...from('news.example', 'phone') }),
    pageview('b', '/home', { site: 'shop', country: 'Peru', ...from('news.example', 'laptop') }),
    pageview('c', '/home', { site: 'blog', country: 'India', ...from('find.example', 'phone') }),
    pageview('d', '/home'),
  ]);
  const look = async (view) => {
    const client = await LiveClient.open(t, server, view);
    await client.next('snapshot');
    const { sessions, events, totals, pagesNow, series } = client.state;
    assert.deepEqual(ids(sessions).sort(), events.map(({ sessionId }) => sessionId).sort());
    assert.equal(pagesNow.reduce((sum, [, count]) => sum + count, 0), totals.active);
    assert.equal(series.at(-1)[1], totals.active);
    return `${ids(sessions).sort().join('')} ${totals.active} of ${totals.activeInAll} today ${totals.visitorsToday}`;
  };
  assert.equal(await look({}), 'abcd 4 of 4 today 4');
  assert.equal(await look({ site: 'shop' }), 'ab 2 of 2 today 2');
  assert.equal(await look({ site: '' }), 'd 1 of 1 today 1');
  assert.equal(await look({ country: 'India' }), 'ac 2 of 4 today 4');
  assert.equal(await look({ page: '/home' }), 'bcd 3 of 4 today 4');
  assert.equal(await look({ page: '/h*' }), 'bcd 3 of 4 today 4');
  assert.equal(await look({ text: 'PER' }), 'b 1 of 4 today 4');
  assert.equal(await look({ site: 'shop', country: 'India' }), 'a 1 of 2 today 2');
  assert.equal(await look({ referrer: 'news.example', device: 'phone', not: 'device' }), 'b 1 of 4 today 4');
  const summary = async (query) => (await curl(server, `/api/analytics/summary?${query}`)).json;
  const { data } = await summary('country=India&not=country');
  assert.equal(data.totalActive, 2);
  assert.deepEqual(data.recentEvents.map(({ sessionId }) => sessionId).sort(), ['b', 'd']);
  assert.match((await summary('not=colour')).error, /^not: /);
  const sessions = await curl(server, '/api/analytics/sessions?device=phone');
  assert.equal(sessions.json.total, 2);
});

test('another view can be watched on the same connection', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  await postEvents(server, visit);
  const narrowed = await client.askFor('watch', { country: 'India', events: 2, page: null });
  assert.equal(narrowed.type, 'snapshot');
  assert.deepEqual(ids(narrowed.data.sessions), ['visitor-001']);
  assert.equal(narrowed.data.events.length, 2);
  client.most.events = 2;
  await postEvents(server, pageview('late', '/', { country: 'India' }));
  await client.untilState('the late one', ({ sessions }) => ids(sessions).includes('late'));
  const all = await client.askFor('watch', null);
  assert.equal(all.data.events.length, visit.length + 1);
  for (const bad of [{ events: 201 }, { events: '5' }, { country: 7 }, { steps: -1 }, []]) {
    const answer = await client.askFor('watch', bad);
    assert.equal(answer.type, 'error', JSON.stringify(bad));
  }
});

test('a session that is followed is told with every step', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  const { data: none } = await client.askFor('follow', { site: '', sessionId: 'v-1' });
  assert.equal(none, null);
  for (let i = 0; i < 8; ++i)
    await postEvents(server, pageview('v-1', `/${i}`, { metadata: { plan: 'gold' } }));
  const { data } = await client.next('session', (session) => session?.steps === 8);
  assert.deepEqual(data.journey.map(({ page }) => page), ['/0', '/1', '/2', '/3', '/4', '/5', '/6', '/7']);
  assert.deepEqual(data.metadata, { plan: 'gold' });
  await client.ask('follow', null);
  await postEvents(server, pageview('v-1', '/more'));
  await client.untilState('the step', ({ totals }) => totals.eventsToday === 9);
  await client.settle();
  assert.ok(!client.untaken.some(({ type, data: told }) => type === 'session' && told?.steps === 9));
});

test('a clear of one is a snapshot for the others', async (t) => {
  const server = await startServer(t);
  const one = await LiveClient.open(t, server);
  const other = await LiveClient.open(t, server, { country: 'India' });
  await postEvents(server, visit);
  await other.untilState('the visit', ({ totals }) => totals.eventsToday === visit.length);
  assert.deepEqual(await one.ask('clear'), {});
  const { data } = await other.next('snapshot', ({ alerts }) => alerts.length > 0);
  assert.deepEqual([data.events, data.sessions, data.totals.eventsToday], [[], [], 0]);
  assert.equal(data.alerts[0].kind, 'cleared');
  assert.equal(data.alerts[0].level, 'info');
});

test('a visitor who is forgotten is gone from what is shown', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  await postEvents(server, visit);
  await client.untilState('the visit', ({ totals }) => totals.eventsToday === visit.length);
  assert.equal((await post(server, '/api/forget', { visitor: 'visitor-001' })).status, 200);
  const state = await client.untilState('the erasure', ({ sessions }) => sessions.length === 1);
  assert.deepEqual(ids(state.events), ['visitor-002']);
});

test('alerts come with their words', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  await postEvents(server, Array.from({ length: 25 }, (_, i) => pageview(`visitor-${i}`)));
  const { alerts, openAlerts, totals } = await client.untilState('all', (state) => state.alerts.length === 3);
  const [milestone, crowd] = ['milestone', 'crowd'].map((kind) => alerts.findLast((one) => one.kind === kind));
  assert.equal(milestone.value, 10);
  assert.equal(milestone.level, 'milestone');
  assert.equal(crowd.level, 'warning');
  assert.match(crowd.message, /25 .*usual not known yet/);
  assert.deepEqual(openAlerts, [], 'a note is no alarm');
  assert.equal(totals.usualActive, null);
});

test('dashboards of both kinds count together, and hear of each other', async (t) => {
  const server = await startServer(t);
  const raw = await Dashboard.open(t, server);
  await raw.next('user_connected');
  const live = await LiveClient.open(t, server);
  assert.equal((await raw.next('user_connected')).data.totalDashboards, 2);
  await live.untilState('both', ({ totals }) => totals.dashboards === 2);
  const { json } = await curl(server, '/api/analytics/summary');
  assert.equal(json.data.connectedDashboards, 2);
  const more = await Dashboard.open(t, server);
  await live.untilState('all three', ({ totals }) => totals.dashboards === 3);
  await more.close();
  await live.untilState('one less', ({ totals }) => totals.dashboards === 2);
  await live.close();
  assert.equal((await raw.next('user_disconnected', (data) => data.totalDashboards === 1)).data.totalDashboards, 1);
});

test('what is refused shows in the state', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  await post(server, '/api/no-such', {}, { args: ['-H', 'X-Forwarded-For: 203.0.113.9'] });
  await curl(server, '/api/analytics/summary', ['-H', 'X-Forwarded-For: 203.0.113.9']);
  await client.next('state', ({ refused }) => refused > 0);
});

test('junk is answered with an error, and the connection stays', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  const junk = ['not json', '{', '[]', '7', '{}', '{"type":7}', '{"type":"no_such"}',
    '{"type":"follow","data":[]}', '{"type":"follow","data":{"site":""}}', '{"type":"visit"}',
    '{"type":"history","data":{"from":"x"}}', `${'['.repeat(200)}${']'.repeat(200)}`];
  for (const text of junk) {
    client.send(text);
    const { data } = await client.next('error');
    assert.ok(data.message.length > 0, text);
  }
  await client.settle();
});

test('without a store there is no past, and without a login none is made', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  for (const [type, data] of [['history', { from: 0, to: 60_000, step: 60_000 }], ['visits', {}],
    ['visit', { visit: 1 }]])
    assert.match((await client.askFor(type, data)).data.message, /in-memory/, type);
});

test('a bad view is refused before the upgrade', async (t) => {
  const server = await startServer(t);
  const bad = ['sessions=201', 'events=-1', 'rows=x', 'steps=21', 'alerts=1.5', 'viewers=', 'since=x',
    'country=%ff', `text=${'a'.repeat(257)}`];
  for (const query of bad)
    assert.equal(await Dashboard.statusOf(server, { path: `/api/live?${query}` }), 400, query);
  const { json } = await curl(server, '/api/live?steps=21', ['-H', 'Connection: Upgrade',
    '-H', 'Upgrade: websocket', '-H', 'Sec-WebSocket-Version: 13',
    '-H', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']);
  assert.deepEqual(json, { error: 'steps: a whole number from 0 to 20 is needed' });
});

test('who may not is refused before the upgrade', async (t) => {
  const server = await startServer(t);
  const statusWith = (headers) => Dashboard.statusOf(server, { path: '/api/live', headers });
  assert.equal(await statusWith({ Origin: 'https://evil.example' }), 403);
  assert.equal(await statusWith({ 'X-Forwarded-For': '203.0.113.9' }), 401);
});

test('a hundred views are kept, and one more is refused', async (t) => {
  const server = await startServer(t);
  const views = await Promise.all(Array.from({ length: 100 }, (_, i) =>
    LiveClient.open(t, server, { text: `search ${i}` })));
  const status = (query) => Dashboard.statusOf(server, { path: `/api/live?${query}` });
  assert.equal(await status('text=one+more'), 503);
  assert.equal(await status('text=search+7'), 101);
  const answer = await views[3].askFor('watch', { text: 'one more' });
  assert.equal(answer.type, 'error');
  await views[0].close();
  const again = await LiveClient.open(t, server, { text: 'one more' });
  await again.next('snapshot');
});

test('whatever visitors send, a delta keeps its bound', { timeout: 120_000 }, async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server,
    { sessions: 200, events: 200, rows: 200, alerts: 200, viewers: 200, steps: 20 });
  const long = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  for (let round = 0; round < 6; ++round) {
    await postEvents(server, Array.from({ length: 40 }, (_, i) => ({
      type: 'pageview', page: `/${long('"\\', 2000)}${round}-${i}`, sessionId: `${round}-${i}-${long('"', 100)}`,
      country: `${long('"', 100)}${i}`, city: `${long('\\', 100)}${i}`, site: `${long('ß', 200)}${i % 5}`,
      metadata: { device: `${long('"', 400)}${i}`, referrer: `${long('\\', 400)}${i}`, element: long('"', 400) },
    })));
  }
  const sessions = ({ totals }) => totals.sessionsMatching === 240;
  await client.untilState('all', sessions);
  // What did not fit comes with later deltas.
  await client.untilState('the list', (state) => state.sessions.length > 40);
  const longest = (type) => Math.max(...client.ofType(type).map(({ text }) => Buffer.byteLength(text)));
  assert.ok(longest('delta') < deltaBytes, `${longest('delta')} bytes`);
  const fresh = await LiveClient.open(t, server,
    { sessions: 200, events: 200, rows: 200, alerts: 200, viewers: 200, steps: 19 });
  const { text } = await fresh.next('snapshot');
  assert.ok(Buffer.byteLength(text) < 1024 * 1024, `${Buffer.byteLength(text)} bytes`);
});

test('who does not read is let go, and nobody else notices', { timeout: 120_000 }, async (t) => {
  const server = await startServer(t, ['--limit', 'subscriber-stall-ms=2000']);
  const witness = await LiveClient.open(t, server, { country: 'Peru' });
  const silent = await LiveClient.open(t, server, { sessions: 200, events: 200, steps: 20 });
  silent.socket.pause();
  let number = 0;
  await witness.untilState('two dashboards', ({ totals }) => totals.dashboards === 2);
  while (witness.state.totals.dashboards === 2) {
    const batch = Array.from({ length: 100 }, (_, i) =>
      pageview(`visitor-${i}`, `/${'long-page-name/'.repeat(60)}${number++}`));
    await postEvents(server, batch);
    const asked = performance.now();
    await witness.untilState('the batch', ({ totals }) => totals.eventsToday >= number);
    assert.ok(performance.now() - asked < undisturbedMs);
    assert.ok(number < 100_000, 'it was never let go');
  }
});

test('who falls behind and reads again has the same state', { timeout: 120_000 }, async (t) => {
  const server = await startServer(t);
  const view = { sessions: 100, events: 200 };
  const slow = await LiveClient.open(t, server, view);
  await slow.next('snapshot');
  slow.socket.pause();
  const other = await LiveClient.open(t, server, view);
  const told = () => other.ofType('delta').reduce((sum, { text }) => sum + text.length, 0);
  let events = 0;
  const all = ({ totals }) => totals.eventsToday === events;
  while (told() < moreThanKernelsHold) {
    await postEvents(server, Array.from({ length: 100 }, (_, i) =>
      pageview(`visitor-${i}`, `/${'long-page-name/'.repeat(40)}${events + i}`)));
    events += 100;
    await other.untilState('the batch', all);
  }
  slow.socket.resume();
  for (const client of [slow, other]) await client.untilState('all events', all);
  assert.ok(slow.ofType('snapshot').length > 1, 'it fell behind');
  await slow.settle();
  await other.settle();
  assert.deepEqual(settled(slow.state), settled(other.state));
});
