// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bots are kept apart, and whoever is none counts (core/protocol/README.md, "Filtered").
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EventSource } from 'eventsource';
import { WebSocket } from 'ws';
import { ask, elsewhere, newShare, startWithToken, withCookie } from './support/access.js';
import { until } from './support/deadline.js';
import { curl, post, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { startServer } from './support/server.js';
import { SocketIoClient } from './support/socketio.js';
import { dataFolder, startKeeping } from './support/store.js';

const skip = process.env.FOOTFALL_BOTS === '1' ? false : 'the build could not fetch crawler-user-agents';
const path = '/api/filtered';
const googlebot = 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/126.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const origin = 'https://shop.example';
const view = (sessionId, page = '/', more = {}) => ({ type: 'pageview', page, sessionId, ...more });
const headers = (all) => ({ args: Object.entries(all).flatMap(([name, value]) => ['-H', `${name}: ${value}`]) });
const page = (agent) => headers({ Origin: origin, 'User-Agent': agent, 'Accept-Language': 'en' });
const filteredOf = async (server) => (await curl(server, path)).json.data;
const activeIn = async (server) => (await curl(server, '/api/analytics/summary')).json.data.totalActive;
const choose = (server, name, counts) => post(server, `${path}/choices`, { name, counts });

test('a bot counts nowhere, is answered as anybody, and is listed', { skip }, async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  const answer = await postEvents(server, view('bot', '/offer'), page(googlebot));
  assert.deepEqual([answer.status, answer.json.success, answer.json.event.page], [200, true, '/offer']);
  await postEvents(server, view('person'), page(firefox));
  const { totals, sessions, events, pagesToday } = await client.untilState('the person', (state) => state.totals.active === 1);
  assert.deepEqual([totals.pageViewsToday, totals.eventsToday, totals.visitorsToday], [1, 1, 1]);
  assert.deepEqual([sessions.map(({ sessionId }) => sessionId), events.length, pagesToday.length], [['person'], 1, 1]);
  const { agents: [agent], newest: [newest], ...filtered } = await filteredOf(server);
  assert.deepEqual([filtered.lastMinute, filtered.today, filtered.choices], [1, 1, []]);
  assert.deepEqual([agent.name, agent.kind, agent.reason, agent.today], ['Googlebot', 'search-engine', 'agent', 1]);
  assert.deepEqual([newest.name, newest.reason, newest.site, newest.page], ['Googlebot', 'agent', 'shop.example', '/offer']);
  const state = await client.next('state', ({ filtered: told }) => told.today === 1);
  assert.deepEqual(state.data.filtered, await filteredOf(server));
  const { body } = await curl(server, '/metrics');
  assert.match(body, /^footfall_filtered_events_total\{reason="agent"\} 1$/m);
});

test('curl, libraries and the clients of all five systems count', { skip }, async (t) => {
  const server = await startServer(t);
  await postEvents(server, view('curl'));
  await postEvents(server, view('curl for a page'), headers({ Origin: origin }));
  await fetch(server.url('/api/events'), { method: 'POST', body: JSON.stringify(view('node')) });
  for (const agent of ['python-requests/2.31', 'Go-http-client/2.0', 'axios/1.7', googlebot])
    await postEvents(server, view(agent.slice(-20)), headers({ 'User-Agent': agent }));
  await until('all sessions', async () => (await activeIn(server)) === 7);

  const stream = new EventSource(server.url('/events'));
  t.after(() => stream.close());
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws?page=/&userId=u`, { headers: { 'User-Agent': 'ws' } });
  t.after(() => socket.terminate());
  await post(server, '/api/viewers', { id: 'v-1', userAgent: 'curl', country: 'Canada' });
  const viewer = await SocketIoClient.open(t, server, 'upgrade');
  viewer.socket.emit('track-viewer', { id: 'v-2', country: 'Canada' });
  await until('who has a page open', async () => {
    const client = await LiveClient.open(t, server);
    const { data: { totals } } = await client.next('snapshot');
    return totals.viewers === 2 && totals.streamVisitors === 1 && totals.presentVisitors >= 1;
  });
  assert.equal((await filteredOf(server)).today, 0);
});

test('a bot with a page open is let in and is nobody', { skip }, async (t) => {
  const server = await startServer(t);
  const asBot = { Origin: origin, 'User-Agent': googlebot };
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws?page=/&userId=bot`, { headers: asBot });
  t.after(() => socket.terminate());
  await once(socket, 'open');
  const stream = await fetch(server.url('/events'), { headers: asBot });
  t.after(() => stream.body.cancel());
  assert.equal(stream.status, 200);
  const { status, json } = await post(server, '/api/viewers', { id: 'v-1', userAgent: googlebot, country: 'Canada' });
  assert.deepEqual([status, json.viewer.id, json.viewer.country], [200, 'v-1', 'Canada']);
  assert.equal((await curl(server, '/api/viewers')).json.totalViewers, 0);
  const client = await LiveClient.open(t, server);
  const { data: { totals } } = await client.next('snapshot');
  assert.deepEqual([totals.presentVisitors, totals.streamConnections, totals.viewers], [0, 0, 0]);
});

