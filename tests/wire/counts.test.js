// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many are on a page or a site, for websites to show: /counter and /badge.svg.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { FrameSocket } from './support/frames.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const headers = { Origin: 'https://shop.example' };
const count = (n) => (frame) => frame.count === n;
const follow = (t, server, query) => FrameSocket.open(t, server, `/counter?${query}`, headers);
const enter = (t, server, query, from = headers) =>
  FrameSocket.open(t, server, `/ws?page=/home&${query}`, from);
const postFrom = (server, event) =>
  postEvents(server, event, { args: ['-H', `Origin: ${headers.Origin}`] });

test('a page and its site are followed, and who follows is not counted', async (t) => {
  const server = await startServer(t);
  const page = await follow(t, server, 'page=/home');
  const site = await follow(t, server, '');
  const named = await follow(t, server, 'page=/home&site=Other.example');
  for (const follower of [page, site, named]) assert.equal((await follower.next()).text, '{"count":0}');

  const ann = await enter(t, server, 'userId=ann');
  await Promise.all([page, site].map((follower) => follower.next(count(1))));
  await postFrom(server, pageview('ann')); // the same visitor
  await postFrom(server, pageview('bob'));
  await site.next(count(2));
  await enter(t, server, 'userId=eve&site=OTHER.example');
  await named.next(count(1));
  ann.send({ type: 'inactive' });
  await page.next(count(0));
  await postFrom(server, pageview('bob', '/home', { type: 'session_end' }));
  await site.next(count(1));
  assert.deepEqual(site.frames.map((frame) => frame.count), [0, 1, 2, 1]);
});

test('a badge without a site is that of the page it stands on', async (t) => {
  const server = await startServer(t);
  await (await enter(t, server, 'userId=ann')).next();
  const shown = async (...args) => / (\d+)<\/title>/.exec((await curl(server, '/badge.svg?page=/home', args)).body)[1];
  assert.equal(await shown('-H', 'Referer: https://shop.example/any/page'), '1');
  assert.equal(await shown('-H', 'Referer: https://other.example/'), '0');
  assert.equal(await shown(), '0');
});

test('badge and counter count the same, and the badge says what', async (t) => {
  const server = await startServer(t);
  await (await enter(t, server, 'userId=ann')).next();
  await postFrom(server, pageview('bob'));
  for (const [query, label, people] of [['page=/home', 'on this page', 1], ['', 'here now', 2]]) {
    const badge = await curl(server, `/badge.svg?site=shop.example&${query}`);
    assert.match(badge.body, new RegExp(`<title>${label}:? ${people}</title>`));
    const follower = await follow(t, server, query);
    assert.equal((await follower.next()).count, people);
  }
});

test('what is too long or no text is refused', async (t) => {
  const server = await startServer(t);
  const bad = [`page=${'x'.repeat(2049)}`, `page=/&site=${'x'.repeat(256)}`, 'page=%FF', 'page=/&site=%FF'];
  for (const query of bad) {
    assert.equal((await curl(server, `/badge.svg?${query}`)).status, 400, query);
    for (const path of [`/counter?${query}`, `/ws?userId=u&${query}`])
      assert.equal(await Dashboard.statusOf(server, { path }), 400, path);
  }
  assert.equal((await curl(server, '/counter')).status, 426);
});
