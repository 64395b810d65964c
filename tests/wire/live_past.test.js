// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What our own dashboards ask of the past over `/api/live` (core/protocol/live/README.md).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { pageview, visit } from './support/samples.js';
import { dataFolder, startKeeping } from './support/store.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const questions = 16;

async function keeping(t) {
  const server = await startKeeping(t, dataFolder(t));
  const client = await LiveClient.open(t, server);
  return { server, client };
}

const ids = ({ visits }) => visits.map(({ sessionId }) => sessionId);

test('the state says that events are kept', async (t) => {
  const { server, client } = await keeping(t);
  assert.equal((await client.next('state')).data.store.phase, 'keeping');
  await postEvents(server, visit);
  await client.next('state', ({ store }) => store.commitMs > 0);
});

test('history has a point for each step', async (t) => {
  const { server, client } = await keeping(t);
  await postEvents(server, [pageview('a', '/', { site: 'shop' }), pageview('b')]);
  const to = Math.ceil(Date.now() / minuteMs) * minuteMs + hourMs;
  const question = { from: to - 4 * hourMs, to, step: hourMs };
  const sum = ({ points }) => points.reduce((all, point) => all + point[2], 0);
  // A minute is in the history once it is over.
  const all = await client.ask('history', question);
  assert.deepEqual({ ...all, points: undefined }, { ...question, points: undefined });
  assert.deepEqual(all.points.map(([at]) => at), [4, 3, 2, 1].map((hours) => to - hours * hourMs));
  assert.ok(all.points.every((point) => point.length === 6));
  await until('the minute to be over', async () => sum(await client.ask('history', question)) === 2,
    2 * minuteMs);
  const shop = await client.ask('history', { site: 'shop', ...question });
  assert.equal(shop.site, 'shop');
  assert.equal(sum(shop), 1);
  for (const bad of [{ ...question, step: 7 }, { ...question, to: 0 }, { from: 0, to }, {}])
    assert.equal((await client.askFor('history', bad)).type, 'error', JSON.stringify(bad));
});

test('visits are found, page by page, and opened', async (t) => {
  const { server, client } = await keeping(t);
  await postEvents(server, visit);
  await until('both to be found', async () => (await client.ask('visits')).visits.length === 2);
  const [there, gone] = (await client.ask('visits', {})).visits;
  assert.deepEqual([there.sessionId, gone.sessionId], ['visitor-002', 'visitor-001']);
  assert.equal(gone.journey, undefined);
  const first = await client.ask('visits', { limit: 1 });
  assert.deepEqual(ids(first), ['visitor-002']);
  const second = await client.ask('visits', { limit: 1, before: first.next });
  assert.deepEqual(ids(second), ['visitor-001']);
  assert.deepEqual(ids(await client.ask('visits', { text: 'india' })), ['visitor-001']);
  assert.deepEqual(ids(await client.ask('visits', { site: 'nowhere' })), []);

  let opened;
  await until('its journey', async () => {
    opened = await client.ask('visit', { visit: gone.visit });
    return opened.journey.length > 0;
  });
  assert.deepEqual(opened.journey.map(({ page }) => page), ['/home', '/products']);
  assert.deepEqual(opened.journey[1].clicks.map(({ element }) => element), ['buy-button']);
  assert.equal(opened.durationSeconds, 300);
  assert.equal((await client.askFor('visit', { visit: 999 })).data, null);
});

test('answers carry the id that was asked with, or none', async (t) => {
  const { client } = await keeping(t);
  client.send({ type: 'visits', id: -7.5 });
  assert.equal((await client.next('visits')).id, -7.5);
  client.send({ type: 'visits' });
  assert.equal((await client.next('visits')).id, undefined);
});

test('sixteen questions may wait, and all are answered', async (t) => {
  const { client } = await keeping(t);
  const question = { from: 0, to: 10_000 * hourMs, step: hourMs };
  const answers = await Promise.all(Array.from({ length: questions },
    () => client.askFor('history', question)));
  assert.ok(answers.every(({ type }) => type === 'history'), answers.map(({ type }) => type).join(' '));
});

test('after a restart the statistics are as they were', async (t) => {
  const folder = dataFolder(t);
  const first = await startKeeping(t, folder);
  const before = await LiveClient.open(t, first);
  await postEvents(first, visit);
  await before.untilState('the visit', ({ totals }) => totals.eventsToday === visit.length);
  await first.stop();
  const second = await startKeeping(t, folder);
  const after = await LiveClient.open(t, second, {}, { before });
  assert.notEqual((await after.next('snapshot')).seq, before.seq);
  assert.deepEqual(after.state.events, before.state.events);
  assert.deepEqual(after.state.sessions, before.state.sessions);
});
