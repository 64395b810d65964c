// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the web dashboard makes itself heard: only when it was asked to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { isLive, openDashboard, sees, tell } from './support/dashboard.js';
import { withFrames } from './support/frames.js';

const browser = aBrowser();
/// The longest pause before it connects again, and this for a busy machine.
const comebackMs = 40_000;

/// Counts tones, and stands for the notifications of a browser that allows them.
const listen = (page) => page.addInitScript(() => {
  const heard = { tones: 0, asked: 0, notes: [] };
  window.heard = heard;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function counted(...at) { heard.tones++; return start.apply(this, at); };
  window.Notification = class {
    static permission = 'default';
    static async requestPermission() {
      heard.asked++;
      this.permission = 'granted';
      return 'granted';
    }
    constructor(title, { body }) { heard.notes.push(`${title}, ${body}`); }
  };
});
const heardBy = (page) => page.evaluate(() => window.heard);

/// The tenth at once is a milestone.
const tenVisitors = Array.from({ length: 10 }, (_, i) => ({ sessionId: `v-${i}` }));
const milestone = 'Milestone: 10 visitors at once, the first time today';

test('it is silent until somebody asks for sounds, and remembers that', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { prepare: listen });
  await page.click('#tiles');
  await tell(server, { sessionId: 'first' });
  await sees(page, '#active', ['1']);
  assert.equal((await heardBy(page)).tones, 0);
  await page.keyboard.press('m');
  await page.check('#sound-visitors');
  await until('a sound to show what it is like', async () => (await heardBy(page)).tones === 1);
  await page.keyboard.press('Escape');
  await until('a sound for a visitor', async () => {
    await tell(server, { sessionId: `v-${Date.now()}` });
    return (await heardBy(page)).tones > 1;
  });
  await page.reload();
  await page.keyboard.press('m');
  assert.equal(await page.isChecked('#sound-visitors'), true);
  assert.equal(await page.isChecked('#sound-alerts'), false);
});

test('after a restart that remembers nothing, what is new is heard and told as before', async (t) => {
  const server = await startServer(t);
  // Ten at once are no alarm by themselves.
  const alarming = withFrames(({ alerts }) => (alerts ? { alerts: alerts.map((alert) => ({ ...alert, severity: 3 })) } : {}));
  const page = await openDashboard(browser, t, server, { prepare: async (each) => { await listen(each); await alarming(each); } });
  await page.keyboard.press('m');
  await page.check('#sound-alerts');
  await tell(server, ...tenVisitors, ...tenVisitors.map((_, i) => ({ sessionId: `w-${i}` })));
  await sees(page, '#active', ['20']);
  await server.stop();
  const again = await startServer(t, [], { listen: [`127.0.0.1:${server.port}`] });
  await isLive(page, comebackMs);
  await sees(page, '#active', ['0'], comebackMs);
  await page.evaluate(() => { document.getElementById('spoken').textContent = ''; });
  const { tones } = await heardBy(page);
  await tell(again, ...tenVisitors);
  await until('the alert to be spoken', async () => /./.test(await page.textContent('#spoken')));
  await until('it to be heard', async () => (await heardBy(page)).tones > tones);
});

test('where a page can have no notifications, it does not say that they are on', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { prepare: (each) => each.addInitScript(() => {
    window.Notification = class {
      static permission = 'granted';
      static async requestPermission() { return 'granted'; }
      constructor() { throw new TypeError('Illegal constructor'); }
    };
  }) });
  await page.keyboard.press('m');
  await page.click('#notify');
  await sees(page, '#notify-hint', ['The browser does not allow it.']);
  assert.equal(await page.isChecked('#notify'), false);
});

test('an alert is told to screen readers, and by a notification if one is wanted', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { prepare: listen });
  assert.equal((await heardBy(page)).asked, 0);
  await page.keyboard.press('m');
  await page.check('#notify');
  assert.equal((await heardBy(page)).asked, 1);
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
  await tell(server, ...tenVisitors);
  await until('the alert to be spoken', async () => (await page.textContent('#spoken')) === milestone);
  assert.ok((await heardBy(page)).notes.includes(`Footfall: ${milestone.replace(': ', ', ')}`));
  assert.equal((await heardBy(page)).tones, 0);
  await sees(page, '#alert-title', ['All quiet']);
});

const handledRow = (page) => page.textContent('#alert-rows li .handled');

test('an alert is seen and muted by key and by click, for everybody who looks', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  const other = await openDashboard(browser, t, server);
  await tell(server, ...tenVisitors);
  await page.keyboard.press('0');
  await page.click('#alert-rows li strong');
  await sees(page, '#alert-bar', ['▲ Milestone Seen Mute for an hour']);
  await page.keyboard.press('u');
  await until('the others to see it', async () => /^seen \d\d:\d\d$/.test(await handledRow(other)));
  await sees(page, '#alert-seen', ['Not seen']);
  assert.ok(await page.isVisible('#alert-rows li.is-handled'));
  await page.click('#alert-seen');
  await until('it to be taken back', async () => (await handledRow(other)) === '');
  await page.click('#alert-mute');
  await until('the others to see it', async () => /^muted until \d\d:\d\d$/.test(await handledRow(other)));
  await page.reload();
  await until('it to be there still', async () => /^muted until/.test(await handledRow(page)));
  await page.click('#alert-rows li strong');
  await page.keyboard.press('Shift+U');
  await until('it to be unmuted', async () => (await handledRow(other)) === '');
});

test('what is muted is neither heard nor told', async (t) => {
  const server = await startServer(t);
  await fetch(server.url('/api/alerts/mutes'), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"kind":"milestone"}' });
  const page = await openDashboard(browser, t, server, { prepare: listen });
  await page.keyboard.press('m');
  await page.check('#notify');
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
  const { notes } = await heardBy(page);
  await tell(server, ...tenVisitors);
  await until('it to be listed', async () => /^muted until/.test(await handledRow(page)));
  assert.deepEqual((await heardBy(page)).notes, notes);
  assert.equal(await page.textContent('#spoken'), '');
});

test('in quiet hours nothing is heard or told, and the list tells all the same', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { prepare: async (each) => {
    await listen(each);
    await each.clock.setFixedTime(new Date(2026, 10, 30, 23, 0));
  } });
  await page.keyboard.press('m');
  await page.check('#sound-visitors');
  await page.check('#notify');
  await page.check('#quiet');
  assert.equal(await page.inputValue('#quiet-from'), '22:00');
  assert.equal(await page.inputValue('#quiet-to'), '07:00');
  const before = await heardBy(page);
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
  await tell(server, ...tenVisitors);
  await until('it to be listed', () => page.evaluate(() => document.querySelectorAll('#alert-rows li').length === 1));
  assert.deepEqual(await heardBy(page), before);
  await page.reload();
  await page.keyboard.press('m');
  assert.equal(await page.isChecked('#quiet'), true);
});
