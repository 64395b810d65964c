// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Browsers that nobody sits before are kept apart, and the dashboard shows them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newShare, reachable, startWithToken, token } from '../wire/support/access.js';
import { until } from '../wire/support/deadline.js';
import { curl } from '../wire/support/http.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser, aHeadlessBrowser } from './support/chromium.js';
import { openDashboard, sees, seen } from './support/dashboard.js';
import { startSite } from './support/site.js';
import { cameTo, summaryOf } from './support/visits.js';

const browser = aBrowser();
const headless = aHeadlessBrowser();
const skip = process.env.FOOTFALL_BOTS === '1' ? false : 'the build could not fetch crawler-user-agents';
const filteredOf = async (server) => (await curl(server, '/api/filtered')).json.data;
const rows = '#filtered-bots li bdi';

async function headlessVisit(t, server) {
  const site = await startSite(t, server);
  await headless.privateWindow(t, site('/shop/home', 'shop.example'));
  await until('the headless browser to be noticed', async () => (await filteredOf(server)).today > 0);
  return site;
}

test('a headless browser does not count, one with a window does', { skip }, async (t) => {
  const server = await startServer(t);
  const site = await headlessVisit(t, server);
  assert.equal((await summaryOf(server)).totalActive, 0);
  await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  await cameTo(server, ['pageview /shop/home']);
  const { agents } = await filteredOf(server);
  assert.deepEqual(agents.map(({ name, reason }) => [name, reason]), [['HeadlessChrome', 'automation']]);
});

test('by the keyboard: who is filtered is seen, and is counted from then on', { skip }, async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  const site = await headlessVisit(t, server);
  await page.keyboard.press('Shift+F');
  await sees(page, rows, ['HeadlessChrome']);
  assert.match(await page.textContent('#filtered-bots li'), /automated browser · driven by a program · \d+ today/);
  await until('what is newest', async () => (await seen(page, '#filtered-newest li')).some((text) => /HeadlessChrome shop\.example:\d+ \/shop\/home$/.test(text)));
  await page.focus('#filtered-bots button:not([hidden])');
  await page.keyboard.press('Enter');
  await until('that it is counted', async () => /counted/.test(await page.textContent('#filtered-bots .end')));
  await headless.privateWindow(t, site('/shop/home', 'shop.example'));
  await until('the visitor', async () => (await summaryOf(server)).totalActive === 1);
  await sees(page, '#filtered-bots button', ['Never count this one', 'Take back']);
  await page.click('#filtered-bots button:last-child');
  await sees(page, '#filtered-bots button', ['Count this one', 'Never count this one']);
  await page.keyboard.press('Escape');
  await until('the footer to say so', async () => /\d+ filtered today/.test(await page.textContent('#server')));
});

test('by the keyboard: who was refused is seen, by operators', async (t) => {
  const server = await startServer(t);
  await curl(server, '/nowhere');
  const page = await openDashboard(browser, t, server);
  await page.keyboard.press('Shift+R');
  await sees(page, '#refused-clients bdi', ['127.0.0.1']);
  assert.match(await page.textContent('#refused-clients .end'), /^Endpoint not found · once · since .* · last /);
  assert.match(await page.textContent('#refused-figures'), /^1 since .* · 1 not understood$/);
});

test('who only looks sees what is filtered and chooses nothing', { skip }, async (t) => {
  const server = await startWithToken(t, reachable);
  const { path } = await newShare(server, 'Anna', ['-H', `Authorization: Bearer ${token}`]);
  const page = await browser.privateWindow(t, 'about:blank');
  await page.goto(server.url(path));
  await page.waitForURL((url) => url.pathname === '/');
  await page.keyboard.press('Shift+F');
  await sees(page, '#filtered-figures', ['Nothing was filtered today.']);
  await sees(page, '#filtered-said', ['Only an operator may choose.']);
});
