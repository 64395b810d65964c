// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The viewers one by one on the web dashboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, sees, seen, tell } from './support/dashboard.js';
import { track } from './support/viewers.js';

const browser = aBrowser();
const tabs = '#list-tabs [role="tab"]';

test('viewers are listed from the first one on, the last heard of first', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, {});
  await sees(page, tabs, ['Sessions', 'Past sessions']);
  await track(server, { id: 'anna', country: 'Canada', city: 'Toronto', region: 'Ontario', timezone: 'America/Toronto' });
  await sees(page, tabs, ['Sessions', 'Past sessions', 'Viewers']);
  await page.keyboard.press('8');
  await sees(page, '#viewer-rows .who', ['anna']);
  await sees(page, '#viewer-rows .where', ['Toronto, Ontario, Canada · America/Toronto']);
  await sees(page, '#viewer-count', ['1 viewer']);
  await until('how long ago to be told', async () => /^0:0\d ago$/.test((await seen(page, '#viewer-rows .time'))[0]));
  await page.evaluate(() => document.activeElement.blur());
  await track(server, { id: '<img src=x>', country: '' });
  await sees(page, '#viewer-rows .who', ['<img src=x>', 'anna']);
  await sees(page, '#viewer-count', ['2 viewers']);
  assert.equal((await seen(page, '#viewer-rows .where'))[0], 'place unknown');
});

test('a list of viewers that is read holds still; a filter narrows it', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { hash: '#list=viewers' });
  await tell(server, {});
  await sees(page, '#viewer-none', ['No viewers right now.']);
  await track(server, { id: 'anna', country: 'Canada' });
  await sees(page, '#viewer-rows .who', ['anna']);
  await page.hover('#viewer-rows li');
  await track(server, { id: 'ben', country: 'Japan' });
  await sees(page, '#viewer-new', ['1 new ▲']);
  await sees(page, '#viewer-rows .who', ['anna']);
  await page.click('#viewer-new');
  await sees(page, '#viewer-rows .who', ['ben', 'anna']);
  await page.goto(server.url('/#list=viewers&country=Canada'));
  await sees(page, '#viewer-rows .who', ['anna']);
  await page.goto(server.url('/#list=viewers&country=Spain'));
  await sees(page, '#viewer-none', ['No viewer fits the filter. Escape clears it.']);
});
