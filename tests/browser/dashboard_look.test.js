// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the web dashboard looks: at any width, and in both themes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, sees, tell } from './support/dashboard.js';

const browser = aBrowser();
const sizes = [[360, 740], [390, 844], [768, 1024], [1024, 640], [1440, 900], [2560, 1440]];
const long = 'long'.repeat(32); // as long as a session's id may be

/// Visitors of all kinds, some of them with texts that no layout likes.
async function aBusyDashboard(t, options = {}) {
  const server = await startServer(t);
  const visitors = Array.from({ length: 12 }, (_, i) => ({
    sessionId: `visitor-${i}`, page: `/page-${i % 5}`, country: ['India', 'Japan'][i % 2], city: 'Somewhere',
    metadata: { device: 'mobile', referrer: 'news.example' },
  }));
  await tell(server, ...visitors, { sessionId: long, page: `/${long}`, country: long, metadata: { device: long } },
    { type: 'click', metadata: { element: long } });
  const page = await openDashboard(browser, t, server, options);
  await sees(page, '#visitors', ['14']); // whatever it is narrowed to
  return page;
}

test('nothing is cut off at any width, and nothing scrolls sideways', async (t) => {
  const page = await aBusyDashboard(t, { hash: `#country=India&text=${long}` });
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide at ${width}`);
    const outside = await page.evaluate(() => [...document.querySelectorAll('button, input, select, .figure, h1, h2')]
      .filter((element) => element.checkVisibility() && !element.closest('[role="tablist"], .unseen, .skip'))
      .map((element) => [element.id || element.className, element.getBoundingClientRect()])
      .filter(([, { left, right }]) => left < 0 || right > innerWidth + 0.5).map(([name]) => name));
    assert.deepEqual(outside, [], `outside at ${width}`);
  }
});

test('the numbers of a large site fit into their tiles', async (t) => {
  const large = { pageViewsToday: 1_234_567, visitorsToday: 223_433, eventsPerSecond: 12_345, dashboards: 1_024 };
  const prepare = (page) => page.routeWebSocket(/\/api\/live/, (socket) => {
    socket.connectToServer().onMessage((message) => {
      const frame = JSON.parse(message);
      if (frame.data?.totals) Object.assign(frame.data.totals, large);
      socket.send(JSON.stringify(frame));
    });
  });
  const page = await openDashboard(browser, t, await startServer(t), { prepare });
  await sees(page, '#page-views', ['1,234,567']);
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const spilled = await page.evaluate(() => [...document.querySelectorAll('.tile .figure')]
      .filter((figure) => figure.checkVisibility())
      .filter((figure) => {
        const text = document.createRange();
        text.selectNodeContents(figure);
        return text.getBoundingClientRect().right > figure.closest('.tile').getBoundingClientRect().right;
      }).map(({ id }) => id));
    assert.deepEqual(spilled, [], `at ${width}`);
  }
});

test('an empty page fits into a small window, its tiles in line', async (t) => {
  const page = await openDashboard(browser, t, await startServer(t));
  await sees(page, '#visitors-note', ['nobody active now']);
  for (const [width, height] of [[960, 640], [1024, 640]]) {
    await page.setViewportSize({ width, height });
    const bottoms = await page.evaluate(() => [...document.querySelectorAll('.tile:not(.hero) .figure')]
      .filter((figure) => figure.checkVisibility()).map((figure) => Math.round(figure.getBoundingClientRect().bottom)));
    assert.deepEqual(bottoms, bottoms.map(() => bottoms[0]), `at ${width}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), `too tall at ${width}`);
  }
  assert.ok(await page.evaluate(() => ['visitors-note', 'rate-note'].map((id) => document.getElementById(id))
    .every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)), 'a note is cut');
});

test('without a connection all that is old is grey, the lists too', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, {});
  await sees(page, '#visitors', ['1']);
  const colourless = () => page.evaluate(() => ['active', 'session-rows', 'rank-panel', 'feed-rows', 'alert-rows', 'canvas'].filter((id) => {
    for (let at = document.getElementById(id); at; at = at.parentElement)
      if (getComputedStyle(at).filter.includes('grayscale(1)')) return true;
    return false;
  }));
  assert.deepEqual(await colourless(), []);
  await server.kill();
  await until('all of it to be grey', async () => (await colourless()).length === 6);
});

test('all sites, the goals and what is filtered have room on a phone', async (t) => {
  const page = await aBusyDashboard(t);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.keyboard.press('s');
  await page.waitForSelector('.site-card');
  const outside = () => page.evaluate(() => [...document.querySelectorAll('#sites :is(h2, p, button), dialog[open] *')]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 0.5)
    .map(({ textContent }) => textContent));
  assert.deepEqual(await outside(), []);
  const { height } = await page.locator('#sites-title').boundingBox();
  assert.ok(height < 30, `the heading is broken into ${height} pixels`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.waitForSelector('#goals-dialog[open]');
  assert.deepEqual(await outside(), []);
  await page.keyboard.press('Escape');
  await page.waitForSelector('#goals-dialog', { state: 'hidden' });
  await page.keyboard.press('Shift+F');
  await page.waitForSelector('#filtered-dialog[open]');
  assert.deepEqual(await outside(), []);
});

test('what stands in the place of an empty list begins at its top', async (t) => {
  const page = await aBusyDashboard(t, { hash: '#list=viewers' });
  await page.waitForSelector('#viewer-none');
  const below = await page.evaluate(() => document.getElementById('viewer-none').offsetTop - document.getElementById('viewer-panel').offsetTop);
  assert.ok(below < 10, `it begins ${below} pixels below`);
});

test('on a phone all tabs of the chart are in sight', async (t) => {
  const page = await aBusyDashboard(t, { hash: '#chart=today' });
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const hidden = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.getElementById('chart-tabs');
      return scrollWidth - clientWidth;
    });
    assert.ok(hidden <= 0, `${hidden} pixels of them are hidden at ${width}`);
  }
});

test('dark is dark, and stays chosen', async (t) => {
  const page = await aBusyDashboard(t);
  const [light, dark] = ['rgb(252, 252, 253)', 'rgb(20, 23, 26)'];
  const isOn = (color) => until(`the page to be on ${color}`,
    async () => (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)) === color);
  await isOn(light);
  await page.click('#more');
  await page.check('[name="theme"][value="dark"]');
  await isOn(dark);
  await page.reload();
  await sees(page, '#active', ['14']);
  await isOn(dark);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.click('#more');
  await page.check('[name="theme"][value="auto"]');
  await isOn(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  await isOn(light);
});
