// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Made-up visitors, as dashboards see them from the first moment on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveClient } from './support/live.js';
import { startServer } from './support/server.js';

test('it is as if they had been coming for weeks', async (t) => {
  const server = await startServer(t, ['--simulate=20']);
  const client = await LiveClient.open(t, server);
  const { data } = await client.next('snapshot');
  const { totals, series } = data;
  assert.ok(totals.simulated);
  const [level, low] = totals.usualActive;
  assert.ok(totals.active > low / 2, `${totals.active} are there, usual are ${level}`);
  assert.ok(series.every(([, active, pageViews]) => active > 0 && pageViews >= 0), JSON.stringify(series));
  assert.equal(data.events.length, 100);
  assert.deepEqual(data.alerts.filter(({ kind }) => kind !== 'milestone'), []);
});

test('they say where they come from and what they look with', async (t) => {
  const server = await startServer(t, ['--simulate=20']);
  const client = await LiveClient.open(t, server);
  const { data } = await client.next('snapshot');
  const names = (ranking) => data[ranking].map(([name]) => name);
  assert.ok(names('campaigns').includes('google / cpc / trail season'));
  for (const browser of ['Chrome', 'Safari', 'Firefox']) assert.ok(names('browsers').includes(browser), browser);
  for (const system of ['Android', 'iOS', 'Windows', 'macOS']) assert.ok(names('systems').includes(system), system);
  assert.deepEqual(names('devices').sort(), ['desktop', 'mobile', 'tablet']);
  assert.ok(names('entryPagesNow').includes('/') && names('exitPagesToday').length > 3);
});