test('what a sender passes on is judged, and browsers that a program drives', { skip }, async (t) => {
  const server = await startServer(t);
  await postEvents(server, [view('a', '/', { metadata: { userAgent: googlebot } }), view('b', '/', { metadata: { userAgent: firefox } })]);
  await postEvents(server, view('c'), page('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36'));
  await postEvents(server, view('d'), headers({ Origin: origin, 'User-Agent': firefox, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }));
  await postEvents(server, view('e'), headers({ 'Sec-Fetch-Site': 'same-origin', 'User-Agent': firefox }));
  await curl(server, '/count?p=/wget', ['-H', 'User-Agent: Wget/1.21', '-H', `Referer: ${origin}/`]);
  for (const [anonymousId, userAgent] of [['s', googlebot], ['p', firefox]])
    await post(server, '/v1/page', { anonymousId, properties: { url: `${origin}/segment` }, context: { userAgent } });
  assert.equal(await activeIn(server), 3);
  const { body } = await curl(server, '/api/analytics/sessions?page=/segment');
  assert.doesNotMatch(body, /Firefox/, 'an agent that is passed on is not kept');
  const { today, agents } = await filteredOf(server);
  assert.equal(today, 5);
  assert.deepEqual(agents.map(({ name, reason }) => `${name} ${reason}`).sort(),
    ['(automation) automation', 'Googlebot agent', 'HeadlessChrome automation', 'Wget agent']);
});

test('a session that opens pages faster than anybody reads counts no further', { skip }, async (t) => {
  const server = await startServer(t);
  await postEvents(server, Array.from({ length: 200 }, (_, i) => view('fast', `/${i}`)), page(firefox));
  const { today, agents: [{ name, reason }] } = await filteredOf(server);
  assert.deepEqual([name, reason], ['(too fast)', 'speed']);
  assert.ok(today >= 150 && today < 200, `${today} were filtered`);
});

test('many people behind one address are not too fast', { skip }, async (t) => {
  const server = await startServer(t);
  for (let i = 0; i < 60; ++i)
    await post(server, '/api/event', { n: 'pageview', u: `${origin}/${i}`, d: 'shop' }, page(firefox));
  assert.equal((await filteredOf(server)).today, 0);
});

test('an operator has a bot counted, or never, and that outlasts a restart', { skip }, async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  const client = await LiveClient.open(t, server);
  const chosen = await choose(server, 'Googlebot', true);
  assert.deepEqual([chosen.status, chosen.json.data.choices], [200, [{ name: 'Googlebot', counts: true }]]);
  await client.next('state', ({ filtered: told }) => told.choices.length === 1);
  await client.ask('bot', { name: 'Firefox', counts: false });
  await postEvents(server, view('bot'), page(googlebot));
  await postEvents(server, view('person'), page(firefox));
  assert.equal(await activeIn(server), 1);
  assert.deepEqual((await filteredOf(server)).agents.map(({ name, reason }) => [name, reason]), [['Firefox', 'chosen']]);
  assert.deepEqual(JSON.parse(readFileSync(join(folder, 'bots.json'), 'utf8')), { count: ['Googlebot'], never: ['Firefox'] });
  await server.stop();

  const after = await startKeeping(t, folder);
  assert.equal(await activeIn(after), 1);
  const left = await curl(after, `${path}/choices?name=Firefox`, ['-X', 'DELETE']);
  assert.deepEqual([left.status, left.json.data.choices], [200, [{ name: 'Googlebot', counts: true }]]);
  assert.equal((await curl(after, `${path}/choices?name=Firefox`, ['-X', 'DELETE'])).status, 404);
  await after.stop();
  writeFileSync(join(folder, 'bots.json'), '{"count":[1]}');
  await assert.rejects(startKeeping(t, folder), /bots\.json: this cannot be understood; .*move it/);
});

test('a reader sees what is filtered and chooses nothing; a stranger sees nothing', async (t) => {
  const server = await startWithToken(t);
  const reader = withCookie((await newShare(server)).cookie);
  assert.equal((await ask(server, path, reader)).status, 200);
  assert.equal((await ask(server, path, elsewhere)).status, 401);
  for (const method of ['POST', 'DELETE'])
    assert.equal((await ask(server, `${path}/choices?name=curl`, reader, ['-X', method])).status, 401);
  const client = await LiveClient.open(t, server, {}, { headers: reader });
  const refusal = await client.askFor('bot', { name: 'curl', counts: true });
  assert.deepEqual([refusal.type, refusal.data.message], ['error', 'Only an operator may do this']);
});

test('what can be no choice is refused, and says why', async (t) => {
  const server = await startServer(t);
  for (const [body, why] of [
    [{}, /^name: /], [{ name: '', counts: true }, /^name: /], [{ name: 'x'.repeat(65), counts: true }, /^name: more than 64/],
    [{ name: 'curl', counts: 1 }, /^counts: /], [{ name: 'a\u202eb', counts: true }, /^name: /], ['{', /JSON/]]) {
    const { status, json } = await post(server, `${path}/choices`, body);
    assert.deepEqual([status, why.test(json.error)], [400, true], json.error);
  }
  for (let i = 0; i < 100; ++i) assert.equal((await choose(server, `bot ${i}`, false)).status, 200);
  assert.equal((await choose(server, 'one more', false)).status, 409);
});
