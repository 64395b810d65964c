// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same figures everywhere: the web dashboard, /api/live and /api/analytics/summary say the same of the
// same instant while events come in. An instant is told by how many page views there were by then.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postEvents } from '../wire/support/http.js';
import { LiveClient } from '../wire/support/live.js';
import { startServer } from '../wire/support/server.js';
import { until } from '../wire/support/deadline.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard } from './support/dashboard.js';

const browser = aBrowser();
const batches = 60;
const batchEvents = 5;
/// So many instants at least must have been seen by two of them.
const fewest = 5;

/// Visitors of two sites and two devices; each third event is of one who was there before.
const eventOf = (i) => ({
  type: 'pageview', page: `/page-${i % 7}`, sessionId: `v-${i - (i % 3 === 2 ? 2 : 0)}`, site: ['shop', 'blog'][i % 2],
  metadata: { device: ['mobile', 'desktop'][Math.floor(i / 2) % 2] },
});

/// As fast as the page draws.
async function send(server, page) {
  for (let batch = 0; batch < batches; ++batch) {
    await postEvents(server, Array.from({ length: batchEvents }, (_, i) => eventOf(batch * batchEvents + i)));
    await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(drawn); }));
  }
}

/// What each drawing of the page says.
const watchPage = (page) => page.evaluate(() => {
  const figure = (id) => Number(document.getElementById(id).textContent.replace(/\D/g, ''));
  window.said = {};
  const look = () => {
    window.said[figure('page-views')] = { active: figure('active'), visitors: figure('visitors') };
    requestAnimationFrame(look);
  };
  look();
});

async function watchLive(t, server, query) {
  const client = await LiveClient.open(t, server, { ...query, rows: 30 });
  const said = {};
  const { received } = client;
  client.received = function note(frame) {
    received.call(this, frame);
    const { totals } = this.state ?? {};
    if (totals) said[totals.pageViewsToday] = { active: totals.active, visitors: totals.visitorsToday };
  };
  return said;
}

/// Asks again and again, until it is told to stop.
function watchSummary(server, query) {
  const said = {};
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const { data } = await (await fetch(server.url(`/api/analytics/summary?${query}`))).json();
      const views = Object.values(data.pagesVisited).reduce((sum, each) => sum + each, 0);
      said[views] = { active: data.totalActive, visitors: data.totalToday };
    }
  })();
  return { said, stop: async () => { isOver = true; await watching; } };
}

function assertSame(what, one, other) {
  const both = Object.keys(one).filter((views) => views in other);
  assert.ok(both.length >= fewest, `${what}: only ${both.length} instants were seen by both`);
  for (const views of both) assert.deepEqual(one[views], other[views], `${what} at ${views} page views`);
}

/// `reach`: the page views by which the filter's site is through.
async function compare(t, query, reach) {
  const server = await startServer(t);
  const search = new URLSearchParams(query);
  const page = await openDashboard(browser, t, server, { hash: `#${search}` });
  await watchPage(page);
  const live = await watchLive(t, server, query);
  const summary = watchSummary(server, search);
  await send(server, page);
  const web = () => page.evaluate(() => window.said);
  await until('the page to say the last of it', async () => reach in await web());
  await until('the others to say it', () => reach in live && reach in summary.said);
  await summary.stop();
  const said = await web();
  assertSame('page and live', said, live);
  assertSame('page and summary', said, summary.said);
  assertSame('live and summary', live, summary.said);
  return said[reach];
}

test('the figures of all are the same everywhere while events come in', async (t) => {
  assert.deepEqual(await compare(t, {}, batches * batchEvents), { active: 200, visitors: 200 });
});

test('so are those of a site and a device', async (t) => {
  const events = Array.from({ length: batches * batchEvents }, (_, i) => eventOf(i)).filter(({ site }) => site === 'shop');
  const sessions = new Map(); // by their latest device
  for (const { sessionId, metadata } of events) sessions.set(sessionId, metadata.device);
  const last = await compare(t, { site: 'shop', device: 'mobile' }, events.length);
  const mobile = [...sessions.values()].filter((device) => device === 'mobile').length;
  assert.ok(mobile > 10 && mobile < sessions.size);
  assert.equal(last.visitors, sessions.size); // of the day and of the site, whatever the device
  assert.equal(last.active, mobile);
});
