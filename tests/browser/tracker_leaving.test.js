// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tracker where a page is left, or only seems to be: which tab's visit that is, and whether it ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { atOnceMs } from './support/shown.js';
import { startSite } from './support/site.js';
import { cameTo, eventsOf, summaryOf } from './support/visits.js';

const browser = aBrowser();
const noNavigation = 'for (const name of ["navigation", "Navigation", "PageSwapEvent"]) delete window[name]';
/// Browsers by what they tell a page of where it goes.
const browsers = { 'all tells': '', 'no pageswap': 'delete window.PageSwapEvent', nothing: noNavigation };

/// A tab on a page of acts.html in a browser in which `script` has run first.
async function opened(t, script = '', path = '/acts/home') {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, 'about:blank');
  await tab.addInitScript(script);
  await tab.goto(site(path, 'shop.example'));
  const [first] = await cameTo(server, [`pageview ${path}`]);
  return { server, site, tab, first };
}

/// Closes the second tab; the visit of the first goes on.
async function endsAlone({ server, tab, first }, second, told) {
  const events = await cameTo(server, told);
  assert.notEqual(events.at(-1).sessionId, first.sessionId);
  assert.equal(events.at(-1).visitorId, first.visitorId);
  await second.close();
  const ended = (await cameTo(server, [...told, told.at(-1).replace('pageview', 'session_end')])).at(-1);
  assert.notEqual(ended.sessionId, first.sessionId);
  const { activeSessions } = await summaryOf(server);
  const active = activeSessions.filter((session) => session.active).map(({ sessionId }) => sessionId);
  assert.deepEqual(active, [first.sessionId]);
  await tab.bringToFront();
}

for (const [name, script] of Object.entries(browsers)) {
  test(`a window opened by a page has a visit of its own (${name})`, async (t) => {
    const page = await opened(t, script);
    const [second] = await Promise.all([page.tab.waitForEvent('popup'),
      page.tab.evaluate(() => { window.open('/acts/opened'); })]);
    await endsAlone(page, second, ['pageview /acts/home', 'pageview /acts/opened']);
  });
}

test('a window opened by a link that keeps its opener has a visit of its own', async (t) => {
  const page = await opened(t);
  const [second] = await Promise.all([page.tab.waitForEvent('popup'), page.tab.click('#popup')]);
  await endsAlone(page, second, ['pageview /acts/home', 'pageview /acts/popup']);
});

test('a tab made from another has a visit of its own', async (t) => {
  const page = await opened(t);
  const copy = await page.tab.evaluate(() => JSON.stringify(sessionStorage));
  const second = await page.tab.context().newPage();
  await second.addInitScript(`Object.assign(sessionStorage, ${copy})`);
  await second.goto(page.site('/acts/copied', 'shop.example'));
  await endsAlone(page, second, ['pageview /acts/home', 'pageview /acts/copied']);
});

const acts = {
  'a link whose click is prevented': (tab) => tab.click('#prevented'),
  'a link opened aside': (tab) => tab.click('#aside', { modifiers: ['Control'] }),
  'a link that is saved': (tab) => tab.click('#saved'),
  'a link within the page': (tab) => tab.click('#anchor'),
  'a form that a script sends': (tab) => tab.click('#scripted'),
};
for (const [name, script] of Object.entries(browsers)) {
  for (const [act, does] of Object.entries(acts)) {
    test(`the visit ends with the tab after ${act} (${name})`, async (t) => {
      const { server, tab, first } = await opened(t, script);
      await does(tab);
      await tab.close();
      const events = await cameTo(server, ['pageview /acts/home', 'session_end /acts/home'], atOnceMs);
      assert.equal(events[1].sessionId, first.sessionId);
      assert.equal((await summaryOf(server)).totalActive, 0);
    });
  }

  test(`a form with fields of any name does not split the visit (${name})`, async (t) => {
    const { server, tab } = await opened(t, script);
    await tab.click('#login');
    const events = await cameTo(server, ['pageview /acts/home', 'pageview /acts/login']);
    assert.equal(events[1].sessionId, events[0].sessionId);
  });
}

/// What the window's focus does, as a browser has it when the address bar is used.
const focusTells = (tab, ...names) => tab.evaluate((all) => {
  for (const name of all) dispatchEvent(new FocusEvent(name));
}, names);

/// Loads what the tab asks for at `path` only after the page that it is on has been told of.
async function slowly(tab, server, path, told) {
  await tab.route(`**${path}`, async (route) => {
    await cameTo(server, told);
    await route.continue();
  });
}

