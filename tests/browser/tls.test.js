// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A website on https, and Footfall on https elsewhere: what browsers allow only then, or only so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startTlsServer } from '../wire/support/tls.js';
import { aBrowser } from './support/chromium.js';
import { atOnceMs } from './support/shown.js';
import { startSite } from './support/site.js';
import { cameTo, counted } from './support/visits.js';

const browser = aBrowser('--ignore-certificate-errors');

/// Follows the counter from the page, as a script of it would; what the page was told comes back.
async function follow(tab, server) {
  await tab.evaluate((url) => {
    window.told = {};
    new EventSource(url, { withCredentials: true })
      .addEventListener('message', ({ data }) => { window.told = JSON.parse(data); });
  }, `https://localhost:${server.port}/events`);
  return () => tab.evaluate(() => window.told);
}

test('a visit to a page on https is told, from its begin to its end', async (t) => {
  const server = await startTlsServer(t);
  const site = await startSite(t, server);
  const url = site('/shop/home', 'shop.example');
  const tab = await browser.privateWindow(t, url);
  assert.equal(await tab.evaluate(() => isSecureContext), true);
  const [event] = await cameTo(server, ['pageview /shop/home']);
  assert.equal(event.site, new URL(url).host);
  await counted(server, `page=/shop/home&site=${event.site}`, 1);
  await tab.click('#buy');
  await cameTo(server, ['pageview /shop/home', 'click /shop/home']);
  await tab.close();
  await cameTo(server, ['pageview /shop/home', 'click /shop/home', 'session_end /shop/home'], atOnceMs);
});

test('a visitor with two pages open counts as one, on another site too', async (t) => {
  const server = await startTlsServer(t);
  const site = await startSite(t, server);
  const first = await browser.tab(t, site('/shop/home', 'shop.example'));
  const told = await follow(first, server);
  await until('the first to count', async () => (await told()).totalConnections === 1);
  const second = await browser.tab(t, site('/shop/home', 'shop.example'));
  await follow(second, server);
  await until('both to count', async () => (await told()).totalConnections === 2);
  assert.equal((await told()).uniqueVisitors, 1);
});
