// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tracker on pages of all kinds, and in tabs that are left alone for long.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { atOnceMs } from './support/shown.js';
import { startSite } from './support/site.js';
import { cameTo, counted, toldBy } from './support/visits.js';

const browser = aBrowser();
const noNavigation = 'for (const name of ["navigation", "Navigation", "PageSwapEvent"]) delete window[name]';
/// Longer than a session lasts without an event.
const longTime = '10:00';

test('an element of the page may have its name, and the script may be there twice', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/named.html', 'shop.example'));
  await cameTo(server, ['pageview /named.html']);
  await tab.evaluate(() => window.footfall('signup'));
  await cameTo(server, ['pageview /named.html', 'signup /named.html']);
});

for (const [name, script] of Object.entries({ 'its script': '', 'another': 'window.navigation = {}' })) {
  test(`elements and variables of the page, of ${name}, may have names of the browser's`, async (t) => {
    const server = await startServer(t);
    const site = await startSite(t, server);
    const tab = await browser.privateWindow(t, 'about:blank');
    await tab.addInitScript(script);
    await tab.goto(site('/shadowed.html', 'shop.example'));
    const [shown] = await cameTo(server, ['pageview /shadowed.html']);
    assert.deepEqual(toldBy(shown), { device: 'desktop' });
    await counted(server, `page=/shadowed.html&site=${new URL(tab.url()).host}`, 1);
    await tab.evaluate(() => history.pushState({}, '', '/two'));
    await cameTo(server, ['pageview /shadowed.html', 'pageview /two']);
  });
}

test('a phone and a tablet are told by their screens', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  for (const [width, height] of [[430, 932], [744, 1133]]) {
    const screen = { width, height };
    const tab = await browser.privateWindow(t, 'about:blank', { hasTouch: true, isMobile: true, screen, viewport: screen });
    await tab.goto(site('/shop/home', 'shop.example'));
    await tab.close();
  }
  const events = await cameTo(server, Array(2).fill(['pageview /shop/home', 'session_end /shop/home']).flat());
  assert.deepEqual([events[0], events[2]].map(({ metadata }) => metadata.device), ['mobile', 'tablet']);
});

test('what a page tells before the tracker is there is told after its view', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  await browser.privateWindow(t, site('/early.html', 'shop.example'));
  const events = await cameTo(server, ['pageview /early.html', 'opened /early.html', 'read /early.html']);
  assert.deepEqual(events[1].metadata, { by: 'mail' });
});

const prepared = `Object.defineProperty(Document.prototype, 'prerendering', { value: true, configurable: true });
  window.activate = () => {
    Object.defineProperty(Document.prototype, 'prerendering', { value: false });
    document.dispatchEvent(new Event('prerenderingchange'));
  };`;

test('a page that is prepared in advance is told of when somebody looks at it', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, 'about:blank');
  await tab.addInitScript(prepared);
  await tab.goto(site('/shop/home', 'shop.example'));
  await tab.click('#signup');
  const other = await browser.privateWindow(t, site('/shop/other', 'shop.example'));
  await cameTo(server, ['pageview /shop/other']);
  await tab.evaluate(() => window.activate());
  await cameTo(server, ['pageview /shop/other', 'pageview /shop/home', 'signup /shop/home']);
  await other.close();
});

test('as a module it tells nobody, not the address of another product either', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, 'about:blank');
  const told = [];
  const said = [];
  tab.on('console', (message) => said.push(message.text()));
  tab.on('request', (request) => { if (request.method() === 'POST') told.push(request.url()); });
  await tab.goto(site('/module.html', 'shop.example'), { waitUntil: 'networkidle' });
  assert.equal(said.filter((line) => line.startsWith('Footfall:')).length, 1);
  assert.equal(await tab.evaluate(() => typeof window.footfall), 'function');
  await tab.evaluate(() => window.footfall('signup'));
  await tab.goto(site('/shop/home', 'shop.example'));
  await cameTo(server, ['pageview /shop/home']);
  assert.deepEqual(told.filter((url) => !url.startsWith(server.url('').replace('127.0.0.1', 'localhost'))), []);
});

test('a strict content policy needs to allow what resources/web/README.md says', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, 'about:blank');
  const complaints = [];
  tab.on('console', (message) => complaints.push(message.text()));
  await tab.goto(site('/strict.html', 'shop.example'));
  await cameTo(server, ['pageview /strict.html']);
  await counted(server, `page=/strict.html&site=${new URL(tab.url()).host}`, 1);
  assert.deepEqual(complaints, []);
});

