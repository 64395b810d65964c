// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way back in time, by the keyboard and the pointer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startServer } from '../wire/support/server.js';
import { dataFolder, startKeeping } from '../wire/support/store.js';
import { backAt, longestMs, placeOf, places } from '../../resources/web/dashboard/time_bar.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, sees, tell } from './support/dashboard.js';

const browser = aBrowser();
const lastLabel = (page) => page.evaluate(() => window.Chart.getChart('canvas').scales.x.ticks.map(({ label }) => label).filter(Boolean).at(-1));
const pause = () => {
  const begin = Date.now();
  return until('a moment to pass', () => Date.now() > begin + 1_000);
};

test('the scale goes both ways', () => {
  assert.equal(backAt(0), 0);
  assert.equal(backAt(places), longestMs);
  for (let place = 0; place <= places; place++) assert.equal(placeOf(backAt(place)), place);
});

test('the past is shown and marked, while the present goes on', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  const page = await openDashboard(browser, t, server);
  await tell(server, { sessionId: 'v-1', site: 'shop' });
  await sees(page, '#active', ['1']);
  await pause();
  const at = Date.now();
  await pause();
  await tell(server, { sessionId: 'v-2', site: 'shop' }, { sessionId: 'v-3', site: 'shop' });
  await sees(page, '#active', ['3']);
  assert.ok(!await page.isVisible('#time-past'));

  await page.keyboard.press('y');
  await until('the slider', () => page.evaluate(() => document.activeElement.id === 'time-slider'));
  await page.keyboard.press('ArrowLeft');
  await sees(page, '#active', ['0']);
  await until('the mark', async () => /^This is how it was: /.test(await page.textContent('.banner p')));
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  await page.fill('#time-moment', local);
  await page.dispatchEvent('#time-moment', 'change');
  await sees(page, '#active', ['1']);
  await until('the axis to say so', async () => await lastLabel(page) === 'then');
  await tell(server, { sessionId: 'v-4', site: 'shop' });
  await page.focus('#time-slider');
  await page.keyboard.press('Escape');
  await sees(page, '#active', ['4']);
  await until('the axis to be of now', async () => await lastLabel(page) === 'now');
  assert.ok(!await page.isVisible('#time-past'));
  assert.equal(await page.inputValue('#time-slider'), '0');
});

test('the past plays until it has caught up with now', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  const page = await openDashboard(browser, t, server);
  await tell(server, { sessionId: 'v-1', site: 'shop' });
  await sees(page, '#active', ['1']);
  await page.keyboard.press('[');
  await sees(page, '#active', ['0']);
  await page.click('#time-past button:last-of-type');
  await sees(page, '#active', ['1']);
  await until('the present', async () => !await page.isVisible('#time-past'));
});

test('where nothing is kept it says so', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, { sessionId: 'v-1', site: 'shop' });
  await sees(page, '#active', ['1']);
  await page.keyboard.press('{');
  await until('why not', async () => /Nothing is kept/.test(await page.textContent('#time-trouble')));
  assert.ok(!await page.isVisible('#time-past'));
});
