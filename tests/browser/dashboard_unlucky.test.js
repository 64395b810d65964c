// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The web dashboard where it is used under less lucky conditions.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { temporaryFolder } from '../wire/support/folder.js';
import { binary, launch, startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, openWithThree, sees, seen, seesSessions, sessionsOf, tell } from './support/dashboard.js';
import { withFrames } from './support/frames.js';

const browser = aBrowser();

test('where nothing can be stored, sounds and the theme can be chosen until the page goes', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { prepare: (each) => each.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
    window.tones = 0;
    OscillatorNode.prototype.start = () => { window.tones++; };
    OscillatorNode.prototype.stop = () => {};
  }) });
  await page.keyboard.press('m');
  await page.check('#sound-visitors');
  await until('a sound to show what it is like', () => page.evaluate(() => window.tones === 1));
  await page.click('#more');
  await page.check('[name="theme"][value="dark"]');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
});

test('what was yesterday does not look like today', async (t) => {
  const server = await startServer(t);
  const spike = { id: 99, kind: 'spike', severity: 3, at: Date.now(), count: 42, spanMs: 60_000, low: 6, high: 17 };
  const page = await openDashboard(browser, t, server, { prepare: async (each) => {
    await each.clock.install();
    await withFrames(() => ({ openAlerts: [spike] }))(each);
  } });
  await tell(server, ...Array.from({ length: 10 }, (_, i) => ({ sessionId: `v-${i}` })));
  const times = async () => [...await seen(page, '#feed-rows time'), ...await seen(page, '#alert-rows time')];
  await until('the alert to be told', async () => (await seen(page, '#alert-rows p.small')).some((text) => /^10 visitors/.test(text)));
  for (const time of await times()) assert.match(time, /^\d\d:\d\d:\d\d$/);
  await page.clock.fastForward('24:00:00');
  await page.clock.resume();
  await until('the days to be told', async () => (await times()).every((time) => /^\d+ \w+, \d\d:\d\d$/.test(time)));
  assert.match((await seen(page, '#alert-title'))[0], /^Spike \d+ \w+$/);
  assert.ok((await seen(page, '#alert-rows p.small')).includes('10 visitors at once, the first time that day'));
});

test('those beyond the list are counted in its head as well', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  const listed = (many) => until(`${many} to be listed`, async () => (await seen(page, sessionsOf)).length === many);
  const come = (from, to) => tell(server, ...Array.from({ length: to - from }, (_, i) => ({ sessionId: `v-${from + i}` })));
  await come(0, 10);
  await listed(10);
  await come(10, 30);
  await listed(30);
  // These wait until the others could be read, and come though nothing else happens.
  await come(30, 52);
  await sees(page, '#session-count', ['52 active']);
  await listed(50);
  await tell(server, { type: 'session_end', sessionId: 'v-0' });
  await sees(page, '#active', ['51']);
  await sees(page, '#session-count', ['51 active']);
});

test('"back" takes away what was typed, not the last letter of it', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, { country: 'India' }, { sessionId: 'v-2', country: 'Japan' });
  await page.keyboard.press('/');
  for (const letters of ['ja', 'pa', 'n']) {
    await page.keyboard.type(letters);
    const typed = await page.inputValue('#text');
    await sees(page, '#chips .chip bdi', [typed]);
  }
  await seesSessions(page, ['v-2']);
  await page.goBack();
  await seesSessions(page, ['v-2', 'v-1']);
});

test('a view changes even where the browser has had enough of new addresses', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, {});
  await page.evaluate(() => { history.pushState = () => { throw new DOMException('enough', 'SecurityError'); }; });
  await page.click('#tab-places');
  await sees(page, '#rank-tabs [aria-selected="true"]', ['Places']);
});

test('whoever comes back to the tab sees the history up to now', async (t) => {
  const folder = temporaryFolder();
  const server = await launch([binary], ['--listen', '127.0.0.1:0', '--data-dir', folder]);
  t.after(() => server.release());
  await tell(server, {});
  let asked = 0;
  const count = ({ payload }) => { if (String(payload).includes('"history"')) asked++; };
  const prepare = async (each) => each.on('websocket', (socket) => socket.on('framesent', count));
  const page = await openDashboard(browser, t, server, { hash: '#chart=hours', prepare });
  await until('the history to be asked for', () => asked > 0);
  const before = asked;
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await until('it to be asked for again', () => asked > before);
});

test('at 400 % the labels of the chart do not touch, and the keys begin at the top', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, {});
  const labels = () => page.evaluate(() => (window.Chart.getChart('canvas')?.scales.x?.ticks ?? [])
    .map(({ label }) => label).filter(Boolean));
  await until('all labels', async () => (await labels()).length === 5);
  await page.setViewportSize({ width: 320, height: 225 });
  await until('fewer labels', async () => (await labels()).join() === '−8 min,−4 min,now');
  await page.keyboard.press('?');
  await page.waitForSelector('#keys-dialog[open]');
  assert.equal(await page.evaluate(() => document.getElementById('keys-dialog').scrollTop), 0);
  await page.keyboard.press('Escape');
  await page.waitForSelector('#keys-dialog', { state: 'hidden' });
});

test('with forced colours, what is chosen and what the chart shows can still be told', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { prepare: (each) => each.emulateMedia({ forcedColors: 'active' }) });
  await tell(server, {});
  await sees(page, '#active', ['1']);
  const style = (selector, name, part) => page.evaluate(([where, what, pseudo]) => getComputedStyle(
    document.querySelector(where), pseudo)[what], [selector, name, part]);
  const bars = await style('#legend .of-bars', 'backgroundColor', '::before');
  assert.notEqual(bars, await style('body', 'backgroundColor'));
  await page.click('#rank-panel .row');
  await page.waitForSelector('#rank-panel .row[aria-pressed="true"]');
  await page.mouse.move(0, 0);
  assert.equal(await style('#rank-panel .row[aria-pressed="true"]', 'outlineStyle'), 'solid');
});

test('the light for a new website turns on whatever is filtered', async (t) => {
  const { server, page } = await openWithThree(browser, t, { hash: '#country=Japan&site=' });
  await seesSessions(page, ['v-3']);
  await page.keyboard.press('n');
  await sees(page, '#lamp', ['No event yet; this turns on with the first.']);
  await tell(server, { country: 'Spain', site: 'blog' });
  await sees(page, '#lamp', ['The first event of blog is here.']);
  await page.keyboard.press('Escape');
  await seesSessions(page, ['v-3']);
});
