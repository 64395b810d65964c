// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages with other products' own trackers, unmodified, which send here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { startSite } from './support/site.js';
import { cameTo, summaryOf } from './support/visits.js';

const browser = aBrowser();

test('Plausible: a view, an event, a route, all of one visit', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/plausible.html?utm_source=mail&secret=1'));
  const complaints = [];
  tab.on('console', (said) => {
    if (said.type() === 'error' && !said.location().url.endsWith('/favicon.ico')) complaints.push(said.text());
  });
  await cameTo(server, ['pageview /plausible.html']);
  await tab.click('#signup');
  await tab.click('#route');
  const events = await cameTo(server, ['pageview /plausible.html', 'Signup /plausible.html', 'pageview /plausible.html/two']);
  assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
  assert.deepEqual(events.map(({ site: name }) => name), Array(3).fill('shop.example'));
  assert.deepEqual([events[0].metadata.utm_source, events[1].metadata], ['mail', { plan: 'pro', utm_source: 'mail' }]);
  assert.equal((await summaryOf(server)).totalActive, 1);
  assert.deepEqual(complaints, []);
});
