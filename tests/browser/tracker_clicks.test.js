// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clicks on what is marked data-footfall: each act of a person is one event, wherever the mark is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { startSite } from './support/site.js';
import { eventsOf } from './support/visits.js';

const browser = aBrowser();

/// Does these acts, then one more that is known; the elements that were told of in between.
async function toldAfter(t, ...acts) {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, site('/acts/home', 'shop.example'));
  for (const act of acts) await act(tab);
  await tab.evaluate(() => window.footfall('done'));
  let events;
  await until('the last act to be told', async () => {
    events = await eventsOf(server);
    return events.at(-1)?.type === 'done';
  });
  return events.filter(({ type }) => type === 'click').map(({ metadata }) => metadata.element);
}

test('a mark in an open shadow root is found, and one around it', async (t) => {
  assert.deepEqual(await toldAfter(t, (tab) => tab.click('#card button'), (tab) => tab.click('#marked button')),
    ['inside', 'card']);
});

test('a label and its box are one click, and the next is another', async (t) => {
  assert.deepEqual(await toldAfter(t, (tab) => tab.click('#around', { position: { x: 40, y: 8 } }),
    (tab) => tab.click('#before'), (tab) => tab.click('#mail'), (tab) => tab.click('#box')),
  ['terms', 'news', 'news', 'terms']);
});

test('a key that clicks is one click', async (t) => {
  assert.deepEqual(await toldAfter(t, (tab) => tab.press('#box', 'Space'), (tab) => tab.press('#mail', 'Space')),
    ['terms', 'news']);
});

test('a middle click on a marked link is told, on what is no link it is none', async (t) => {
  const by = (button, selector) => (tab) => tab.click(selector, { button });
  assert.deepEqual(await toldAfter(t, by('middle', '#offer'), by('right', '#offer'), by('middle', '#text')), ['offer']);
});

test('a marked form with fields of any name is told', async (t) => {
  const onEdge = async (tab) => {
    const { x, y } = await tab.evaluate(() => document.getElementById('form').getBoundingClientRect().toJSON());
    await tab.mouse.click(x + 4, y + 4);
  };
  assert.deepEqual(await toldAfter(t, onEdge), ['form']);
});
