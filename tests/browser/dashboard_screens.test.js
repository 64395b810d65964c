// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The web dashboard as somebody left it, on a wall, as a small window, and by the names of what it can do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { aBrowser } from './support/chromium.js';
import { isLive, openWithThree, seen, sees, seesSessions, tell } from './support/dashboard.js';

const browser = aBrowser();

const isShown = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted).checkVisibility(), selector);
const showsAs = (page, show) => until(`the dashboard to be shown as ${show}`,
  () => page.evaluate((wanted) => document.documentElement.dataset.show === wanted, show));
const typeSize = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('#active')).fontSize));

/// What can be scrolled, by its id or class.
const scrollable = (page) => page.evaluate(() => [document.scrollingElement, ...document.querySelectorAll('body *')]
  .filter((element) => element.checkVisibility() && /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1)
  .map((element) => element.id || element.className));

async function again(page, server, hash = '') {
  await page.goto('about:blank');
  await page.goto(server.url(`/${hash}`));
  await isLive(page);
}

test('what was chosen is so again at the next visit', async (t) => {
  const { page, server } = await openWithThree(browser, t);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.click('#session-rows .row');
  for (const key of ['5', 't', 'Shift+V', 'o']) await page.keyboard.press(key);
  await page.keyboard.press('/');
  await page.keyboard.type('India');
  await page.waitForURL(/text=India/);
  await seesSessions(page, ['v-2', 'v-1']);
  await again(page, server);
  await seesSessions(page, ['v-2', 'v-1']);
  assert.equal(await page.inputValue('#text'), 'India');
  await sees(page, '#chart-tabs [aria-selected="true"]', ['Today']);
  await sees(page, '#rank-tabs [aria-selected="true"]', ['Places']);
  await sees(page, '#journey-id', []);
  assert.ok(await isShown(page, '#values'));
  assert.match(page.url(), /text=India/);
});

test('an address that says what to show wins over what was chosen', async (t) => {
  const { page, server } = await openWithThree(browser, t, { hash: '#country=India' });
  await seesSessions(page, ['v-2', 'v-1']);
  await again(page, server, '#country=Japan&rank=devices');
  await seesSessions(page, ['v-3']);
});

test('what is kept by this browser is believed only as far as it makes sense', async (t) => {
  const { page, server } = await openWithThree(browser, t);
  await page.evaluate(() => {
    localStorage.setItem('footfall.view', `#rank=nothing&chart=%%&not=planet&country=${'c'.repeat(10_000)}`);
    localStorage.setItem('footfall.views', '[{"name":1},null,{"name":"x","view":"#chart=today"},{"view":""}');
  });
  await again(page, server);
  await sees(page, '#rank-tabs [aria-selected="true"]', ['Pages']);
  await page.keyboard.press('j');
  await page.waitForSelector('#views-dialog', { state: 'visible' });
  await sees(page, '#views li', []);
  await page.keyboard.press('Escape');
  await page.waitForSelector('#views-dialog', { state: 'hidden' });
  await page.evaluate((views) => localStorage.setItem('footfall.views', views),
    JSON.stringify([{ name: 1 }, null, ...Array.from({ length: 30 }, (_, i) => ({ name: `<b>${i}</b>${'n'.repeat(99)}`, view: '#chart=today' }))]));
  await page.keyboard.press('j');
  let rows;
  await until('nine views', async () => (rows = await seen(page, '#views li bdi')).length === 9);
  assert.ok(rows[0].startsWith('<b>0</b>') && rows[0].length <= 40, rows[0]);
});

test('on a wall there is no header, nothing scrolls, and the type is twice as large', async (t) => {
  const { page, server } = await openWithThree(browser, t);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await tell(server, ...Array.from({ length: 60 }, (_, i) => ({ sessionId: `w-${i}`, page: `/page/${i}`, country: 'India' })));
  await sees(page, '#active', ['63']);
  const usual = await typeSize(page);
  await page.keyboard.press('Shift+W');
  await showsAs(page, 'wall');
  await until('the full screen', () => page.evaluate(() => document.fullscreenElement !== null));
  assert.equal(await typeSize(page), 2 * usual);
  for (const hidden of ['.site', '.search', '#more', '.bottom', '#sessions', '#time-slider']) assert.ok(!(await isShown(page, hidden)), hidden);
  for (const shown of ['#active', '#plot', '#rank-panel', '#feed-rows']) assert.ok(await isShown(page, shown), shown);
  assert.deepEqual(await scrollable(page), []);
  await page.keyboard.press('Escape');
  await showsAs(page, 'all');
  assert.equal(await typeSize(page), usual);
});

test('a wall gives way to what it does not show', async (t) => {
  const { page } = await openWithThree(browser, t, { hash: '#show=wall&country=India' });
  await showsAs(page, 'wall');
  await sees(page, '#active', ['2']);
  await page.keyboard.press('/');
  await showsAs(page, 'all');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
});

