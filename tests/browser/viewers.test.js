// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Viewer tracking: pages that show who views a site, by HTTP and by Socket.IO
// (core/protocol/README.md, "Public counters").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { atOnceMs, shows } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();
const html = '<img src=x onerror="document.title=\'broken\'">';
const from = (country, city, more = {}) => `?${new URLSearchParams({ country, city, ...more })}`;

test('viewers are counted, and by country and city', async (t) => {
  const site = await startSite(t, await startServer(t));
  const first = await browser.tab(t, site(`/viewers.html${from('Canada', 'Toronto')}`));
  await shows(first, {
    address: '127.0.0.1', status: 'tracked', total: '1', viewers: ['Toronto, Canada'],
    places: ['Canada 1: Toronto'],
  });
  const same = await browser.tab(t, site(`/viewers.html${from('Canada', 'Toronto')}`));
  await shows(same, { total: '1' });
  const other = await browser.privateWindow(t, site(`/viewers.html${from('Canada', 'Ottawa')}`));
  const unknown = await browser.privateWindow(t, site('/viewers.html'));
  const wanted = {
    total: '3', viewers: ['Ottawa, Canada', 'Toronto, Canada', 'Unknown, Unknown'],
    places: ['Canada 2: Ottawa Toronto', 'Unknown 1: '],
  };
  await Promise.all([other, unknown].map((page) => shows(page, wanted)));
});

test('a page of another site sees numbers and nobody', async (t) => {
  const site = await startSite(t, await startServer(t));
  const wanted = { total: '1', viewers: [], places: ['Canada 1: Toronto'] };
  const page = await browser.tab(t, site(`/viewers.html${from('Canada', 'Toronto')}`, 'shop.example'));
  await shows(page, { ...wanted, status: 'tracked' });
  const live = await browser.tab(t, site(`/viewers_socketio.html${from('Canada', 'Toronto')}`, 'shop.example'));
  await shows(live, { ...wanted, status: 'connected' });
});

for (const [transports, path] of [
  ['polling', '/socket.io/'], ['websocket', '/api/socket'], ['polling websocket', '/api/socket'],
]) {
  test(`viewers are told at once by ${transports} at ${path}`, async (t) => {
    const site = await startSite(t, await startServer(t));
    const url = (city) => site(`/viewers_socketio.html${from('Canada', city, { transports, path })}`);
    const first = await browser.tab(t, url('Toronto'));
    await shows(first, { total: '1', viewers: ['Toronto, Canada'], status: 'connected' });
    const second = await browser.privateWindow(t, url('Ottawa'));
    const both = { total: '2', viewers: ['Ottawa, Canada', 'Toronto, Canada'] };
    await Promise.all([first, second].map((page) => shows(page, both, atOnceMs)));
  });
}

test('HTML in a place is shown as text', async (t) => {
  const site = await startSite(t, await startServer(t));
  for (const page of ['/viewers.html', '/viewers_socketio.html']) {
    const tab = await browser.tab(t, site(`${page}${from(html, html)}`));
    await shows(tab, { viewers: [`${html}, ${html}`], places: [`${html} 1: ${html}`] });
    assert.equal(await tab.locator('img').count(), 0);
  }
});
