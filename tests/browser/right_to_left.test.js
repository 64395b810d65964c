// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dashboard in a language that is written from right to left. None of ours is: here every English letter is
// another one of such a script, so that texts are as long as they were.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, seen, tell } from './support/dashboard.js';
import { counted, said, written } from './support/words.js';

// What is put into its place has no address: Chromium would not let it speak with the server.
const browser = aBrowser('--disable-features=LocalNetworkAccessChecks');

const firstLetter = 0x5d0; // of 27
const turned = (text) => text.replace(/%\d?|[a-z]/gi, (each) => (each.startsWith('%') ? each
  : String.fromCharCode(firstLetter + each.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0))));
const words = Object.fromEntries([...said, ...counted, ...written].map((text) => [text, turned(text)]));
for (const text of counted) words[text] = { one: turned(text), two: turned(text), other: turned(text) };

/// The page as the server would send it, had it that language.
function turnedPage(html) {
  const known = (text) => { const word = words[text.trim().replace(/\s+/g, ' ')]; return word && (word.other ?? word); };
  return html.replace('<html lang="en">', '<html lang="he" dir="rtl">')
    .replace(/(?<=>)[^<>]+(?=<)/g, (text) => known(text) ?? text)
    .replace(/ (aria-label|placeholder|title)="([^"]*)"/g, (all, name, text) => ` ${name}="${known(text) ?? text}"`)
    .replace('</head>', `<script type="application/json" id="words">${JSON.stringify(words)}</script></head>`);
}

async function prepare(page) {
  await page.route(({ pathname }) => pathname === '/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: turnedPage(await response.text()) });
  });
}

const options = { prepare, device: { locale: 'he-IL' }, live: turned('Live') };
const visitors = Array.from({ length: 12 }, (_, i) => ({ sessionId: `v-${i}`, country: 'India', city: 'Pune',
  page: `/page-${i % 5}/with/a/long/way/behind/it`, metadata: { device: 'mobile', referrer: 'https://news.example/a' } }));

/// Texts of which a part is cut off, out of the window, or below another.
function faults() {
  const isOffered = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, .skip, svg, option, .top:has(> dialog)');
  const cutsOff = (element) => !['visible', 'clip'].includes(getComputedStyle(element).overflowX);
  const clipped = (rect, element) => {
    let { left, right, top, bottom } = rect;
    for (let each = element; each; each = each.parentElement) {
      if (!cutsOff(each)) continue;
      const box = each.getBoundingClientRect();
      [left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return right - left > 1 && bottom - top > 1 ? { left, right, top, bottom } : null;
  };
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (!node.data.trim() || !isOffered(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = clipped(rect, node.parentElement);
      if (box) pieces.push({ node, ...box });
    }
  }
  const found = pieces.filter(({ left, right }) => left < -0.5 || right > innerWidth + 0.5).map(({ node }) => `out of the window: ${node.data}`);
  for (const [i, a] of pieces.entries()) {
    for (const b of pieces.slice(i + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (a.node !== b.node && wide > 1 && high > 3) found.push(`below each other: ${a.node.data} | ${b.node.data}`);
    }
  }
  for (const element of document.querySelectorAll('.tile .name, .tile .note, .tile .figure, button, h1, h2, th, .legend, #server')) {
    const isCut = isOffered(element) && !element.closest('.row, [role="tablist"], .ranking') && element.scrollWidth > element.clientWidth + 1;
    if (isCut) found.push(`cut: ${element.id || element.textContent}`);
  }
  return found;
}

const sizes = [[360, 740], [1024, 640], [1440, 900]];

test('nothing is cut, nothing lies on another, from left to right and from right to left', async (t) => {
  const server = await startServer(t);
  await tell(server, ...visitors);
  for (const each of [{}, options]) {
    const page = await openDashboard(browser, t, server, each);
    await page.waitForSelector('#session-rows .row');
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `too wide at ${width}`);
      assert.deepEqual(await page.evaluate(faults), [], `at ${width}`);
    }
  }
});

test('lines begin at the right, time and paths do not', async (t) => {
  const server = await startServer(t);
  await tell(server, ...visitors);
  const page = await openDashboard(browser, t, server, options);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.waitForSelector('#session-rows .row');
  const boxes = await page.evaluate((selectors) => Object.fromEntries(selectors.map((selector) => {
    const { left, right } = document.querySelector(selector).getBoundingClientRect();
    return [selector, { left, right }];
  })), ['.top h1', '#more', '.tile.hero', '.tile.alert', '#feed-rows time', '#feed-rows .page', '.session-row .who', '.session-row .time', '#sessions', '#feed']);
  const isBefore = (first, second) => assert.ok(boxes[first].left >= boxes[second].right - 1, `${first} is right of ${second}: ${JSON.stringify(boxes)}`);
  isBefore('.top h1', '#more');
  isBefore('.tile.hero', '.tile.alert');
  isBefore('#feed', '#sessions');
  isBefore('#feed-rows time', '#feed-rows .page');
  isBefore('.session-row .who', '.session-row .time');
  // A path keeps its own direction, at the side where lines begin.
  const path = await page.evaluate(() => {
    const element = document.querySelector('#feed-rows .page');
    return [getComputedStyle(element).direction, getComputedStyle(element).textAlign];
  });
  assert.deepEqual(path, ['ltr', 'right']);
  const directions = await page.evaluate(() => ['.plot', '.time-scale', '.hour-ends'].map((each) => getComputedStyle(document.querySelector(each)).direction));
  assert.deepEqual(directions, ['ltr', 'ltr', 'ltr']);
});

test('the arrow keys go where they point', async (t) => {
  const server = await startServer(t);
  await tell(server, ...visitors);
  const page = await openDashboard(browser, t, server, options);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.focus('#tab-live');
  const place = () => page.evaluate(() => document.activeElement.getBoundingClientRect().left);
  const before = await place();
  await page.keyboard.press('ArrowLeft');
  assert.ok(await place() < before, 'to the left');
  await page.keyboard.press('ArrowRight');
  assert.equal(await place(), before);
  const texts = await seen(page, '#chart-tabs [role="tab"]');
  assert.ok(texts.every((text) => /[\u05d0-\u05ea]/.test(text)), texts.join());
});
