// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One page, and all sites at a glance, over `/api/live` (core/protocol/live/README.md).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { startServer } from './support/server.js';

const view = (sessionId, page, more = {}) => ({ type: 'pageview', page, sessionId, ...more });

/// anna: /home, /shoe, /cart. ben: is on /shoe.
async function comeTwo(server) {
  await postEvents(server, view('anna', '/home', { site: 'shop', timestamp: '2026-01-15T12:00:00Z' }));
  await postEvents(server, view('anna', '/shoe', { site: 'shop', timestamp: '2026-01-15T12:00:10Z' }));
  await postEvents(server, view('anna', '/cart', { site: 'shop', timestamp: '2026-01-15T12:00:40Z' }));
  await postEvents(server, view('ben', '/shoe', { site: 'shop', metadata: { referrer: 'https://news.example/' } }));
}

test('a page is told of where it is asked for', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server, { detail: '/shoe' });
  await comeTwo(server);
  const { pageDetail } = await client.untilState('both', ({ pageDetail: { viewsToday } }) => viewsToday === 2);
  const { firstMinute, viewsByMinute, referrers, ...rest } = pageDetail;
  assert.deepEqual(rest, {
    page: '/shoe', now: 1, viewsToday: 2, usualPerMinute: null, campaigns: [],
    cameFrom: [['', 1], ['/home', 1]], wentTo: [['/cart', 1]], medianDwellMs: 30_000, truncated: false,
  });
  assert.ok(firstMinute <= Date.now() && viewsByMinute.length <= 60);
  assert.equal(viewsByMinute.reduce((sum, each) => sum + each, 0), 2);
  assert.equal(referrers[0][1], 1);
  // Who goes on is told of at once.
  await postEvents(server, view('ben', '/cart', { site: 'shop' }));
  const after = await client.untilState('ben on /cart', ({ pageDetail: { now } }) => now === 0);
  assert.deepEqual(after.pageDetail.wentTo, [['/cart', 2]]);
});

test('a page is asked for by watching, of one site, and no more of', async (t) => {
  const server = await startServer(t);
  await comeTwo(server);
  const client = await LiveClient.open(t, server);
  await client.untilState('the visits', ({ totals }) => totals.eventsToday === 4);
  assert.ok(!('pageDetail' in client.state) && !('siteCards' in client.state));
  const ofShop = await client.ask('watch', { detail: '/%73hoe', site: 'shop' });
  assert.equal(ofShop.pageDetail.page, '/shoe');
  assert.equal(ofShop.pageDetail.viewsToday, 2);
  const elsewhere = await client.ask('watch', { detail: '/shoe', site: 'blog' });
  assert.equal(elsewhere.pageDetail.viewsToday, 0);
  assert.deepEqual(elsewhere.pageDetail.viewsByMinute, []);
  assert.ok(!('pageDetail' in await client.ask('watch', null)));
});

test('the filter beside the page narrows who is told of', async (t) => {
  const server = await startServer(t);
  await postEvents(server, view('anna', '/shoe', { country: 'India' }));
  await postEvents(server, view('ben', '/shoe', { country: 'Peru' }));
  const client = await LiveClient.open(t, server, { page: '/shoe', detail: '/shoe', country: 'Peru' });
  const { pageDetail } = await client.untilState('ben', ({ totals }) => totals.active === 1);
  assert.equal(pageDetail.now, 1);
  assert.equal(pageDetail.viewsToday, 2);
});

test('sites are told of as cards where they are asked for', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server, { siteCards: 2, site: 'blog' });
  await postEvents(server, view('anna', '/', { site: 'shop' }));
  await postEvents(server, view('ben', '/', { site: 'shop' }));
  await postEvents(server, view('carl', '/post', { site: 'blog' }));
  await postEvents(server, view('dora', '/x', { site: 'third' }));
  const { siteCards } = await client.untilState('two cards',
    (state) => state.siteCards.length === 2 && state.siteCards.every(({ active }) => active > 0) && state.siteCards[0].active === 2);
  assert.deepEqual(siteCards.map(({ site, topPage, onTopPage }) => [site, topPage, onTopPage]),
    [['shop', '/', 2], ['blog', '/post', 1]]);
  assert.equal(siteCards[0].series.length, 60);
  assert.equal(siteCards[0].series.at(-1), 2);
  assert.equal(siteCards[0].usualActive, null);
  assert.ok(!('alert' in siteCards[0]));
});

test('what cannot be asked for is refused, and says why', async (t) => {
  const server = await startServer(t);
  const upgrade = ['-H', 'Connection: Upgrade', '-H', 'Upgrade: websocket', '-H', 'Sec-WebSocket-Version: 13',
    '-H', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
  for (const [query, why] of [['siteCards=61', 'siteCards'], ['siteCards=-1', 'siteCards'], ['siteCards=many', 'siteCards'],
    ['detail=%ff', 'detail']]) {
    const answer = await curl(server, `/api/live?${query}`, upgrade);
    assert.equal(answer.status, 400, query.slice(0, 40));
    assert.match(answer.body, new RegExp(why));
  }
  const client = await LiveClient.open(t, server);
  for (const [data, why] of [[{ siteCards: 'x' }, /siteCards/], [{ detail: 7 }, /detail/], [{ siteCards: 1e9 }, /siteCards/]]) {
    const { type, data: { message } } = await client.askFor('watch', data);
    assert.equal(type, 'error');
    assert.match(message, why);
  }
});
