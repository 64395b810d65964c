// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Visitor analytics dashboards: a shop that tells of its visitors, and the dashboards that show
// them, on the raw WebSocket and on Socket.IO (core/protocol/README.md, "Events" and "Dashboards").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postEvents } from '../wire/support/http.js';
import { pageview } from '../wire/support/samples.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { atOnceMs, lists, shows } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();
const raw = '/dashboard.html';
const socketIo = '/dashboard_socketio.html';
const html = '<img src=x onerror="document.title=\'broken\'"> & <b>';

/// A dashboard on the raw WebSocket and one on Socket.IO, which have seen each other.
async function twoDashboards(t) {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const dashboards = [await browser.tab(t, site(raw)), await browser.tab(t, site(socketIo))];
  await Promise.all(dashboards.map((page) => shows(page, { dashboards: '2', status: 'connected' })));
  return { server, site, dashboards };
}

test('dashboards show a visit to a page of another origin, from arrival to leaving', async (t) => {
  const { site, dashboards } = await twoDashboards(t);
  const all = (wanted) => Promise.all(dashboards.map((page) => shows(page, wanted, atOnceMs)));
  const shop = await browser.tab(t, site('/tracker.html?session=visitor-001'));
  await shows(shop, { answer: 'taken' });
  await all({ active: '1', today: '1', pages: ['/home 1'], feed: ['pageview /home by visitor-001'] });
  await shop.click('#next');
  await all({ sessions: ['visitor-001 (India): /home > /products'], latest: 'visitor-001 at /products' });
  await shop.click('#buy');
  await Promise.all(dashboards.map((page) => lists(page, 'feed', 'click /home by visitor-001')));
  await shop.goto('about:blank');
  await all({ active: '0', today: '1' });
  await Promise.all(dashboards.map((page) => lists(page, 'feed', 'session_end /home by visitor-001')));
});

test('a page of any site may tell of its visitors, and read nothing', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const shop = await browser.tab(t, site('/tracker.html?session=abroad', 'shop.example'));
  await shows(shop, { answer: 'taken' });
  const seen = await shop.evaluate(async (host) => {
    const read = (path) => fetch(`http://${host}${path}`).then(() => 'read', () => 'refused');
    const socket = (path) => new Promise((resolve) => {
      const opened = new WebSocket(`ws://${host}${path}`);
      opened.onopen = () => resolve('open');
      opened.onerror = () => resolve('refused');
    });
    return Promise.all([read('/api/analytics/summary'), read('/api/analytics/sessions'),
      read('/api/analytics'), socket('/'), socket('/api/analytics')]);
  }, `localhost:${server.port}`);
  assert.deepEqual(seen, Array(5).fill('refused'));

  const foreign = await browser.tab(t, site(socketIo, 'shop.example'));
  await shows(foreign, { status: 'connected' });
  const own = await browser.tab(t, site(raw));
  await shows(own, { dashboards: '1' });
  await postEvents(server, pageview('visitor-002'));
  await shows(own, { active: '2' });
  await shows(foreign, { active: '', feed: [], dashboards: '' });
});

test('a filter is answered, and the other dashboard sees it set', async (t) => {
  const { server, dashboards } = await twoDashboards(t);
  await postEvents(server, [
    pageview('one', '/a', { country: 'India' }), pageview('two', '/b', { country: 'USA' }),
    pageview('one', '/b', { country: 'India' }),
  ]);
  for (const [own, other] of [dashboards, [...dashboards].reverse()]) {
    await own.bringToFront();
    await own.fill('#filter', 'India');
    await own.press('#filter', 'Enter');
    await shows(own, { filtered: '2' }, atOnceMs);
    await lists(other, 'actions', 'filter_applied India');
    await own.fill('#filter', '');
  }
});

test('a dashboard that is closed is no longer counted', async (t) => {
  const { dashboards: [first, second] } = await twoDashboards(t);
  await shows(second, { transport: 'websocket' });
  await second.close();
  await shows(first, { dashboards: '1' }, atOnceMs);
});

test('HTML in a name is shown as text', async (t) => {
  const { site, dashboards } = await twoDashboards(t);
  const query = new URLSearchParams({ session: html, country: html, page: `/${html}` });
  const shop = await browser.tab(t, site(`/tracker.html?${query}`));
  await shows(shop, { answer: 'taken' });
  for (const page of dashboards) {
    await shows(page, { sessions: [`${html} (${html}): /${html}`], pages: [`/${html} 1`] });
    assert.equal(await page.locator('img, li b').count(), 0);
  }
});

for (const transports of ['polling', 'websocket', 'polling websocket']) {
  test(`a Socket.IO dashboard by ${transports}`, async (t) => {
    const server = await startServer(t);
    const site = await startSite(t, server);
    const query = new URLSearchParams({ transports });
    const page = await browser.tab(t, site(`${socketIo}?${query}`));
    await shows(page, { status: 'connected', active: '0', transport: transports.split(' ').at(-1) });
    await postEvents(server, pageview('one', '/home', { country: 'India' }));
    await shows(page, { active: '1', feed: ['pageview /home by one'], sessions: ['one (India): /home'] });
    await page.fill('#filter', 'India');
    await page.press('#filter', 'Enter');
    await shows(page, { filtered: '1' });
  });
}
