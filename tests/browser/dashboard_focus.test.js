// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever goes by the keyboard stays where they were when what they pressed goes away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { curl } from '../wire/support/http.js';
import { aBrowser } from './support/chromium.js';
import { openWithThree, sees, seesSessions } from './support/dashboard.js';

const browser = aBrowser();

/// What has the focus, as somebody who listens hears it.
const focused = (page) => page.evaluate(() => {
  const { activeElement: element } = document;
  if (element === document.body) return 'nothing';
  return element.getAttribute('aria-label') ?? (element.id || element.innerText.replace(/\s+/g, ' ').trim());
});
const focusIs = (page, wanted) => until(`the focus to be on ${wanted}`, async () => (await focused(page)) === wanted);

test('a goal that is given up leaves the focus with the next, and the last one with the name of another', async (t) => {
  const { server, page } = await openWithThree(browser, t);
  for (const name of ['one', 'two', 'three'])
    await curl(server, '/api/goals', ['-H', 'Content-Type: application/json', '--data-binary', JSON.stringify({ name })]);
  await sees(page, '#goal-caption', ['goal 1 of 3: one']);
  await page.keyboard.press('g');
  await sees(page, '#goals li bdi', ['one', 'two', 'three']);
  await page.focus('#goals li:nth-child(2) button');
  await page.keyboard.press('Enter');
  await focusIs(page, 'Give up the goal three');
  await page.keyboard.press('Enter');
  await focusIs(page, 'Give up the goal one');
  await page.keyboard.press('Enter');
  await sees(page, '#goals li bdi', []);
  await focusIs(page, 'Name of the event');
});

test('a filter that is turned around keeps the focus; taken away, the next has it', async (t) => {
  const { page } = await openWithThree(browser, t, { hash: '#country=India&page=/cart' });
  await sees(page, '#chips .chip bdi', ['India', '/cart']);
  await page.focus('#chips .chip');
  await page.keyboard.press('Shift+Enter');
  await focusIs(page, 'Country: not India , remove');
  await page.keyboard.press('Enter');
  await focusIs(page, 'Page: /cart , remove');
  await page.keyboard.press('Enter');
  await focusIs(page, 'main-start');
});

test('a row of a ranking that goes leaves the focus with the one that takes its place', async (t) => {
  const { page } = await openWithThree(browser, t);
  await sees(page, '#rank-panel .row bdi', ['/cart', '/home']);
  await page.focus('#rank-panel .row');
  await page.keyboard.press('Shift+Enter');
  await sees(page, '#rank-panel .row bdi', ['/home']);
  await focusIs(page, '/home');
  await page.keyboard.press('z');
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await focusIs(page, '/home');
});

test('a button that goes by being pressed leaves the focus beside it', async (t) => {
  const { page } = await openWithThree(browser, t);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.click('#session-rows .row');
  await sees(page, '#journey-id', ['Session v-3']);
  await page.focus('#journey-close');
  await page.keyboard.press('Enter');
  await focusIs(page, 'tab-alerts');
  await page.keyboard.press('n');
  await page.focus('#add-close');
  await page.keyboard.press('Enter');
  await focusIs(page, 'main-start');
  await page.keyboard.press('s');
  await page.waitForSelector('#site-cards .site-card:focus');
  await page.keyboard.press('Escape');
  await focusIs(page, 'main-start');
  // Who lets go of it is not held back.
  await page.focus('#tab-pages');
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'nothing');
});

test('keys act on what those before them show, however late the next frame is', async (t) => {
  const { page } = await openWithThree(browser, t);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.evaluate(() => { window.requestAnimationFrame = () => 0; });
  for (const key of ['8', '2', 'Enter']) await page.keyboard.press(key);
  assert.match(page.url(), /session=/);
  for (const key of ['5', 't', '/']) await page.keyboard.press(key);
  await page.keyboard.type('India');
  assert.equal(await page.inputValue('#text'), 'India');
  await sees(page, '#rank-tabs [aria-selected="true"]', ['Places']);
});
