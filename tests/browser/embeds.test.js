// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counters and badges on a website of another origin.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { shows } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();
const comebackMs = 20_000;

test('counters follow a page and its site, and count nobody themselves', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const open = (path, host = 'shop.example') => browser.privateWindow(t, site(path, host));
  const watcher = await open('/embeds.html');
  await shows(watcher, { site: '0', home: '0' });
  const alone = await open('/counter_alone.html');
  await shows(alone, { line: 'Here now: 0' });
  const home = await open('/shop/home');
  await shows(watcher, { site: '1', home: '1' });
  await open('/shop/cart');
  await open('/shop/home', 'other.example');
  await shows(watcher, { site: '2', home: '1' });
  await home.close();
  await shows(watcher, { site: '1', home: '0' });
  await shows(alone, { line: 'Here now: 0' });
  assert.deepEqual(await watcher.evaluate(() => {
    const { role, ariaLive } = document.getElementById('home');
    return { role, ariaLive };
  }), { role: null, ariaLive: null }); // a busy site would be read aloud all the time
});

test('a counter finds its place among elements named like what a document has', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const page = await browser.privateWindow(t, site('/shadowed.html', 'shop.example'));
  const shown = () => page.evaluate(() => document.getElementById('line').textContent); // `shows` would stumble
  await until('the counter', async () => await shown() === 'Here now: 1');
});

test('a counter comes back after a restart', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  const watcher = await browser.privateWindow(t, site('/embeds.html', 'shop.example'));
  await shows(watcher, { home: '1' });
  await server.stop();
  await startServer(t, [], { listen: [`127.0.0.1:${server.port}`] });
  const later = await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  await shows(watcher, { home: '2' }, comebackMs);
  await later.close();
});

test('a badge is a picture, whatever its label', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const page = await browser.privateWindow(t, site('/embeds.html', 'shop.example'));
  assert.ok(await page.evaluate(() => document.getElementById('badge').naturalWidth) > 0);
  const label = encodeURIComponent('"/><script>alert(1)</script>');
  const answer = await fetch(server.url(`/badge.svg?label=${label}`));
  assert.equal(answer.headers.get('Content-Type'), 'image/svg+xml; charset=utf-8');
  assert.equal(answer.headers.get('Cache-Control'), 'no-cache');
  const root = await page.evaluate((svg) => {
    const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return [read.documentElement.tagName, read.querySelectorAll('script, parsererror').length];
  }, await answer.text());
  assert.deepEqual(root, ['svg', 0]);
  assert.equal((await fetch(server.url(`/badge.svg?page=${'x'.repeat(2049)}`))).status, 400);
});

test('a counter that never gets through stops after a few tries', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const page = await browser.privateWindow(t, 'about:blank');
  await page.clock.install();
  let tries = 0;
  await page.routeWebSocket(/\/counter/, (socket) => {
    tries++;
    socket.close();
  });
  await page.goto(site('/counter_alone.html', 'shop.example'));
  const wait = async (minutes) => {
    for (let i = 0; i < minutes; i++) await page.clock.runFor('01:00');
  };
  await until('the first try', () => tries > 0);
  await wait(15);
  const few = tries;
  assert.ok(few < 10, `${few} tries`);
  await wait(15);
  assert.equal(tries, few);
});
