// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the web pages say in other languages: all of it, where it fits, and to those who ask for it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { storeCauseText } from '../../resources/web/dashboard/store_trouble.js';
import { callCauseText } from '../../resources/web/dashboard/webhook_trouble.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, seen, sees, tell } from './support/dashboard.js';
import { withState } from './support/frames.js';
import { counted, isWord, languages, said, textsOf, written } from './support/words.js';

const browser = aBrowser();

const placesOf = (text) => [...new Set(text.match(/%\d?|\{\{\w+\}\}/g) ?? [])].sort().join();

for (const [language, words] of Object.entries(languages)) {
  test(`nothing is missing in ${language}, and places for figures agree`, () => {
    assert.ok(said.length > 300 && counted.length > 30 && written.length > 150, 'the sources are read');
    const isKnown = (text) => typeof words[text] === 'string' || (words[text]?.one && words[text]?.other);
    assert.deepEqual([...new Set([...said, ...written])].filter((text) => isWord(text) && !isKnown(text)), []);
    assert.deepEqual([...new Set(counted)].filter((text) => typeof words[text] !== 'object'), []);
    for (const [text, other] of Object.entries(words))
      assert.equal(placesOf(other.other ?? other), placesOf(text), text);
  });
}

/// Texts in English that another language has other words for.
const english = (texts, words) => texts.filter((text) => Object.hasOwn(words, text) && words[text] !== text);

test('the pages for everybody are in the language that is asked for', async (t) => {
  const server = await startServer(t);
  const ask = async (path, wanted) => (await fetch(server.url(path), { headers: { 'Accept-Language': wanted, Accept: 'text/html' } })).text();
  for (const path of ['/login?here=1', '/privacy', '/share/none', '/']) {
    const page = await ask(path, 'fr;q=0.9, de-AT;q=0.8, en;q=0.5');
    assert.match(page, /<html lang="de">/, path);
    assert.deepEqual(english(textsOf(page), languages.de), [], path);
    assert.match(await ask(path, 'es-MX, de;q=0.9'), /<html lang="es">/);
    assert.match(await ask(path, 'fr'), /<html lang="en">/);
  }
});

const visitors = Array.from({ length: 12 }, (_, i) => ({ sessionId: `v-${i}`, page: `/page-${i % 5}`, country: 'India' }));
const dashboards = [
  ['de', { device: { locale: 'de-DE' } }, { '#visitors-name': 'Besucher heute', '#session-count': '12 aktiv', '#tab-live': 'Letzte zehn Minuten' }],
  ['es', { device: { locale: 'es-ES' }, live: 'En vivo' }, { '#visitors-name': 'visitantes hoy', '#session-count': '12 activos', '#tab-live': 'Últimos diez minutos' }],
];

for (const [language, options, texts] of dashboards) {
  test(`the dashboard speaks ${language}, and nothing of it is cut`, async (t) => {
    const server = await startServer(t);
    await tell(server, ...visitors);
    const page = await openDashboard(browser, t, server, options);
    for (const [selector, text] of Object.entries(texts)) await sees(page, selector, [text]);
    for (const [width, height] of [[360, 740], [1024, 640]]) {
      await page.setViewportSize({ width, height });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `too wide at ${width}`);
      const cut = await page.evaluate(() => [...document.querySelectorAll('.tile .name, .tile .note, button, h1, h2, #server')]
        .filter((element) => element.checkVisibility() && !element.closest('.unseen, .skip, .row, [role="tablist"]')
          && (element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > innerWidth + 0.5))
        .map((element) => element.id || element.textContent));
      assert.deepEqual(cut, [], `cut at ${width}`);
      const lines = await page.evaluate(() => document.querySelector('#active-note span').getClientRects().length);
      assert.equal(lines, 1, `what is usual is broken at ${width}`);
    }
    await page.keyboard.press('?');
    await page.waitForSelector('#keys-dialog[open]');
    const shown = await seen(page, 'button, h2, dt, dd, p, label, option, th, .name, .note');
    assert.deepEqual(english(shown, languages[language]), []);
  });
}

test('what is wrong at the server is said in the language of the page', async (t) => {
  const server = await startServer(t);
  await tell(server, {});
  const store = { phase: 'failing', commitMs: 0, detail: '/a/footfall.db: database or disk is full', cause: 'full', unkept: 0, note: '' };
  const webhooks = [{ host: 'hooks.example', waiting: 1, failingSince: Date.now(), reason: 'it did not answer within 15 seconds', cause: 'silent', figure: 15 }];
  const page = await openDashboard(browser, t, server, { device: { locale: 'de-DE' }, prepare: withState({ store, webhooks }) });
  await page.waitForSelector('.banner.error');
  const [failing] = await seen(page, '.banner.error p');
  assert.match(failing, /Die Platte ist voll: /);
  assert.doesNotMatch(failing, /full/);
  const [webhook] = await seen(page, '.banner.warning p');
  assert.match(webhook, /: er antwortete nicht innerhalb von 15 Sekunden\. 1 Alarm wartet\.$/);
});

test('each cause of trouble has words, and what has none is quoted', () => {
  const causes = readFileSync(new URL('../../core/source/trouble/causes.h', import.meta.url), 'utf8');
  const wordsOf = (name) => [...causes.match(new RegExp(`${name}\\{([^}]*)\\}`))[1].matchAll(/"(\w+)"/g)].map(([, word]) => word);
  for (const [name, say] of [['storeCauseWords', storeCauseText], ['callCauseWords', callCauseText]]) {
    const all = wordsOf(name);
    assert.ok(all.length > 5, name);
    const quoted = { detail: 'as the system says', reason: 'as the system says' };
    assert.deepEqual(all.filter((cause) => say({ cause, ...quoted }) === quoted.detail), ['other']);
    assert.equal(say({ cause: 'toString', ...quoted }), quoted.detail);
  }
});

test('a clock has twelve hours where that is usual', async (t) => {
  const server = await startServer(t);
  await tell(server, {});
  const page = await openDashboard(browser, t, server, { device: { locale: 'en-US' } });
  await page.waitForSelector('#feed-rows time');
  assert.match((await seen(page, '#feed-rows time'))[0], /^\d\d?:\d\d:\d\d\s[AP]M$/);
});
