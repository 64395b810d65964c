// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Made-up visitors, as dashboards see them from the first moment on.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { LiveClient } from './support/live.js';
import { binary, launch, startServer } from './support/server.js';

const dayMs = 86_400_000;

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

test('there is a week of past, which goes with the program', async (t) => {
  const tmp = mkdtempSync(join(tmpdir(), 'simulated-'));
  t.after(() => rmSync(tmp, { recursive: true, force: true }));
  const server = await launch([binary], ['--listen', '127.0.0.1:0', '--simulate=2'], 1, { TMPDIR: tmp });
  t.after(() => server.release());
  const ask = async (path) => (await (await fetch(server.url(path))).json());
  const week = await ask(`/api/history?step=1d&from=${Date.now() - 8 * dayMs}`);
  assert.ok(week.data.length >= 8);
  const whole = week.data.slice(1, -1).map(({ visitors }) => visitors);
  assert.ok(Math.min(...whole) > 20_000 && Math.max(...whole) < 2 * Math.min(...whole), `${whole}`);
  const old = await ask(`/api/visits?to=${Date.now() - 3 * dayMs}&limit=5`);
  assert.equal(old.data.length, 5);
  const { data: visit } = await ask(`/api/visits/${old.data[0].visit}`);
  assert.ok(visit.journey.length > 0);

  const client = await LiveClient.open(t, server, {});
  await client.next('snapshot');
  const { data: then } = await client.askFor('moment', { at: Date.now() - 5 * 60_000 });
  assert.ok(then.view.totals.active > 10 && then.view.totals.simulated);
  assert.equal(readdirSync(tmp).length, 1);
  await server.stop();
  assert.deepEqual(readdirSync(tmp), []);
});

test('at a rate that would fill a disk, or in memory, nothing is kept', async (t) => {
  for (const option of ['--simulate-rate=21', '--in-memory']) {
    const server = await launch([binary], ['--listen', '127.0.0.1:0', '--simulate', option]);
    t.after(() => server.release());
    assert.equal((await fetch(server.url('/api/history'))).status, 404);
  }
});
