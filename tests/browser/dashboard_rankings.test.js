// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rankings of the web dashboard mean: their columns, their order, and of whom they are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { rankRows } from '../../resources/web/dashboard/rank_kinds.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, openWithThree, sees, seen, seesSessions, tell } from './support/dashboard.js';
import { track } from './support/viewers.js';

const browser = aBrowser();
const labels = '#rank-panel .row bdi';
const heads = '#rank-panel thead th';
const means = (page) => page.evaluate(() => [...document.querySelectorAll('#rank-panel thead th.value:not([hidden])')].map(({ title }) => title));

test('rows stand by the higher of who is active and who is present', () => {
  const now = [['/a', 5], ['/b', 4], ['/c', 3]];
  const present = [['/c', 9], ['/d', 4]];
  const today = [['/e', 100]];
  const places = (rows) => rows.map(({ label, live }) => `${label} ${live}`);
  assert.deepEqual(places(rankRows([now, present, today], 1)), ['/c 9', '/a 5', '/b 4', '/d 4', '/e 0']);
  assert.deepEqual(places(rankRows([now, today])), ['/a 5', '/b 4', '/c 3', '/e 0']);
});

test('viewers are a column of the countries, which stand by the higher of both', async (t) => {
  const { server, page } = await openWithThree(browser, t);
  await page.keyboard.press('4');
  await sees(page, labels, ['India', 'Japan']);
  await sees(page, heads, ['country', 'now', 'today']);
  for (const id of ['a', 'b', 'c']) await track(server, { id, country: 'Canada', city: 'Toronto' });
  await page.evaluate(() => document.activeElement.blur());
  await sees(page, labels, ['Canada', 'India', 'Japan']);
  await sees(page, heads, ['country', 'now', 'viewers', 'today']);
  await sees(page, '#rank-panel tbody tr:first-child .value', ['0', '3', '0']);
});

test('a column says what it means, and a row its figures in words', async (t) => {
  const { page } = await openWithThree(browser, t);
  await sees(page, labels, ['/cart', '/home']);
  assert.deepEqual(await means(page), ['now: active sessions on the page', 'today: views since midnight']);
  await page.hover('#rank-panel .row');
  assert.equal(await page.getAttribute('#rank-panel .row', 'title'), '/cart\n2 active, 67 % of all · 2 views today');
  await page.keyboard.press('Shift+X');
  await sees(page, heads, ['exit page', '5 min']);
  assert.equal((await means(page))[0], '5 min: sessions that ended on the page in the last five minutes');
});

test('what a filter does not narrow says so, and what is narrowed does not', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, { country: 'India' }, { type: 'signup', country: 'India' }, { sessionId: 'v-2', country: 'Japan' },
    { sessionId: 'v-2', type: 'order', country: 'Japan' }, { sessionId: 'v-2', type: 'order', country: 'Japan' });
  await page.keyboard.press('e');
  await sees(page, heads, ['event', '1 min', 'today']);
  await page.click('#feed-title');
  await page.goto(server.url('/#country=India&rank=events'));
  await seesSessions(page, ['v-1']);
  await sees(page, labels, ['order', 'signup']); // of all, as it says
  await sees(page, heads, ['event · all, not only these', '1 min, all']);
  assert.deepEqual(await means(page), ['1 min: events of the last minute, all, not only these']);
  await page.keyboard.press('3');
  await sees(page, heads, ['page', 'now']);
  await sees(page, '#rank-panel tbody .value', ['1']);
  await page.keyboard.press('Shift+X');
  await sees(page, '#rank-panel .nothing', ['Nothing of that fits the filter. Escape clears it.']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await sees(page, heads, ['event', '1 min', 'today']);
});

test('a filter by a page is widened to the pages beside it', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { hash: '#page=/products/shoe' });
  await tell(server, { page: '/products/shoe' }, { sessionId: 'v-2', page: '/products/hat' }, { sessionId: 'v-3', page: '/cart' });
  await seesSessions(page, ['v-1']);
  await page.click('#chips :text("The pages beside it, too")');
  await sees(page, '#chips .chip bdi', ['/products/*']);
  await seesSessions(page, ['v-2', 'v-1']);
  assert.deepEqual(await seen(page, '#chips .choice'), []);
  await page.keyboard.press('z');
  await seesSessions(page, ['v-1']);
  await page.keyboard.press('*');
  await seesSessions(page, ['v-2', 'v-1']);
});
