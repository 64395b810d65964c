// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A website on another origin with the one script line: what its visitors do, and when they go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { atOnceMs } from './support/shown.js';
import { startSite } from './support/site.js';
import { cameTo, counted, summaryOf, toldBy } from './support/visits.js';

const browser = aBrowser();
const activeIn = async (server) => (await summaryOf(server)).totalActive;

test('a visit is told: pages, a marked click, an event of the page and its end', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const url = site('/shop/home?secret=1#part', 'shop.example');
  const tab = await browser.privateWindow(t, url);
  await cameTo(server, ['pageview /shop/home']);
  await tab.click('#plain');
  await tab.click('#buy');
  await tab.click('#cart');
  await tab.click('#signup');
  await tab.goBack();
  const told = ['pageview /shop/home', 'click /shop/home', 'pageview /shop/cart',
    'signup /shop/cart', 'pageview /shop/home'];
  const events = await cameTo(server, told);
  assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
  assert.equal(events[0].site, new URL(url).host);
  assert.deepEqual(toldBy(events[0]), { device: 'desktop' });
  assert.deepEqual(events[1].metadata, { element: 'buy' });
  assert.deepEqual(events[3].metadata, { plan: 'pro' });
  assert.equal(await tab.evaluate(() => document.cookie), '');
  await tab.close();
  await cameTo(server, [...told, 'session_end /shop/home'], atOnceMs);
  assert.equal(await activeIn(server), 0);
});

test('two tabs are two visits; a hidden one is idle, a closed one is gone', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server, 'data-site="Shop"');
  const first = await browser.tab(t, site('/shop/home', 'shop.example'));
  const here = 'page=/shop/home&site=shop';
  await counted(server, here, 1);
  const second = await browser.tab(t, site('/shop/home', 'shop.example')); // covers the first
  await cameTo(server, ['pageview /shop/home', 'pageview /shop/home']);
  await counted(server, here, 1, atOnceMs);
  assert.equal(await activeIn(server), 2);
  await first.bringToFront();
  await counted(server, here, 1, atOnceMs);
  await first.close();
  await cameTo(server, ['pageview /shop/home', 'pageview /shop/home', 'session_end /shop/home']);
  await counted(server, here, 1, atOnceMs);
  assert.equal(await activeIn(server), 1);
  await second.close();
  await counted(server, here, 0, atOnceMs);
  await counted(server, 'site=shop', 0, atOnceMs);
});

async function visitGoesOn(t, before) {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, 'about:blank');
  await tab.addInitScript(before);
  await tab.goto(site('/shop/home', 'shop.example'));
  await cameTo(server, ['pageview /shop/home']);
  await tab.click('#next');
  await tab.waitForURL('**/shop/next');
  await cameTo(server, ['pageview /shop/home', 'pageview /shop/next']);
  await tab.click('#order');
  await tab.waitForURL('**/shop/thanks*');
  const visited = ['pageview /shop/home', 'pageview /shop/next', 'pageview /shop/thanks'];
  await cameTo(server, visited);
  await tab.evaluate(() => location.assign('/shop/more'));
  visited.push('pageview /shop/more');
  await cameTo(server, visited);
  await tab.goBack({ waitUntil: 'commit' });
  visited.push('pageview /shop/thanks');
  const events = await cameTo(server, visited);
  assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);

  await tab.click('#leave');
  const left = [...visited, 'session_end /shop/thanks'];
  await cameTo(server, left);
  await tab.goBack({ waitUntil: 'commit' }); // the kept page is shown again, and not loaded
  const again = (await cameTo(server, [...left, 'pageview /shop/thanks'])).at(-1);
  assert.notEqual(again.sessionId, events[0].sessionId);
  assert.equal(again.visitorId, events[0].visitorId);
  const { totalActive, totalToday } = await summaryOf(server);
  assert.deepEqual({ totalActive, totalToday }, { totalActive: 1, totalToday: 1 });

  await tab.goBack({ waitUntil: 'commit' }); // kept as well, from the visit that has ended meanwhile
  const earlier = (await cameTo(server, [...left, 'pageview /shop/thanks', 'pageview /shop/next'])).at(-1);
  assert.equal(earlier.sessionId, again.sessionId);
}

test('a visit goes on from page to page of the site, and ends where it is left', (t) => visitGoesOn(t, ''));

test('the same in a browser that tells of navigations, but not where they lead', (t) => visitGoesOn(
  t, 'delete window.PageSwapEvent'));

test('the same in a browser that does not tell where a page goes', (t) => visitGoesOn(
  t, 'for (const name of ["navigation", "Navigation", "PageSwapEvent"]) delete window[name]'));

/// Hides the page as soon as it connects.
const hideEarly = `window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    Object.defineProperty(Document.prototype, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }
}`;

test('a tab that is hidden while it connects is idle', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server, 'data-site="shop"');
  const tab = await browser.privateWindow(t, 'about:blank');
  await tab.addInitScript(hideEarly);
  const connected = tab.waitForEvent('websocket')
    .then((socket) => socket.waitForEvent('framereceived'));
  await tab.goto(site('/shop/home', 'shop.example'));
  await connected;
  await counted(server, 'page=/shop/home&site=shop', 0, atOnceMs);
});

test('another site is the referrer, by its host only', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/shop/home', 'news.example'));
  await cameTo(server, ['pageview /shop/home']);
  const target = site('/shop/home', 'shop.example');
  await tab.evaluate((to) => { location.href = to; }, target);
  const events = await cameTo(server,
    ['pageview /shop/home', 'session_end /shop/home', 'pageview /shop/home']);
  const { host } = new URL(site('/', 'news.example'));
  assert.deepEqual(toldBy(events[2]), { device: 'desktop', referrer: host });
  await tab.click('#next');
  const next = (await cameTo(server, ['pageview /shop/home', 'session_end /shop/home',
    'pageview /shop/home', 'pageview /shop/next'])).at(-1);
  assert.deepEqual(toldBy(next), { device: 'desktop' });
});
