// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often alerts would have called somebody, asked and put to use by the keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl } from '../wire/support/http.js';
import { addMinutes, minuteMs, surgesBefore } from '../wire/support/minutes.js';
import { startServer } from '../wire/support/server.js';
import { dataFolder, startKeeping } from '../wire/support/store.js';
import { until } from '../wire/support/deadline.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, seen, sees, tell } from './support/dashboard.js';

const browser = aBrowser();
/// Of a build that is not made to be fast.
const replayMs = 60_000;

/// A server with two weeks of two sites, the first with surges, and a visitor on each now.
async function withPast(t) {
  const folder = dataFolder(t);
  await (await startKeeping(t, folder)).stop();
  const end = Math.floor(Date.now() / minuteMs) * minuteMs - minuteMs;
  addMinutes(folder, 'shop', end, surgesBefore(end));
  addMinutes(folder, 'blog', end);
  const server = await startKeeping(t, folder);
  await tell(server, { site: 'shop' }, { site: 'blog', sessionId: 'v-2' });
  return server;
}

const text = (page, id) => page.textContent(`#${id}`);
const figures = async (page) => (await seen(page, '#replay-choice .figure')).map(Number);
const sentenceSays = (page, pattern) => until(`the sentence to be ${pattern}`,
  async () => pattern.test(await text(page, 'replay-sentence')), replayMs);
const chosen = async (server) => (await curl(server, '/api/alerts/sensitivity')).json.data;

test('by the keyboard: asked, compared, and keen put to use for a site', async (t) => {
  const server = await withPast(t);
  const page = await openDashboard(browser, t, server, { hash: '#site=shop' });
  const other = await openDashboard(browser, t, server, { hash: '#site=shop' });
  await page.keyboard.press('Shift+A');
  assert.match(await text(page, 'replay-none'), /^(Going through 7 days…)?$/);
  await sentenceSays(page, /^quiet \d+ · normal \d+ · keen \d+ alerts in 7 days on shop$/);
  const [quiet, normal, keen] = await figures(page);
  assert.ok(quiet >= 1 && quiet <= normal && normal <= keen && quiet < keen, `${[quiet, normal, keen]}`);
  assert.deepEqual(await seen(page, '#replay-choice .name'), ['quiet', 'normal · in use', 'keen']);
  assert.equal((await seen(page, '#replay-rows li')).length, normal);
  await page.keyboard.press('ArrowRight');
  const rows = await seen(page, '#replay-rows li');
  assert.equal(rows.length, keen);
  assert.match(rows.at(-1), /^(Spike|Rise) .*\d\d:\d\d \d+ in \d+ minutes?, usual \d+–\d+, on shop$/);
  await page.focus('#replay-use');
  assert.equal(await text(page, 'replay-use'), 'Use keen for shop');
  await page.keyboard.press('Enter');
  await sees(page, '#replay-choice .name', ['quiet', 'normal', 'keen · in use']);
  assert.equal(await text(page, 'replay-note'), 'In use for shop: keen. What is chosen holds at once, for everybody.');
  assert.ok(await page.isDisabled('#replay-use'));
  assert.deepEqual(await chosen(server), { others: 'normal', sites: { shop: 'keen' } });
  await page.keyboard.press('Escape');
  assert.ok(!await page.isVisible('#replay-dialog'));
  await other.keyboard.press('0');
  await other.click('#alerts-how');
  await sees(other, '#replay-choice .name', ['quiet', 'normal', 'keen · in use']);
});

test('another span or site is asked anew, and only the last answer is shown', async (t) => {
  const server = await withPast(t);
  const page = await openDashboard(browser, t, server);
  await page.click('#more');
  await page.click('#do-replay');
  await page.click('[data-days="28"]');
  await page.click('[data-days="1"]');
  await sentenceSays(page, /alerts in 1 day on 2 sites$/);
  await page.selectOption('#replay-site', '=blog');
  await sentenceSays(page, /^quiet 0 · normal 0 · keen 0 alerts in 1 day on blog$/);
  assert.equal(await text(page, 'replay-none'), 'Nobody would have been called.');
  await page.click('[data-days="28"]');
  await sentenceSays(page, /alerts in 14 days on blog; nothing older is kept$/);
  await page.selectOption('#replay-site', '*');
  await page.check('#replay-quiet input', { force: true });
  assert.equal(await text(page, 'replay-use'), 'Use quiet for all sites');
  await page.click('#replay-use');
  await until('it to be so', async () => (await chosen(server)).others === 'quiet');
});

test('where nothing is kept yet, or nothing at all, it says so', async (t) => {
  const keeping = await startKeeping(t, dataFolder(t));
  await tell(keeping, {});
  const page = await openDashboard(browser, t, keeping);
  await page.keyboard.press('Shift+A');
  await until('it to say so', async () => await text(page, 'replay-none') === 'Nothing is kept of these days yet.');
  assert.ok(!await page.isVisible('#replay-again'));

  const inMemory = await startServer(t, ['--in-memory']);
  await tell(inMemory, {});
  const forgetful = await openDashboard(browser, t, inMemory);
  await forgetful.keyboard.press('Shift+A');
  await until('it to say so', async () => /--in-memory/.test(await text(forgetful, 'replay-none')));
  await forgetful.keyboard.press('ArrowRight');
  assert.ok(await forgetful.isEnabled('#replay-use'), 'it can be chosen all the same');
});

test('what fails says so and is tried again, and who only looks chooses nothing', async (t) => {
  const server = await withPast(t);
  let refusals = 1;
  const prepare = (page) => page.routeWebSocket(/\/api\/live/, (socket) => {
    const there = socket.connectToServer();
    there.onMessage((message) => {
      const frame = JSON.parse(message);
      if (frame.type === 'state') frame.data.access = 'reader';
      const isRefused = frame.type === 'replay' && refusals-- > 0;
      socket.send(JSON.stringify(isRefused ? { type: 'error', id: frame.id, data: { message: 'Not <b>now</b>' } } : frame));
    });
  });
  const page = await openDashboard(browser, t, server, { prepare });
  await page.keyboard.press('Shift+A');
  await until('it to fail', async () => await text(page, 'replay-none') === 'Not <b>now</b>', replayMs);
  await page.click('#replay-again');
  await sentenceSays(page, /alerts in 7 days on 2 sites$/);
  assert.ok(!await page.isVisible('#replay-use'));
  assert.equal(await text(page, 'replay-note'), 'In use for all sites: normal. Only an operator may change it.');
});