test('a route behind # is a page, an anchor and what a route is asked are not', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/shop/app#/', 'shop.example'));
  const told = ['pageview /shop/app'];
  await cameTo(server, told);
  const goTo = (hash) => tab.evaluate((to) => { location.hash = to; }, hash);
  for (const hash of ['#/cart?token=1', '#/cart?token=2', '#!/help', '#part']) await goTo(hash);
  told.push('pageview /shop/app#/cart', 'pageview /shop/app#!/help', 'pageview /shop/app');
  await cameTo(server, told);
});

test('a frame of the site that goes does not end the visit of the page around it', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  await cameTo(server, ['pageview /shop/home']);
  await tab.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = '/shop/frame';
    document.body.append(frame);
  });
  const told = ['pageview /shop/home', 'pageview /shop/frame'];
  const [home, frame] = await cameTo(server, told);
  assert.equal(frame.sessionId, home.sessionId);
  await tab.evaluate(() => document.querySelector('iframe').remove());
  await tab.click('#buy');
  told.push('click /shop/home');
  await cameTo(server, told);
  await tab.close();
  await cameTo(server, [...told, 'session_end /shop/home']);
});

/// A tab on a page with the tracker, whose clock is ours.
async function tabWithClock(t, server, script = '') {
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, 'about:blank');
  await tab.clock.install();
  await tab.addInitScript(script);
  await tab.goto(site('/shop/home', 'shop.example'));
  await cameTo(server, ['pageview /shop/home']);
  return tab;
}

test('who wakes the computer looks at the page anew', async (t) => {
  const server = await startServer(t);
  const tab = await tabWithClock(t, server);
  await tab.clock.runFor('00:40');
  await tab.clock.fastForward(longTime); // as a sleep: what is due comes once, afterwards
  await cameTo(server, ['pageview /shop/home', 'pageview /shop/home']);
});

const openedBehind = `Object.defineProperty(Document.prototype, 'hidden', { value: true, configurable: true });
  window.comeForward = () => {
    Object.defineProperty(Document.prototype, 'hidden', { value: false });
    document.dispatchEvent(new Event('visibilitychange'));
  };`;

test('a tab that was opened behind others is looked at when it comes forward', async (t) => {
  const server = await startServer(t);
  const tab = await tabWithClock(t, server, openedBehind);
  await tab.clock.fastForward(longTime);
  await tab.evaluate(() => window.comeForward());
  await cameTo(server, ['pageview /shop/home', 'pageview /shop/home']);
  await tab.clock.runFor('01:00');
  await tab.evaluate(() => window.footfall('still'));
  await cameTo(server, ['pageview /shop/home', 'pageview /shop/home', 'still /shop/home']);
});

for (const [name, script] of Object.entries({ 'tells of routes': '', 'does not': noNavigation })) {
  test(`routes are pages in a browser that ${name}`, async (t) => {
    const server = await startServer(t);
    const site = await startSite(t, server);
    const tab = await browser.privateWindow(t, 'about:blank');
    await tab.addInitScript(script);
    await tab.goto(site('/acts/home', 'shop.example'));
    const told = ['pageview /acts/home'];
    await cameTo(server, told);
    await tab.evaluate(() => history.pushState({}, '', '/acts/pushed'));
    await cameTo(server, [...told, 'pageview /acts/pushed']);
    await tab.evaluate(() => { // at once: told of the page that it is on
      history.replaceState({}, '', '/acts/replaced');
      window.footfall('read');
    });
    told.push('pageview /acts/pushed', 'pageview /acts/replaced', 'read /acts/replaced');
    await cameTo(server, told);
    await tab.goBack();
    await cameTo(server, [...told, 'pageview /acts/home']);
  });
}

test('a route that the page takes by the Navigation API is a page', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/acts/home', 'shop.example'));
  await cameTo(server, ['pageview /acts/home']);
  await tab.click('#routed');
  await cameTo(server, ['pageview /acts/home', 'pageview /acts/routed']);
  await tab.close();
  await cameTo(server, ['pageview /acts/home', 'pageview /acts/routed', 'session_end /acts/routed'], atOnceMs);
});

test('what the page asks of its history works as without', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  await cameTo(server, ['pageview /shop/home']);
  const flood = await tab.evaluate(() => {
    for (let i = 0; i < 40; i++) history.replaceState({ i }, '', `?scrolled=${i}`);
    history.pushState({ page: 2 }, '', '/shop/two');
    try {
      history.pushState({}, '', 'http://elsewhere.example/');
    } catch (error) {
      return [history.state.page, error.name];
    }
  });
  assert.deepEqual(flood, [2, 'SecurityError']);
  await cameTo(server, ['pageview /shop/home', 'pageview /shop/two']);
});
