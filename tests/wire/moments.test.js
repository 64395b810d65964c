// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was shown at a moment of the past (core/protocol/live/README.md, `moment`).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { post, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { dataFolder, startKeeping } from './support/store.js';

const view = (id, page, more = {}) => pageview(`s-${id}`, page, { visitorId: `v-${id}`, ...more });

/// Posts these, and gives a moment after them and before what comes next.
async function happens(server, ...events) {
  assert.equal((await postEvents(server, events)).status, 200);
  const at = Date.now() + 1;
  await until('the clock to go on', () => Date.now() > at + 1);
  return at;
}

const pagesOf = ({ data }) => data.view.pagesNow.map(([page]) => page).sort();

test('a moment is what was shown, and the present goes on', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  const before = Date.now();
  const one = await happens(server, view('a', '/one', { site: 'shop' }));
  const two = await happens(server, view('a', '/two', { site: 'shop' }), view('b', '/three'));
  const client = await LiveClient.open(t, server, {});
  await client.next('snapshot');
  await happens(server, view('c', '/four'));

  const first = await client.askFor('moment', { at: one, sessionSite: 'shop', sessionId: 's-a' });
  assert.equal(first.type, 'moment');
  assert.deepEqual([first.data.view.totals.active, pagesOf(first)], [1, ['/one']]);
  assert.ok(first.data.view.at <= one && first.data.view.at > one - 250);
  assert.deepEqual(first.data.session.journey.map(({ page }) => page), ['/one']);
  const second = await client.askFor('moment', { at: two });
  assert.deepEqual([second.data.view.totals.active, pagesOf(second), second.data.session],
    [2, ['/three', '/two'], null]);
  const narrowed = await client.askFor('moment', { at: two, site: 'shop' });
  assert.deepEqual(pagesOf(narrowed), ['/two']);
  assert.equal((await client.askFor('moment', { at: before })).data.view.totals.active, 0);
  assert.deepEqual(pagesOf(await client.askFor('moment', { at: one })), ['/one'], 'backwards, too');
  await client.untilState('the present', ({ totals }) => totals.active === 3);
  assert.equal((await client.askFor('leave')).type, 'done');
});

test('a moment before a restart is shown after it, without whom is forgotten', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  const at = await happens(server, view('a', '/one'), view('b', '/two'));
  await server.stop();
  const again = await startKeeping(t, folder);
  const client = await LiveClient.open(t, again, {});
  assert.deepEqual(pagesOf(await client.askFor('moment', { at })), ['/one', '/two']);
  assert.equal((await post(again, '/api/forget', { visitor: 'v-a' })).status, 200);
  const after = await client.askFor('moment', { at });
  assert.deepEqual(pagesOf(after), ['/two']);
  assert.ok(!JSON.stringify(after).includes('v-a'));
});

test('what makes no sense is refused with a reason', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  const client = await LiveClient.open(t, server, {});
  const wrong = async (data) => {
    const { type, data: { message } } = await client.askFor('moment', data);
    assert.equal(type, 'error');
    return message;
  };
  assert.match(await wrong({}), /at: a whole number is needed/);
  assert.match(await wrong({ at: 'now' }), /at: a whole number/);
  assert.match(await wrong({ at: Date.now() + 3_600_000 }), /at: a moment of the past/);
  assert.match(await wrong({ at: 1, rows: 'x' }), /rows/);
  assert.match(await wrong({ at: 0 }), /that is kept/);
  const memory = await startServer(t);
  const without = await LiveClient.open(t, memory, {});
  assert.match((await without.askFor('moment', { at: Date.now() - 1 })).data.message, /Nothing is kept/);
});

test('a newer question takes the place of one that waits', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  await happens(server, view('a', '/one'));
  const client = await LiveClient.open(t, server, {});
  const asked = [1, 2, 3].map(() => client.askFor('moment', { at: Date.now() - 1 }));
  const answers = await Promise.all(asked);
  assert.equal(answers.at(-1).type, 'moment');
  for (const { type, data } of answers.slice(0, -1))
    assert.ok(type === 'moment' || /newer question/.test(data.message));
});
