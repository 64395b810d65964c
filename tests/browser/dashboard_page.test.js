// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Choosing a page on the web dashboard, and all that is said of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, sees, seen, tell } from './support/dashboard.js';
import { until } from '../wire/support/deadline.js';

const browser = aBrowser();
const ways = '#page-ways > div:not([hidden]) .row bdi';

/// anna: /home, /shoe, /cart. ben: is on /shoe, from a referrer.
async function openWithWays(t, options) {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, options);
  await tell(server, { sessionId: 'anna', page: '/home' }, { sessionId: 'anna', page: '/shoe' },
    { sessionId: 'anna', page: '/cart' }, { sessionId: 'ben', page: '/shoe', metadata: { referrer: 'news.example' } });
  return { server, page };
}

test('a click on a page shows where they came from and where they went', async (t) => {
  const { server, page } = await openWithWays(t);
  await page.click('#rank-panel .row:has-text("/shoe")');
  await sees(page, '#page-name', ['/shoe']);
  await sees(page, ways, ['(entered here)', '/home', '/cart', 'news.example']);
  assert.match((await seen(page, '#page-figures'))[0], /^1 on it now · 2 views today/);
  assert.match((await seen(page, '#page-rate'))[0], /views a minute, usual not known yet$/);
  // Live: ben goes on.
  await tell(server, { sessionId: 'ben', page: '/home' });
  await sees(page, ways, ['(entered here)', '/home', '/cart', '/home']);
});

test('a way leads on, and Escape goes back', async (t) => {
  const { page } = await openWithWays(t);
  await page.click('#rank-panel .row:has-text("/shoe")');
  await sees(page, ways, ['(entered here)', '/home', '/cart', 'news.example']);
  await page.click('#page-ways .row:has-text("/cart")');
  await sees(page, '#page-name', ['/cart']);
  await sees(page, '#chips .chip bdi', ['/cart']);
  await sees(page, ways, ['/shoe', '(direct)']);
  await page.reload();
  await sees(page, '#page-name', ['/cart']);
  await page.keyboard.press('z');
  await page.goBack();
  await page.keyboard.press('Escape');
  await sees(page, '#page-name', []);
  await sees(page, '#side-tabs [aria-selected="true"]', ['Alerts']);
});

test('the keys reach the page, and a session on it its journey', async (t) => {
  const { page } = await openWithWays(t);
  await page.keyboard.press('p');
  await sees(page, '#page-none', ['Choose a page to see where those on it came from and where they go next.']);
  await page.focus('#rank-panel .row:has-text("/shoe")');
  await page.keyboard.press('Enter');
  await sees(page, '#page-name', ['/shoe']);
  await sees(page, ways, ['(entered here)', '/home', '/cart', 'news.example']);
  await page.keyboard.press('p');
  await until('a way to have the focus', () => page.evaluate(() => document.activeElement.closest('#page-ways') !== null));
  await page.click('#session-rows .row');
  await sees(page, '#side-tabs [aria-selected="true"]', ['Journey']);
  await page.keyboard.press('Escape'); // the page goes, the journey stays
  await sees(page, '#side-tabs [aria-selected="true"]', ['Journey']);
});

test('what is hostile in a page is only text', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, { sessionId: 'x', page: '/<img src=x onerror=alert(1)>' }, { sessionId: 'x', page: '/shoe' });
  await page.click('#rank-panel .row:has-text("/shoe")');
  await sees(page, '#page-ways > div:not([hidden]) .row bdi', ['/<img src=x onerror=alert(1)>', '(direct)']);
});
