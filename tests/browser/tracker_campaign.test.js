// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a page's query and the browser tell of a visitor, and what they do not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl } from '../wire/support/http.js';
import { startServer } from '../wire/support/server.js';
import { dataFolder, startKeeping } from '../wire/support/store.js';
import { aBrowser } from './support/chromium.js';
import { startSite } from './support/site.js';
import { cameTo, toldBy } from './support/visits.js';

const browser = aBrowser();
const skip = process.env.FOOTFALL_AGENTS === '1' ? false : 'the build could not fetch uap-core';
/// As somebody's window says it, not that nobody sees this one.
const seen = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36' };

test('of the query a campaign is told and nothing else', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  const site = await startSite(t, server);
  const query = '?utm_source=news+letter&secret=1&utm_medium=e%2Dmail&utm_campaign=Fr%C3%BChling&utm_term='
    + '&utm_content=a&utm_content=b&utm_secret=2&UTM_SOURCE=x#secret';
  const tab = await browser.privateWindow(t, site(`/shop/home${query}`, 'shop.example'));
  const [view] = await cameTo(server, ['pageview /shop/home']);
  const campaign = { utm_source: 'news letter', utm_medium: 'e-mail', utm_campaign: 'Frühling', utm_content: 'b' };
  assert.deepEqual(toldBy(view), { device: 'desktop', ...campaign });
  await tab.click('#cart');
  const [, next] = await cameTo(server, ['pageview /shop/home', 'pageview /shop/cart']);
  assert.deepEqual(toldBy(next), { device: 'desktop' });
  for (const path of ['/api/export.ndjson', '/api/analytics/summary', '/api/analytics/sessions']) {
    const { body } = await curl(server, path);
    assert.match(body, /news letter/);
    assert.doesNotMatch(body, /secret/i);
  }
});

test('a page later in the visit tells the campaign of its own address', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/shop/home?utm_source=one', 'shop.example'));
  await cameTo(server, ['pageview /shop/home']);
  const goTo = (path) => tab.evaluate((to) => history.pushState({}, '', to), path);
  await goTo('/shop/two');
  await cameTo(server, ['pageview /shop/home', 'pageview /shop/two']);
  await goTo(`/shop/three?utm_source=${'x'.repeat(5000)}`);
  const views = await cameTo(server, ['pageview /shop/home', 'pageview /shop/two', 'pageview /shop/three']);
  assert.deepEqual(views.map((view) => toldBy(view).utm_source), ['one', undefined, 'x'.repeat(200)]);
});

test('the browser and its system are known', { skip }, async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  await browser.privateWindow(t, site('/shop/home', 'shop.example'), seen);
  const [{ metadata }] = await cameTo(server, ['pageview /shop/home']);
  assert.deepEqual(metadata, { device: 'desktop', browser: 'Chrome', system: 'Linux' });
});
