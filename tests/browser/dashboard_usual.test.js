// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether it is as usual, what is worst now, and when it is over, in the web dashboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { temporaryFolder } from '../wire/support/folder.js';
import { binary, launch, startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, seen, sees, tell } from './support/dashboard.js';
import { withFrames } from './support/frames.js';

const browser = aBrowser();
const hourMs = 3_600_000;

const hoursOf = (at, ...usual) => Array.from({ length: 26 }, (_, i) => [at + (i - 24) * hourMs, ...usual]);
const silence = {
  id: 1, kind: 'silence', severity: 5, at: Date.now(), site: 'shop', spanMs: 240_000, expected: 96,
};
const spike = { id: 2, kind: 'spike', severity: 3, at: Date.now(), count: 42, spanMs: 60_000, low: 6, high: 17 };
const milestone = { id: 3, kind: 'milestone', severity: 1, at: Date.now(), value: 50 };

/// A server that keeps what it is told: there is no history without.
async function startKeeping(t) {
  const server = await launch([binary], ['--listen', '127.0.0.1:0', '--data-dir', temporaryFolder()]);
  t.after(() => server.release());
  return server;
}

/// A dashboard with a visitor, told more by `told`; `again` has the server say something.
async function openTold(t, told, { prepare = async () => {}, start = startServer } = {}) {
  const server = await start(t);
  const prepared = async (page) => { await prepare(page); await withFrames(() => told)(page); };
  const page = await openDashboard(browser, t, server, { prepare: prepared });
  let visits = 0;
  const again = () => tell(server, { sessionId: `v-${++visits}` });
  await again();
  await sees(page, '#active', ['1']);
  return { page, again };
}

