// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Events that operators choose as goals (core/protocol/README.md, "Goals").
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, elsewhere, newShare, startWithToken, withCookie } from './support/access.js';
import { curl, post, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { startServer } from './support/server.js';
import { dataFolder, startKeeping } from './support/store.js';

const path = '/api/goals';
const choose = (server, goal) => post(server, path, goal);
const giveUp = (server, goal) => curl(server, `${path}?${new URLSearchParams(goal)}`, ['-X', 'DELETE']);
const goalsOf = async (server, query = '') => (await curl(server, path + query)).json.data;
const happens = (sessionId, type, more = {}) => ({ type, page: '/', sessionId, site: 'shop', ...more });
const click = (sessionId, element) => happens(sessionId, 'click', { metadata: { element } });
const counts = (goals) => goals.map(({ name, eventsToday = 0, visitorsToday = 0, visitorsInAll = 0 }) =>
  [name, eventsToday, visitorsToday, visitorsInAll]);

test('a goal is chosen, told to everybody at once, counted and given up', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server, { site: 'shop' });
  const elsewhereClient = await LiveClient.open(t, server, { site: 'blog' });
  await client.next('snapshot');
  assert.deepEqual(client.state.goals, []);
  await postEvents(server, [click('before', 'buy-button'), happens('before', 'pageview')]);

  const answer = await choose(server, { site: 'Shop', name: 'click buy-button' });
  assert.deepEqual([answer.status, answer.json.success, counts(answer.json.data)],
    [200, true, [['click buy-button', 1, 0, 0]]]);
  await client.untilState('the goal', ({ goals }) => goals.length === 1);
  await client.ask('goal', { site: 'shop', name: 'signup' });
  await postEvents(server, [click('a', 'buy-button'), click('a', 'buy-button'), happens('b', 'signup'), happens('c', 'pageview')]);
  const state = await client.untilState('what came', ({ totals }) => totals.eventsToday === 6);
  const expected = [['click buy-button', 3, 1, 3], ['signup', 1, 1, 3]];
  assert.deepEqual(counts(state.goals), expected);
  assert.equal(state.goals[0].lastAt, state.events.find(({ element }) => element === 'buy-button').receivedAt);
  assert.equal(state.series.reduce((all, [, , , , goals]) => all + goals, 0), 3);
  assert.deepEqual(await goalsOf(server), state.goals);
  assert.deepEqual(await goalsOf(server, '?site=blog'), []);
  assert.deepEqual(elsewhereClient.state.goals, []);

  const again = await choose(server, { site: 'shop', name: 'signup' });
  assert.deepEqual(counts(again.json.data), expected, 'chosen again it stays as it is');
  const left = await giveUp(server, { site: 'SHOP', name: 'click buy-button' });
  assert.deepEqual([left.status, counts(left.json.data)], [200, [['signup', 1, 1, 3]]]);
  await client.ask('goal', { site: 'shop', name: 'signup', chosen: false });
  await client.untilState('none', ({ goals }) => goals.length === 0);
});

test('an element with line ends is ranked, asked for and chosen by one name', async (t) => {
  const server = await startServer(t);
  const name = 'click Buy it now';
  const client = await LiveClient.open(t, server, { event: name });
  await postEvents(server, [click('a', ' \n Buy it\r\n\tnow'), happens('b', 'pageview')]);
  const state = await client.untilState('the visitor', ({ totals }) => totals.active === 1);
  assert.deepEqual(state.eventNamesToday, [[name, 1]]);
  assert.deepEqual(state.events.map(({ element }) => element), ['Buy it now']);
  assert.deepEqual(state.sessions.map(({ sessionId }) => sessionId), ['a']);
  const chosen = await choose(server, { site: 'shop', name });
  assert.deepEqual([chosen.status, counts(chosen.json.data)], [200, [[name, 1, 0, 0]]]);
});

test('goals and their counts outlast a restart', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  await choose(server, { site: 'shop', name: 'signup' });
  await choose(server, { name: 'order' });
  await postEvents(server, [happens('a', 'signup'), happens('a', 'signup'), happens('b', 'pageview')]);
  const before = await goalsOf(server);
  assert.deepEqual(counts(before), [['signup', 2, 1, 2], ['order', 0, 0, 0]]);
  const file = JSON.parse(readFileSync(join(folder, 'goals.json'), 'utf8'));
  assert.deepEqual(file.goals.map(({ site, name }) => [site, name]), [['shop', 'signup'], ['', 'order']]);
  await server.stop();
  const after = await startKeeping(t, folder);
  assert.deepEqual(await goalsOf(after), before);
  await after.release();
  const fromTheLog = await startKeeping(t, folder);
  assert.deepEqual(await goalsOf(fromTheLog), before);
  await fromTheLog.stop();
  writeFileSync(join(folder, 'goals.json'), '{"goals":[1]}');
  await assert.rejects(startKeeping(t, folder), /goals\.json: this cannot be understood; .*move it/);
});

test('a reader sees goals and changes none', async (t) => {
  const server = await startWithToken(t);
  const share = await newShare(server);
  const reader = withCookie(share.cookie);
  assert.equal((await ask(server, path, reader)).status, 200);
  for (const method of ['POST', 'DELETE']) {
    assert.equal((await ask(server, `${path}?name=signup`, reader, ['-X', method])).status, 401);
    assert.equal((await ask(server, `${path}?name=signup`, elsewhere, ['-X', method])).status, 401);
  }
  const client = await LiveClient.open(t, server, {}, { headers: reader });
  const refusal = await client.askFor('goal', { name: 'signup' });
  assert.deepEqual([refusal.type, refusal.data.message], ['error', 'Only an operator may do this']);
});

test('what can be no goal is refused, and says why', async (t) => {
  const server = await startServer(t);
  for (const [body, why] of [
    [{}, /^name: /], [{ name: '' }, /^name: a name is needed/], [{ name: 'pageview' }, /^name: page views/],
    [{ name: 7 }, /^name: /], [{ name: 'x'.repeat(135) }, /^name: more than 134/], [{ name: 'x', site: 1 }, /^site: /],
    [{ name: 'a\u202eb' }, /^name: /], ['{', /JSON/]]) {
    const { status, json } = await choose(server, body);
    assert.deepEqual([status, why.test(json.error)], [400, true], json.error);
  }
  for (let i = 0; i < 20; ++i) assert.equal((await choose(server, { name: `goal ${i}` })).status, 200);
  const more = await choose(server, { name: 'one more' });
  assert.deepEqual([more.status, more.json.error], [409, 'There are too many goals: give up another first']);
  assert.equal((await choose(server, { site: 'shop', name: 'one more' })).status, 200);
});

test('who had an event is found by its name', async (t) => {
  const server = await startServer(t);
  await postEvents(server, [happens('a', 'pageview'), click('a', 'buy-button'), happens('b', 'signup'), happens('c', 'pageview')]);
  const client = await LiveClient.open(t, server, { event: 'click buy-button' });
  await client.next('snapshot');
  assert.deepEqual(client.state.sessions.map(({ sessionId }) => sessionId), ['a']);
  assert.equal(client.state.totals.active, 1);
  assert.deepEqual(client.state.events.map(({ type }) => type), ['click']);
  const others = await client.ask('watch', { event: 'click buy-button', not: 'event' });
  assert.deepEqual(others.sessions.map(({ sessionId }) => sessionId).sort(), ['b', 'c']);
});
