// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Page presence: a page that shows how many read it (core/protocol/README.md, "Public counters").
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { atOnceMs, shows } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();
const readers = (count) => ({ readers: String(count), status: 'connected' });

test('each page counts its own readers', async (t) => {
  const site = await startSite(t, await startServer(t));
  const first = await browser.privateWindow(t, site('/posts/hello'));
  await shows(first, readers(1));
  const second = await browser.privateWindow(t, site('/posts/hello'));
  await Promise.all([first, second].map((page) => shows(page, readers(2))));
  const elsewhere = await browser.privateWindow(t, site('/posts/other?x=1#part'));
  await shows(elsewhere, readers(1));
  await shows(first, readers(2));
  const otherSite = await browser.privateWindow(t, site('/posts/hello', 'blog.example'));
  await shows(otherSite, readers(1));
});

test('a tab that is hidden does not count until it is looked at again', async (t) => {
  const site = await startSite(t, await startServer(t));
  const witness = await browser.privateWindow(t, site('/posts/hello'));
  const tab = await browser.tab(t, site('/posts/hello'));
  await shows(witness, readers(2));
  const cover = await browser.tab(t, 'about:blank');
  await shows(witness, readers(1), atOnceMs);
  await tab.bringToFront();
  await Promise.all([witness, tab].map((page) => shows(page, readers(2), atOnceMs)));
  await cover.bringToFront();
  await shows(witness, readers(1), atOnceMs);
  await cover.close();
  await shows(witness, readers(2), atOnceMs);
});

test('who closes the tab or goes elsewhere is gone at once', async (t) => {
  const site = await startSite(t, await startServer(t));
  const witness = await browser.privateWindow(t, site('/posts/hello'));
  const closes = await browser.privateWindow(t, site('/posts/hello'));
  const leaves = await browser.privateWindow(t, site('/posts/hello'));
  await shows(witness, readers(3));
  await closes.close();
  await shows(witness, readers(2), atOnceMs);
  await leaves.click('#leave');
  await shows(witness, readers(1), atOnceMs);
  await leaves.goBack({ waitUntil: 'commit' }); // the kept page is shown again, and not loaded
  await shows(witness, readers(2));
});

test('a tab that crashed is gone at once', async (t) => {
  const site = await startSite(t, await startServer(t));
  const witness = await browser.privateWindow(t, site('/posts/hello'));
  const doomed = await browser.tab(t, site('/posts/hello'));
  await shows(witness, readers(2));
  await doomed.goto('chrome://crash').catch(() => {});
  await shows(witness, readers(1), atOnceMs);
});
