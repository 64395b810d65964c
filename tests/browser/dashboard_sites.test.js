// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All sites at a glance on the web dashboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, sees, seen, tell } from './support/dashboard.js';

const browser = aBrowser();
const names = '#site-cards .name';

async function openWithSites(t, options) {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, options);
  await tell(server, { site: 'shop', sessionId: 'a' }, { site: 'shop', sessionId: 'b' }, { site: 'shop', sessionId: 'e' }, { site: 'blog', sessionId: 'c', page: '/post' });
  return { server, page };
}

test('the sites are cards, and Enter opens one', async (t) => {
  const { server, page } = await openWithSites(t);
  await sees(page, '#active', ['4']);
  await page.keyboard.press('s');
  await sees(page, names, ['shop', 'blog']);
  await sees(page, '#site-cards .figure', ['3', '1']);
  await sees(page, '#site-cards .page', ['3 on /home', '1 on /post']);
  await sees(page, '#tiles .figure', []);
  await tell(server, { site: 'blog', sessionId: 'd', page: '/post' });
  await sees(page, '#site-cards .figure', ['3', '2']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await sees(page, '#active', ['2']);
  assert.equal(await page.$eval('#site', (site) => site.value), '=blog');
  await page.keyboard.press('s');
  await sees(page, names, ['shop', 'blog']);
  assert.equal(await page.evaluate(() => document.activeElement.querySelector('.name')?.textContent), 'blog');
  await page.keyboard.press('Escape');
  await sees(page, '#active', ['2']);
});

test('a click opens a site; the address keeps the cards', async (t) => {
  const { page } = await openWithSites(t, { hash: '#sites' });
  await sees(page, names, ['shop', 'blog']);
  await page.click('#site-cards .site-card:has-text("shop")');
  await sees(page, '#active', ['3']);
  await page.goBack();
  await sees(page, names, ['shop', 'blog']);
  await page.keyboard.press('2');
  await sees(page, names, []);
});

test('one site says what to do', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, { site: 'shop' });
  await sees(page, '#active', ['1']);
  await page.keyboard.press('s');
  await sees(page, '#sites-hint', ['One site so far. n adds another; Escape goes back.']);
  assert.deepEqual(await seen(page, names), ['shop']);
});