for (const [name, script] of Object.entries(browsers)) {
  test(`the visit ends with the tab while a page of the site is awaited (${name})`, async (t) => {
    const { server, tab } = await opened(t, script, '/shop/home');
    await tab.evaluate(() => { // once asked whether it may go it loses the focus, as a closed one
      addEventListener('beforeunload', () => dispatchEvent(new FocusEvent('blur')));
    });
    await tab.route('**/shop/next', () => {}); // never answered
    const asked = tab.waitForRequest('**/shop/next');
    await tab.click('#next', { noWaitAfter: true });
    await asked;
    await tab.close();
    await cameTo(server, ['pageview /shop/home', 'session_end /shop/home'], atOnceMs);
    assert.equal((await summaryOf(server)).totalActive, 0);
  });

  test(`a page reloaded by the button of the browser is the same visit (${name})`, async (t) => {
    const { server, tab } = await opened(t, script);
    const told = ['pageview /acts/home'];
    for (let i = 0; i < 2; i++) {
      await slowly(tab, server, '/acts/home', [...told]);
      await tab.reload();
      await tab.unroute('**/acts/home');
      told.push('pageview /acts/home');
      await cameTo(server, told);
    }
    const events = await cameTo(server, told);
    assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
    await tab.close();
    await cameTo(server, [...told, 'session_end /acts/home'], atOnceMs);
  });

  test(`a script that leads to another page of the site goes on with the visit (${name})`, async (t) => {
    const { server, tab } = await opened(t, script);
    const told = ['pageview /acts/home'];
    const ways = [() => { location.href = '/acts/set'; }, () => { location.assign('/acts/assigned'); },
      () => { location.replace('/acts/replaced'); }];
    for (const [i, path] of ['/acts/set', '/acts/assigned', '/acts/replaced'].entries()) {
      await slowly(tab, server, path, [...told]);
      await tab.evaluate(ways[i]);
      told.push(`pageview ${path}`);
      await cameTo(server, told);
    }
    const events = await cameTo(server, told);
    assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
    await tab.close();
    await cameTo(server, [...told, 'session_end /acts/replaced'], atOnceMs);
  });

  test(`the address bar leads away (${name})`, async (t) => {
    const { server, site, tab } = await opened(t, script);
    await focusTells(tab, 'focus', 'blur', 'focus');
    await tab.goto(site('/counter_alone.html', 'elsewhere.example'));
    await cameTo(server, ['pageview /acts/home', 'session_end /acts/home'], atOnceMs);
    assert.equal((await summaryOf(server)).totalActive, 0);
  });

  test(`who comes back through another site is the same visitor (${name})`, async (t) => {
    const { server, site, tab, first } = await opened(t, script);
    await tab.goto(site('/counter_alone.html', 'login.example'));
    await tab.goto(site('/acts/in', 'shop.example'));
    await until('the page that was come back to', async () =>
      (await eventsOf(server)).at(-1).page === '/acts/in');
    assert.equal((await eventsOf(server)).at(-1).visitorId, first.visitorId);
    const { totalActive, totalToday } = await summaryOf(server);
    assert.deepEqual({ totalActive, totalToday }, { totalActive: 1, totalToday: 1 });
  });
}

test('a form sent, and a page replaced, by a script go on with the visit', async (t) => {
  const { server, tab } = await opened(t);
  await tab.evaluate(() => HTMLFormElement.prototype.submit.call(document.getElementById('shadowing')));
  await tab.waitForURL('**/acts/login*');
  await cameTo(server, ['pageview /acts/home', 'pageview /acts/login']);
  await tab.evaluate(() => location.replace('/acts/more'));
  const events = await cameTo(server, ['pageview /acts/home', 'pageview /acts/login', 'pageview /acts/more']);
  assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
});

test('a site in a frame of another has visits that go on from page to page', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/counter_alone.html', 'news.example'));
  await tab.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, site('/shop/home', 'shop.example'));
  const told = ['pageview /shop/home'];
  await cameTo(server, told);
  const frame = tab.frameLocator('iframe');
  for (const [id, path] of [['#next', '/shop/next'], ['#order', '/shop/thanks']]) {
    await frame.locator(id).click();
    told.push(`pageview ${path}`);
    await cameTo(server, told);
  }
  await tab.close();
  const events = await cameTo(server, [...told, 'session_end /shop/thanks'], atOnceMs);
  assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
});