test('on a small screen a wall has the figures and the chart', async (t) => {
  const { page } = await openWithThree(browser, t, { hash: '#show=wall' });
  await page.setViewportSize({ width: 800, height: 600 });
  await sees(page, '#active', ['3']);
  for (const hidden of ['#ranks', '#feed']) assert.ok(!(await isShown(page, hidden)), hidden);
  assert.ok(await isShown(page, '#plot'));
  assert.deepEqual(await scrollable(page), []);
});

test('a small window tells the number, and leads back to the whole', async (t) => {
  const { page, server } = await openWithThree(browser, t);
  await sees(page, '#active', ['3']);
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('Shift+N');
  const small = await opened;
  await sees(small, '#mini-active', ['3']);
  await until('all that is seen to be the small window', async () => !(await isShown(small, '#main')));
  await tell(server, { sessionId: 'v-4' });
  await sees(small, '#mini-active', ['4']);
  assert.match((await seen(small, '#mini'))[0], /4 ?active now ?usual not known yet ?All quiet/);
  const closed = small.waitForEvent('close');
  await small.keyboard.press('x').catch(() => {}); // it may be gone before the key is up
  await closed;
});

test('a small window that nobody opened becomes the whole', async (t) => {
  const { page } = await openWithThree(browser, t, { hash: '#show=mini' });
  await sees(page, '#mini-active', ['3']);
  await page.click('#mini');
  await showsAs(page, 'all');
  assert.ok(await isShown(page, '#active'));
});

test('a palette finds actions, pages and sites by the keyboard alone', async (t) => {
  const { page, server } = await openWithThree(browser, t);
  await tell(server, { sessionId: 'v-5', site: 'blog', page: '/<i>odd</i>' });
  await seesSessions(page, ['v-5', 'v-3', 'v-2', 'v-1']);
  const find = async (text, option) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(text);
    await until(`${option} to be found first`, async () => (await seen(page, '#palette-list [aria-selected="true"]'))[0] === option);
  };
  await find('last 24', 'Action Last 24 hours d');
  await page.keyboard.press('Enter');
  await sees(page, '#chart-tabs [aria-selected="true"]', ['24 hours']);
  await find('/<i>', 'Page /<i>odd</i>');
  await page.keyboard.press('Enter');
  await seesSessions(page, ['v-5']);
  await find('all sites', 'Site All sites');
  await page.keyboard.press('Escape');
  await sees(page, '#palette-dialog', []);
  await page.keyboard.press('Escape');
  await seesSessions(page, ['v-5', 'v-3', 'v-2', 'v-1']);
  await page.keyboard.press('/'); // also while something is written
  await find('site blog', 'Site blog');
  await page.keyboard.press('Enter');
  await seesSessions(page, ['v-5']);
});

test('the arrow keys go through what the palette found, and a reader hears which', async (t) => {
  const { page } = await openWithThree(browser, t);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('theme');
  const marked = () => page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent);
  assert.match(await marked(), /As the desktop/);
  await page.keyboard.press('ArrowDown');
  assert.match(await marked(), /Light/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.match(await marked(), /Dark/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('no such thing');
  await sees(page, '#palette-said', ['Nothing is called so.']);
  await page.keyboard.press('Enter');
  assert.ok(await isShown(page, '#palette-dialog'));
});

test('a view is saved by name, shown by its key, and found in the palette', async (t) => {
  const { page, server } = await openWithThree(browser, t, { hash: '#country=India&rank=devices' });
  await seesSessions(page, ['v-2', 'v-1']);
  await page.keyboard.press('j');
  await page.keyboard.type('From India');
  await page.keyboard.press('Enter');
  await sees(page, '#views bdi', ['From India']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await again(page, server);
  await page.keyboard.press('Alt+Shift+Digit1');
  await seesSessions(page, ['v-2', 'v-1']);
  await sees(page, '#rank-tabs [aria-selected="true"]', ['Devices']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('from india');
  await sees(page, '#palette-list [role="option"]', ['View From India Alt+Shift+1']);
  await page.keyboard.press('Enter');
  await seesSessions(page, ['v-2', 'v-1']);
  await page.keyboard.press('j');
  await page.click('#views [aria-label="Remove the view From India"]');
  await sees(page, '#views bdi', []);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Shift+Digit1');
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
});

test('nine views are the most', async (t) => {
  const { page } = await openWithThree(browser, t);
  await page.keyboard.press('j');
  for (let i = 1; i <= 10; ++i) {
    await page.fill('#view-name', `View ${i}`);
    await page.keyboard.press('Enter');
  }
  assert.equal((await seen(page, '#views li')).length, 9);
  assert.match((await seen(page, '#views-said'))[0], /At most 9/);
});
