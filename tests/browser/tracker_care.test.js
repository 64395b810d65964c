// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tracker owes to visitors and to the page it is on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { startSite } from './support/site.js';
import { cameTo } from './support/visits.js';

const browser = aBrowser();
const servedBytes = 3 * 1024;

/// A private window in which a script has run before those of the page at `url`.
async function prepared(t, script, url) {
  const tab = await browser.privateWindow(t, 'about:blank');
  await tab.addInitScript(script);
  const asked = [];
  tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
  tab.on('websocket', (socket) => asked.push(new URL(socket.url()).pathname));
  await tab.goto(url);
  return { tab, asked };
}

test('it is small, and may be embedded anywhere', async (t) => {
  const server = await startServer(t);
  const answer = await fetch(server.url('/tracker.js'), { headers: { Origin: 'http://a.example' } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
  assert.equal(answer.headers.get('Access-Control-Allow-Origin'), 'http://a.example');
  assert.match(answer.headers.get('Cache-Control'), /max-age=/);
  const { byteLength } = await answer.arrayBuffer();
  assert.ok(byteLength > 0 && byteLength < servedBytes, `${byteLength} bytes`);
});

const wishes = { 'Do Not Track': ['doNotTrack', '1'], 'Global Privacy Control': ['globalPrivacyControl', true] };
for (const [name, wish] of Object.entries(wishes)) {
  test(`it does nothing under ${name}`, async (t) => {
    const server = await startServer(t);
    const site = await startSite(t, server);
    const [property, value] = wish;
    const script = `Object.defineProperty(navigator, '${property}', { value: ${JSON.stringify(value)} })`;
    const { tab, asked } = await prepared(t, script, site('/shop/private', 'shop.example'));
    await tab.click('#buy');
    await tab.click('#signup'); // the page may go on calling it
    await tab.click('#cart');
    assert.equal(await tab.evaluate(() => sessionStorage.length + localStorage.length), 0);
    await tab.close();
    await browser.privateWindow(t, site('/shop/open', 'shop.example'));
    await cameTo(server, ['pageview /shop/open']);
    assert.deepEqual(asked.filter((path) => ['/api/events', '/ws'].includes(path)), []);
  });
}

test('with --ignore-do-not-track it tells all the same', async (t) => {
  const server = await startServer(t, ['--ignore-do-not-track']);
  const site = await startSite(t, server);
  await prepared(t, "Object.defineProperty(navigator, 'doNotTrack', { value: '1' })", site('/shop/private', 'shop.example'));
  await cameTo(server, ['pageview /shop/private']);
  const { byteLength } = await (await fetch(server.url('/tracker.js'))).arrayBuffer();
  assert.ok(byteLength < servedBytes, `${byteLength} bytes`);
});

test('what happens offline is told once, afterwards', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  await cameTo(server, ['pageview /shop/home']);
  await tab.context().setOffline(true);
  await tab.click('#buy');
  await tab.click('#signup');
  await tab.context().setOffline(false);
  await cameTo(server, ['pageview /shop/home', 'click /shop/home', 'signup /shop/home']);
});

test('what was taken but not answered, or refused for now, is told once', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, 'about:blank');
  const fates = ['lost', 'refused'];
  const tried = [];
  await tab.route('**/api/events', async (route) => {
    const fate = fates.shift();
    tried.push(fate ?? 'taken');
    if (fate === 'refused') return route.fulfill({ status: 503, headers: { 'Access-Control-Allow-Origin': '*' } });
    const response = await route.fetch();
    return fate === 'lost' ? route.abort() : route.fulfill({ response });
  });
  await tab.goto(site('/shop/home', 'shop.example'));
  await tab.click('#buy');
  await cameTo(server, ['pageview /shop/home', 'click /shop/home']);
  assert.deepEqual(tried.slice(0, 3), ['lost', 'refused', 'taken']);
});

test('it works where storage is denied', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server, 'data-visitor="persistent"');
  const script = `for (const area of ['sessionStorage', 'localStorage'])
    Object.defineProperty(window, area, { get() { throw new DOMException('no', 'SecurityError'); } })`;
  const { tab } = await prepared(t, script, site('/shop/home', 'shop.example'));
  await tab.click('#buy');
  await cameTo(server, ['pageview /shop/home', 'click /shop/home']);
  await tab.click('#next'); // nothing says there that it is the same visit
  const events = await cameTo(server, ['pageview /shop/home', 'click /shop/home',
    'session_end /shop/home', 'pageview /shop/next']);
  assert.notEqual(events[3].sessionId, events[0].sessionId);
});

test('a visitor is known again only where the site asked for that', async (t) => {
  const server = await startServer(t);
  const forgetful = await startSite(t, server);
  const attentive = await startSite(t, server, 'data-visitor="persistent"');
  const visitors = [];
  for (const site of [forgetful, attentive]) {
    for (const path of ['/shop/first', '/shop/second'])
      await (await browser.tab(t, site(path, 'shop.example'))).close();
  }
  const events = await cameTo(server, ['first', 'second', 'first', 'second'].flatMap(
    (name) => [`pageview /shop/${name}`, `session_end /shop/${name}`]));
  for (const { type, visitorId } of events) if (type === 'pageview') visitors.push(visitorId);
  assert.notEqual(visitors[0], visitors[1]);
  assert.equal(visitors[2], visitors[3]);
});

test('names that look like markup arrive as they are', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t,
    site('/shop/<img src=x onerror=alert(1)>', 'shop.example'));
  await tab.click('#odd');
  const page = '/shop/<img%20src=x%20onerror=alert(1)>';
  const events = await cameTo(server, [`pageview ${page}`, `click ${page}`]);
  assert.deepEqual(events[1].metadata, { element: '<img src=x onerror=alert(1)>' });
});
