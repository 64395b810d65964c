// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Visitor counter: a page on another origin that shows the public counter (core/protocol/README.md,
// "Public counters").
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { atOnceMs, shows } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();
const counts = (connections, visitors) => ({
  connections: String(connections), visitors: String(visitors), status: 'connected',
});

test('the tabs of a browser are one visitor, a private window is another', async (t) => {
  const site = await startSite(t, await startServer(t));
  const first = await browser.tab(t, site('/counter.html'));
  await shows(first, counts(1, 1));
  const second = await browser.tab(t, site('/counter.html'));
  await Promise.all([first, second].map((tab) => shows(tab, counts(2, 1))));
  const secret = await browser.privateWindow(t, site('/counter.html'));
  await Promise.all([first, second, secret].map((tab) => shows(tab, counts(3, 2))));
});

// A tab that goes elsewhere is not asserted: Chromium keeps the page, and its stream, for "back".
test('a closed tab and a closed window are gone at once, a reloaded page counts once', async (t) => {
  const site = await startSite(t, await startServer(t));
  const stays = await browser.tab(t, site('/counter.html'));
  const closes = await browser.tab(t, site('/counter.html'));
  const secret = await browser.privateWindow(t, site('/counter.html'));
  await shows(stays, counts(3, 2));
  await secret.context().close();
  await shows(stays, counts(2, 1), atOnceMs);
  await closes.close();
  await shows(stays, counts(1, 1), atOnceMs);
  await stays.reload();
  await shows(stays, counts(1, 1));
});

test('on a page of another site, where no cookie is kept, each tab is a visitor', async (t) => {
  const site = await startSite(t, await startServer(t));
  const first = await browser.tab(t, site('/counter.html', 'shop.example'));
  await shows(first, counts(1, 1));
  const second = await browser.tab(t, site('/counter.html', 'shop.example'));
  await Promise.all([first, second].map((tab) => shows(tab, counts(2, 2))));
});
