// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// axe-core finds nothing in the web dashboard, whatever it shows: in both themes, and on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl } from '../wire/support/http.js';
import { temporaryFolder } from '../wire/support/folder.js';
import { binary, launch, startServer } from '../wire/support/server.js';
import { until } from '../wire/support/deadline.js';
import { assertAccessible } from './support/axe.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, saysLink, sees, tell } from './support/dashboard.js';
import { withState } from './support/frames.js';
import { track } from './support/viewers.js';

const browser = aBrowser();
const desk = { width: 1440, height: 900 };
const wall = { width: 1920, height: 1080 };
const phone = { width: 390, height: 844 };

/// Visitors of two sites, some gone, with a goal and a viewer.
async function startBusy(t) {
  const server = await launch([binary], ['--listen', '127.0.0.1:0', '--data-dir', temporaryFolder()]);
  t.after(() => server.release());
  for (let i = 0; i < 8; ++i) {
    await tell(server, { sessionId: `v-${i}`, page: ['/home', '/cart', '/products/shoe'][i % 3], site: ['shop', 'blog'][i % 2],
      country: ['India', 'Japan'][i % 2], city: 'Somewhere', metadata: { device: 'mobile', referrer: 'google.com', utm_source: 'mail' } });
  }
  await tell(server, { sessionId: 'v-0', page: '/products/shoe', site: 'shop' }, { sessionId: 'v-0', type: 'click', site: 'shop', metadata: { element: 'buy' } },
    { sessionId: 'v-1', type: 'session_end', site: 'blog' }, { sessionId: 'v-2', type: 'signup', site: 'shop' });
  await curl(server, '/api/goals', ['-H', 'Content-Type: application/json', '--data-binary', '{"site":"shop","name":"signup"}']);
  await curl(server, '/api/filtered/choices', ['-H', 'Content-Type: application/json', '--data-binary', '{"name":"curl","counts":true}']);
  await track(server, { id: 'anna', country: 'Canada', city: 'Toronto' });
  return server;
}

const press = (key) => (page) => page.keyboard.press(key);
const shows = (selector) => (page) => page.waitForSelector(selector, { state: 'visible' });

/// Each by the keys and clicks that lead to it from the one before.
const states = [
  ['the table of the chart', press('Shift+V'), shows('#values tbody tr')],
  ['viewers', press('Shift+V'), press('8'), shows('.viewer-row')],
  ['a session', press('2'), press('Enter'), shows('#journey-steps li')],
  ['what is ranked of all', press('Escape'), press('e'), shows('#rank-panel .row')],
  ['narrowed, a page chosen', (page) => page.evaluate(() => { location.hash = '#country=India&page=/products/shoe&not=country&side=page'; }), shows('#page-ways')],
  ['referrers', press('6'), shows('#rank-panel .row')],
  ['past sessions', press('Escape'), press('h'), shows('#past-rows .row'), (page) => page.click('#past-rows li:last-child .row'), shows('#journey')],
  ['today', press('Escape'), (page) => page.evaluate(() => document.activeElement.blur()), press('t'), shows('#sentence')],
  ['the past', press('y'), shows('#time-slider:focus'), press('ArrowLeft'), shows('#time-past')],
  ['alerts', press('Escape'), press('0'), shows('#alert-panel')],
  ['all sites', press('s'), shows('.site-card')],
  ['a new website', press('n'), shows('#add-site')],
  ['the sounds', (page) => page.evaluate(() => document.activeElement.blur()), press('Escape'), press('m'), shows('#sounds-panel')],
  ['the menu', press('F10'), shows('#more-panel')],
  ['goals', press('Escape'), press('g'), shows('#goals li')],
  ['filtered', press('Escape'), press('Shift+F'), shows('#filtered-bots li')],
  ['how often', press('Escape'), press('Shift+A'), shows('#replay-dialog[open]'),
    (page) => until('the answer', async () => !/Going through/.test(await page.textContent('#replay-none')))],
  ['a note in the charts', press('Escape'), press('i'), shows('#mark-dialog[open]')],
  ['share links', press('Escape'), press('k'), shows('#shares-dialog[open]')],
  ['clearing', press('Escape'), press('Shift+Delete'), shows('#clear-dialog[open]')],
  ['saved views', press('Escape'), press('j'), shows('#views-dialog[open]'), (page) => page.fill('#view-name', 'From India'),
    press('Enter'), shows('#views li')],
  ['the palette', press('Escape'), press('Control+k'), shows('#palette-list [aria-selected="true"]')],
  ['the small window', press('Escape'), (page) => page.evaluate(() => { location.hash = '#show=mini'; }), shows('#mini')],
  ['a wall', press('x'), (page) => page.evaluate(() => { location.hash = '#show=wall'; }), shows(':root[data-show="wall"] #plot')],
  ['the keys', press('Escape'), press('?'), shows('#keys-dialog[open]')],
];

async function lookAtAll(t, viewport, colorScheme) {
  const server = await startBusy(t);
  const prepare = async (page) => { await page.setViewportSize(viewport); await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); };
  const page = await openDashboard(browser, t, server, { prepare });
  await sees(page, '#active', ['7']);
  for (const [name, ...steps] of states) {
    for (const step of steps) await step(page);
    await assertAccessible(page, name);
  }
  await page.keyboard.press('Escape');
  await assertAccessible(page, 'busy');
  await server.stop();
  await saysLink(page, 'Reconnecting');
  await page.waitForSelector('.banner.warning');
  await assertAccessible(page, 'without a connection');
}

/// Each state at two sizes, one in each theme; FOOTFALL_AXE=all looks at more, which takes twice as long.
const more = [['on a desk', desk, 'dark'], ['on a phone', phone, 'light'], ['on a wall', wall, 'dark']];
for (const [where, viewport, theme] of [['on a desk', desk, 'light'], ['on a phone', phone, 'dark'],
  ...(process.env.FOOTFALL_AXE === 'all' ? more : [])])
  test(`nothing is found ${where}, ${theme}`, (t) => lookAtAll(t, viewport, theme));

for (const theme of ['light', 'dark']) {
  test(`nothing is found while nobody has come, or nothing can be stored, ${theme}`, async (t) => {
    const server = await startServer(t);
    const failing = withState({ store: { phase: 'failing', commitMs: 0, detail: 'The disk is full.', unkept: 3, note: '' } });
    const prepare = async (page) => { await page.emulateMedia({ colorScheme: theme }); await failing(page); };
    const page = await openDashboard(browser, t, server, { prepare });
    await sees(page, '#add-title', ['Waiting for the first visitor']);
    await assertAccessible(page, 'empty');
    await tell(server, {});
    await sees(page, '#active', ['1']);
    await page.waitForSelector('.banner.error');
    await assertAccessible(page, 'the store fails');
  });
}
