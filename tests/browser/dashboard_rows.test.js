// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of the web dashboard: what they say, where they stand, and what goes on in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { until } from '../wire/support/deadline.js';
import { aBrowser } from './support/chromium.js';
import { feedOf, openDashboard, openWithThree, sees, seen, seesSessions, sessionsOf, tell } from './support/dashboard.js';
import { atOnceMs } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();

test('a row says from where, on which page, from which site; an id stands in the journey alone', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, { page: '/red%20shoe', country: 'Germany', city: 'Munich', site: 'shop',
    metadata: { device: 'mobile', referrer: 'news.ycombinator.com' } }, { sessionId: 'v-2', site: 'blog', page: '/post' });
  await sees(page, '#session-rows .about', ['blog', 'from news.ycombinator.com · mobile · shop'], atOnceMs);
  assert.equal((await seen(page, '#session-rows .first'))[1], 'Germany · Munich — /red shoe');
  await sees(page, feedOf, ['/post', '/red shoe']);
  await sees(page, '#rank-panel bdi', ['/red shoe', '/post']);
  assert.ok(!(await page.evaluate(() => document.querySelector('#sessions').outerHTML)).includes('v-1'));
  await page.selectOption('#site', '=shop');
  await sees(page, '#session-rows .about', ['from news.ycombinator.com · mobile']);
  await sees(page, '#feed-rows .deed', ['view · Germany']);
  await page.click('#session-rows .row');
  await sees(page, '#journey-name', ['Cosy Moon']);
  await sees(page, '#journey-id', ['Session v-1']);
  await sees(page, '#journey-steps .page', ['/red shoe']);
  await page.click('#rank-panel .row');
  await sees(page, '#chips bdi', ['/red shoe']);
  await sees(page, sessionsOf, ['Germany · Munich']);
});

test('whoever came before is told apart by how often; what a visit was made with stands in the journey', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  const more = { visitorId: 'anna', metadata: { device: 'mobile', browser: 'Firefox', system: 'Android' } };
  await tell(server, { sessionId: 'v-1', ...more }, { sessionId: 'v-2', ...more }, { sessionId: 'v-3', ...more }, { sessionId: 'v-4' });
  await sees(page, '#session-rows .about', ['', '3rd visit · mobile · Firefox', '2nd visit · mobile · Firefox', 'mobile · Firefox'], atOnceMs);
  await page.click('#session-rows li:nth-child(2) .row');
  await sees(page, '#journey-about', ['active · 3rd visit · mobile · Firefox · Android']);
  await sees(page, '#journey-more', []);
});

test('rows stay where they are while others are active; a key orders them by that', async (t) => {
  const { server, page } = await openWithThree(browser, t);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await tell(server, { sessionId: 'v-1', page: '/again' });
  await sees(page, feedOf, ['/again', '/cart', '/cart', '/home'], atOnceMs);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.keyboard.press('o');
  await seesSessions(page, ['v-1', 'v-3', 'v-2'], atOnceMs);
  await page.reload();
  await seesSessions(page, ['v-1', 'v-3', 'v-2']);
  await page.keyboard.press('o');
  await seesSessions(page, ['v-3', 'v-2', 'v-1'], atOnceMs);
});

test('who looks is counted, and a visit lasts longer while somebody does', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, {});
  await sees(page, '#active-name', ['active now']);
  await sees(page, '#visitors-note', ['stay so far 0:00']);
  const site = await startSite(t, server);
  const shop = await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  await sees(page, '#active-name', ['active now · 1 looking'], atOnceMs);
  await sees(page, '#session-count', ['2 active · 1 looking'], atOnceMs);
  const times = () => seen(page, '#session-rows .time');
  await until('one to last longer, without any event', async () => Number((await times())[0].slice(2)) >= 2);
  assert.equal((await times())[1], '0:00');
  await page.click('#session-rows .row');
  await until('the journey to say it too', async () => (await seen(page, '#journey-time'))[0] === (await times())[0]);
  await shop.close();
  await sees(page, '#session-count', ['1 active'], atOnceMs);
  await tell(server, { type: 'session_end' });
  await sees(page, '#visitors-note', ['nobody active now']);
});
