// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The web dashboard by the keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { aBrowser } from './support/chromium.js';
import { openWithThree, sees, seen, seesSessions } from './support/dashboard.js';

const browser = aBrowser();

function focusIsOn(page, id) {
  return until(`the focus to be on ${id}`, () => page.evaluate((wanted) => document.activeElement.id === wanted, id));
}

test('everything can be reached with the keyboard alone', async (t) => {
  const { page } = await openWithThree(browser, t);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.keyboard.press('2');
  await until('the first session to have the focus', () => page.evaluate(() => document.activeElement.matches('#session-rows .row')));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sees(page, '#journey-id', ['Session v-2']);
  await page.keyboard.press('4');
  await until('the first country to have the focus', () => page.evaluate(() => document.activeElement.matches('#rank-panel .row')));
  await sees(page, '#rank-tabs [aria-selected="true"]', ['Places']);
  await page.keyboard.press('Shift+E');
  await sees(page, '#rank-tabs [aria-selected="true"]', ['Pages']);
  await sees(page, '#rank-parts [aria-pressed="true"]', ['Entry']);
  await page.keyboard.press('t');
  await sees(page, '#chart-tabs [aria-selected="true"]', ['Today']);
  await page.keyboard.press('Shift+T');
  await sees(page, '#chart-tabs [aria-selected="true"]', ['Last ten minutes']);
  await focusIsOn(page, 'plot');
  await page.keyboard.press('ArrowLeft');
  await until('the values of the newest place to be told', async () => /3 active/.test(await page.textContent('#plot-value')));
  await page.keyboard.press('Shift+V');
  assert.equal((await seen(page, '#values tbody tr')).length, 60);
  await page.keyboard.press('?');
  await page.waitForSelector('#keys-dialog[open]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await focusIsOn(page, 'sound-visitors');
  await page.keyboard.press('Escape');
  await focusIsOn(page, 'sounds');
});

test('Escape takes back what was just typed before anything else', async (t) => {
  const { page } = await openWithThree(browser, t);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.click('#session-rows .row');
  await sees(page, '#journey-id', ['Session v-3']);
  await page.keyboard.press('/');
  await page.keyboard.type('zz');
  await page.keyboard.press('Escape');
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await sees(page, '#journey-id', ['Session v-3']);
});

test('a menu closes when the focus leaves it, and alerts can be scrolled by key', async (t) => {
  const { page } = await openWithThree(browser, t);
  await page.keyboard.press('m');
  await sees(page, '#sounds-panel', ['Sound for new visitors Sound for goals Sound for alerts Notify of alerts while in the background Quiet hours from to']);
  await page.keyboard.press('Shift+Tab');
  await sees(page, '#sounds-panel', []);
  await page.keyboard.press('m');
  await page.keyboard.press('0');
  await sees(page, '#sounds-panel', []);
  await focusIsOn(page, 'tab-alerts');
  await page.keyboard.press('Tab');
  await focusIsOn(page, 'alerts-how');
  await page.keyboard.press('Tab');
  await focusIsOn(page, 'alert-panel');
});

const signs = ['/', '*', '?', '[', ']', '{', '}', '.', ',', '-', '+', 'F1', 'F2', 'F10', 'Delete', 'Shift+Delete', 'Control+Alt+Digit1',
  'Control+Alt+Digit2', 'Control+Alt+Digit3', 'Control+Alt+Digit4', 'Control+b', 'Alt+b', 'Control+k', 'Alt+Shift+Digit1',
  'Alt+Shift+Digit9', 'Alt+Shift+Digit0'];
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const candidates = [...letters, ...letters.map((letter) => letter.toUpperCase()), ...'0123456789', ...signs];
const nameOf = (key) => key.replace('Control+Alt+Digit', 'Ctrl+Alt+').replace('Control+k', 'Ctrl+K')
  .replace(/^Alt\+Shift\+Digit\d$/, 'Alt+Shift+1…9').replace(/^[A-Z]$/, 'Shift+$&');

test('no two actions share a key, and the list of keys names all that work', async (t) => {
  const { page } = await openWithThree(browser, t);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  const listed = await page.evaluate(() => [...document.querySelectorAll('#keys kbd')].map(({ textContent }) => textContent));
  assert.deepEqual(listed.filter((key, i) => listed.indexOf(key) !== i), [], 'named twice');
  await page.evaluate(() => {
    window.taken = [];
    addEventListener('keydown', (event) => { if (event.defaultPrevented) window.taken.push(true); });
  });
  const working = [];
  for (const key of candidates) {
    await page.keyboard.press(key);
    const isTaken = await page.evaluate(() => {
      document.querySelector('dialog[open]')?.close();
      document.activeElement?.blur();
      return window.taken.splice(0).length > 0;
    });
    if (isTaken) working.push(nameOf(key));
  }
  const doneElsewhere = ['Shift+Enter', 'Ctrl+Enter', 'Esc'];
  assert.deepEqual([...new Set(working)].sort(), listed.filter((key) => !doneElsewhere.includes(key)).sort());
  const nameless = await page.evaluate(() => [...document.querySelectorAll('#keys dd')].filter(({ textContent }) => !textContent).length);
  assert.equal(nameless, 0);
});

test('the address and the snippet are copied by key; where that is forbidden they are shown', async (t) => {
  const { server, page } = await openWithThree(browser, t, { prepare: (each) => each.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => {
      if (window.isForbidden) throw new DOMException('no', 'NotAllowedError');
      window.copied = text;
    } } });
  }) });
  const copied = () => page.evaluate(() => window.copied);
  await page.keyboard.press('Shift+C');
  await sees(page, '#updated', ['Address copied']);
  assert.equal(await copied(), server.url());
  await page.keyboard.press('Shift+S');
  await sees(page, '#updated', ['Snippet copied']);
  const snippet = `<script src="${server.url('/tracker.js')}" async></script>`;
  assert.equal(await copied(), snippet);
  await page.evaluate(() => { window.isForbidden = true; });
  await page.keyboard.press('Shift+S');
  await sees(page, '#banners .warning p', [`The browser does not allow copying here. By hand: ${snippet}`]);
});

test('each theme has a key', async (t) => {
  const { page } = await openWithThree(browser, t);
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.keyboard.press('Control+Alt+Digit3');
  assert.equal(await theme(), 'dark');
  await page.keyboard.press('Control+Alt+Digit2');
  assert.equal(await theme(), 'light');
  await page.click('#more');
  assert.ok(await page.isChecked('[name="theme"][value="light"]'));
});