/// How much of the chart has just this colour of the theme.
const pixelsOf = (page, name) => page.evaluate((wanted) => {
  const canvas = document.getElementById('canvas');
  const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${wanted}`).trim();
  const [r, g, b] = [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16));
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) count += data[i] === r && data[i + 1] === g && data[i + 2] === b;
  return count;
}, name);

/// Parts of the chart's heading that lie over each other, or beyond its edge.
const collisions = (page) => page.evaluate(() => {
  const { left, right } = document.getElementById('chart').getBoundingClientRect();
  const parts = [...document.querySelectorAll('#chart .head :is([role="tab"], .entry, .choice:not([hidden]))')];
  const boxes = parts.map((part) => [part.textContent, part.getBoundingClientRect()]);
  const isOver = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes.flatMap(([text, box], i) => [
    ...boxes.slice(i + 1).filter(([, other]) => isOver(box, other)).map(([other]) => `${text} over ${other}`),
    ...(box.width === 0 || box.left < left || box.right > right ? [`${text} outside`] : [])]);
});

test('the whole legend is read at every width, with a goal too', async (t) => {
  const server = await startServer(t);
  const prepare = withFrames(({ at, series }) => ({ usualHours: hoursOf(at, 12, 8, 18),
    ...(series && { series: series.map(([begin, active, views, events]) => [begin, active, views, events, 1]) }) }));
  const page = await openDashboard(browser, t, server, { prepare });
  await tell(server, {});
  for (const [width, height] of [[390, 844], [700, 900], [1024, 640], [1440, 900], [1920, 1080], [2560, 1440]]) {
    await page.setViewportSize({ width, height });
    await sees(page, '#legend .entry', ['active, left', 'usual', 'views in 10 s, right', 'goal']);
    assert.deepEqual(await collisions(page), [], `at ${width}`);
  }
});

test('the figure says whether it is usual, with a sign and a word', async (t) => {
  const told = { totals: {} };
  const { page, again } = await openTold(t, told);
  await sees(page, '#active-note', ['usual not known yet · 1 new/min']);
  for (const [usual, words, sign] of [
    [[1, 0, 2.4], 'usual 0–3', null],
    [[34, 29.6, 37.2], 'fewer than usual, 29–38', '#sign-triangle-down'],
    [[1, 0.5, 1.2], 'more than usual, 0–2', '#sign-triangle'],
  ]) {
    told.totals.usualActive = usual;
    await again();
    await until(`"${words}"`, async () => (await seen(page, '#active-note'))[0].startsWith(`${words} · `));
    const found = await page.evaluate(() => document.querySelector('#active-note use')?.getAttribute('href') ?? null);
    assert.equal(found, sign);
  }
});

test('the worst that is open is shown, not the newest; and when it is over, all is quiet', async (t) => {
  const told = { totals: {}, alerts: [milestone, spike, silence], openAlerts: [silence, spike] };
  const { page, again } = await openTold(t, told);
  await sees(page, '#alert-text', ['nobody for 4 minutes, usual 24 a minute, on shop']);
  assert.match((await seen(page, '#alert-title'))[0], /^Silence \d\d:\d\d$/);
  assert.equal(await page.title(), '▼ Silence on shop – Footfall');
  assert.equal(await page.getAttribute('#alert-title svg', 'class'), 'sign triangle-down error');
  told.openAlerts = [];
  told.alerts = [];
  const since = new Date();
  since.setHours(0, 38, 0, 0);
  told.totals.quietSince = since.getTime();
  await again();
  await sees(page, '#alert-title', ['All quiet since 00:38']);
  await until('the title to be as usual', async () => await page.title() === '2 now · Footfall');
});

test('a milestone is no warning', async (t) => {
  const { page } = await openTold(t, { alerts: [milestone], openAlerts: [] });
  await sees(page, '#alert-title', ['All quiet']);
  assert.equal(await page.title(), '1 now · Footfall');
});

const listen = (page) => page.addInitScript(() => {
  window.tones = 0;
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function counted(...at) { window.tones++; return start.apply(this, at); };
});

test('only an alarm is heard; of several the worst is spoken', async (t) => {
  const told = { alerts: [], openAlerts: [] };
  const { page, again } = await openTold(t, told, { prepare: listen });
  const spoken = (words) => until(`"${words}" to be spoken`, async () => (await page.textContent('#spoken')).startsWith(words));
  await page.keyboard.press('m');
  await page.check('#sound-alerts');
  await until('a sound to show what it is like', async () => await page.evaluate(() => window.tones) > 0);
  const before = await page.evaluate(() => window.tones);
  told.alerts = [{ id: 11, kind: 'crowd', at: Date.now(), visitorsLastMinute: 25 }];
  await again();
  await spoken('Many at once: 25 in 1 minute, usual not known yet');
  told.alerts = [{ id: 12, kind: 'back-to-usual', at: Date.now(), spanMs: 720_000, value: 61 }];
  await again();
  await spoken('Back to usual: after 12 minutes, most 61 a minute');
  assert.equal(await page.evaluate(() => window.tones), before);
  let id = 12;
  await until('it to be heard', async () => {
    told.alerts = [{ ...milestone, id: id + 3 }, { ...silence, id: id + 2 }, { ...spike, id: ++id }];
    id += 2;
    await again();
    return await page.evaluate(() => window.tones) > before;
  });
  await spoken('Silence: nobody for 4 minutes');
});

test('what is usual lies behind the line of the ten minutes, in both themes, and is told', async (t) => {
  const told = { usualHours: [] };
  const { page, again } = await openTold(t, told);
  await sees(page, '#legend .entry', ['active, left', 'views in 10 s, right']);
  await until('a chart without it', async () => await pixelsOf(page, 'accent-soft') === 0);
  told.usualHours = hoursOf(Date.now(), 34, 29.6, 37.2);
  await again();
  await sees(page, '#legend .entry', ['active, left', 'usual', 'views in 10 s, right']);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await until(`the band in the ${colorScheme} theme`, async () => await pixelsOf(page, 'accent-soft') > 1000);
  }
  await page.focus('#plot');
  await until('the words', async () => {
    await page.keyboard.press('End');
    return /\d active, usual 29–38 {3}\d+ page view/.test(await page.textContent('#plot-value'));
  });
});

test('the 24 hours have it too', async (t) => {
  const { page } = await openTold(t, { usualHours: hoursOf(Date.now(), 34, 29.6, 37.2) },
    { start: startKeeping });
  await page.click('#tab-hours');
  await sees(page, '#legend .entry', ['most at once, each 5 min', 'usual']);
  await until('the band', async () => await pixelsOf(page, 'accent-soft') > 1000);
  await page.focus('#plot');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.match(await page.textContent('#plot-value'), /\d at once, usual 29–38/);
});
