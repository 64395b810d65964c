// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an operator does on the web dashboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { temporaryFolder } from '../wire/support/folder.js';
import { binary, launch, startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { longDate } from '../../resources/web/dashboard/format.js';
import { sessionName } from '../../resources/web/dashboard/session_name.js';
import { feedOf, openDashboard, openWithThree, sees, seen, seesSessions, tell } from './support/dashboard.js';
import { atOnceMs } from './support/shown.js';

const browser = aBrowser();

const threeVisitors = (t, options) => openWithThree(browser, t, options);

test('a click on a ranking filters; chips, the address and Escape take it away', async (t) => {
  const { page } = await threeVisitors(t);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.click('#rank-panel .row:has-text("/cart")');
  await seesSessions(page, ['v-3', 'v-2'], atOnceMs);
  await sees(page, feedOf, ['/cart', '/cart']);
  await page.click('#tab-places');
  await page.click('#rank-panel .row:has-text("India")');
  await seesSessions(page, ['v-2'], atOnceMs);
  await sees(page, '#chips .chip bdi', ['India', '/cart']);
  await sees(page, '#active', ['1']);
  await sees(page, '#active-note span', ['of 3 in all', '· 1 new/min']);
  await sees(page, '#visitors-note', ['all, not only these']);
  await sees(page, '#visitors', ['3']); // the figures of the day stay those of the site
  await sees(page, '#legend .entry', ['who was on a page before is not known']);
  await page.reload();
  await seesSessions(page, ['v-2']);
  await page.click('#chips .chip:has-text("Page")');
  await sees(page, '#legend .entry', ['active, narrowed']);
  await seesSessions(page, ['v-2', 'v-1'], atOnceMs);
  await page.goBack();
  await seesSessions(page, ['v-2'], atOnceMs);
  await page.keyboard.press('Escape');
  await seesSessions(page, ['v-3', 'v-2', 'v-1'], atOnceMs);
  assert.equal(new URL(page.url()).hash, '#rank=countries');
});

test('a filter is turned around, widened and undone', async (t) => {
  const { page } = await threeVisitors(t);
  await page.click('#rank-panel .row:has-text("/cart")', { modifiers: ['Shift'] });
  await seesSessions(page, ['v-1'], atOnceMs);
  await sees(page, '#active', ['1']);
  await sees(page, '#chips .chip .muted', ['Page: not']);
  await page.reload();
  await seesSessions(page, ['v-1']);
  await page.click('#chips .chip', { modifiers: ['Shift'] });
  await seesSessions(page, ['v-3', 'v-2'], atOnceMs);
  await page.keyboard.press('z');
  await seesSessions(page, ['v-1'], atOnceMs);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('/car*');
  await page.keyboard.press('Enter');
  await sees(page, '#chips .chip bdi', ['/car*']);
  await seesSessions(page, ['v-3', 'v-2']);
});

test('of several values of a field any will do, and none where it is turned around', async (t) => {
  const { page } = await threeVisitors(t);
  await page.click('#tab-places');
  await page.click('#rank-panel .row:has-text("India")');
  await seesSessions(page, ['v-2', 'v-1']);
  // Narrowed to one, the ranking has no other: what is beside its chip offers them.
  await page.focus('#chips .more-values');
  await page.selectOption('#chips .more-values', 'Japan');
  await seesSessions(page, ['v-3', 'v-2', 'v-1'], atOnceMs);
  await sees(page, '#chips .chip .muted', ['Country:', 'or']);
  await sees(page, '#chips .chip bdi', ['India', 'Japan']);
  await sees(page, '#active', ['3']);
  await page.reload();
  await sees(page, '#chips .chip bdi', ['India', 'Japan']);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.click('#chips .chip:has-text("Japan")', { modifiers: ['Shift'] });
  await seesSessions(page, []);
  await sees(page, '#chips .chip .muted', ['Country: not', 'and not']);
  await page.click('#chips .chip:has-text("Japan")');
  await seesSessions(page, ['v-3']);
  await page.keyboard.press('z');
  await sees(page, '#chips .chip bdi', ['India', 'Japan']);
  await page.keyboard.press('Escape');
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
  await page.keyboard.press('/');
  await page.keyboard.type('/cart');
  await page.keyboard.press('Enter');
  await seesSessions(page, ['v-3', 'v-2']);
  await page.keyboard.type('/home*');
  await page.keyboard.press('Control+Enter');
  await sees(page, '#chips .chip bdi', ['/cart', '/home*']);
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
});

test('a text filters while it is typed', async (t) => {
  const { page } = await threeVisitors(t);
  await page.keyboard.press('/');
  await page.keyboard.type('japan');
  await seesSessions(page, ['v-3']);
  await page.keyboard.press('Escape');
  await seesSessions(page, ['v-3', 'v-2', 'v-1']);
});

test('one site can be looked at alone', async (t) => {
  const { server, page } = await threeVisitors(t);
  await tell(server, { site: 'shop', sessionId: 'v-4', page: '/only' });
  await page.selectOption('#site', { label: 'shop' });
  await sees(page, '#active', ['1'], atOnceMs);
  await sees(page, feedOf, ['/only']);
  await page.selectOption('#site', { label: '(no site)' });
  await sees(page, '#active', ['3'], atOnceMs);
  await page.selectOption('#site', { label: 'All sites' });
  await sees(page, '#active', ['4'], atOnceMs);
});

test('pages of the same long name can be told apart, and an empty ranking says of what', async (t) => {
  const { server, page } = await threeVisitors(t);
  await page.setViewportSize({ width: 390, height: 844 });
  const long = `/${'long'.repeat(30)}`;
  await tell(server, ...['shop', 'blog'].map((site) => ({ site, sessionId: site, page: long })));
  await until('both to be listed', async () => (await seen(page, '#rank-panel .of')).filter(Boolean).length === 2);
  const outside = await page.evaluate(() => [...document.querySelectorAll('#rank-panel .row')]
    .filter((row) => row.lastElementChild.getBoundingClientRect().right > row.getBoundingClientRect().right).length);
  assert.equal(outside, 0);
  await page.click('#tab-places');
  await sees(page, '#rank-panel thead th.label', ['country']);
  await page.keyboard.press('Shift+M');
  await sees(page, '#rank-panel .nothing', ['Nothing of that today.']);
  await page.click('#tab-events');
  await sees(page, '#rank-panel .nothing', ['No clicks or other events today.']);
});

test('referrers say what they are, and who came without one is among them', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, ...['google.com', 'google.com', 'google.com', '', '', 'example.org'].map((referrer, i) => (
    { sessionId: `r-${i}`, page: '/', metadata: referrer ? { referrer } : {} })));
  await page.click('#tab-sources');
  await sees(page, '#rank-panel bdi', ['google.com', '(direct)', 'example.org'], atOnceMs);
  assert.deepEqual(await seen(page, '#rank-panel .of'), ['search', '', '']);
  await sees(page, '#rank-panel thead th.label', ['search 50 % · direct 33 % · other 17 %']);
  await page.click('#rank-panel .row:has-text("(direct)")');
  await sees(page, '#chips .chip bdi', ['(direct)']);
  await sees(page, '#active', ['2']);
  await sees(page, '#rank-panel bdi', ['(direct)']);
});

test('what is ranked has now and today, and a click on an entry page or a browser filters', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  const visit = (sessionId, start, browser) => ({ sessionId, page: start, metadata: { browser, utm_source: 'mail', utm_campaign: sessionId } });
  await tell(server, visit('ann', '/landing', 'Firefox'), visit('ben', '/blog', 'Chrome'), { ...visit('ann'), page: '/cart', metadata: {} },
    { type: 'session_end', sessionId: 'ben', page: '/blog' }, { type: 'signup', sessionId: 'ann', page: '/cart' });
  await page.click('#rank-parts :text("Entry")');
  await sees(page, '#rank-panel bdi', ['/landing', '/blog'], atOnceMs);
  await sees(page, '#rank-panel thead .value', ['now', 'today']);
  await sees(page, '#rank-panel tbody .value', ['1', '1', '0', '1']);
  await page.click('#rank-parts :text("Exit")');
  await sees(page, '#rank-panel bdi', ['/blog']);
  await page.click('#tab-sources');
  await page.click('#rank-parts :text("Campaigns")');
  await sees(page, '#rank-panel bdi', ['mail / ann', 'mail / ben']);
  await page.keyboard.press('Shift+B');
  await page.click('#rank-panel .row:has-text("Firefox")');
  await sees(page, '#chips .chip bdi', ['Firefox']);
  await seesSessions(page, ['ann']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+E');
  await page.click('#rank-panel .row:has-text("/landing")');
  await sees(page, '#chips .chip bdi', ['/landing']);
  await seesSessions(page, ['ann']);
});

test('the feed holds still under the pointer and counts what is new', async (t) => {
  const { server, page } = await threeVisitors(t);
  await sees(page, feedOf, ['/cart', '/cart', '/home']);
  await page.hover('#feed-rows li:nth-child(2)');
  await tell(server, { page: '/a' }, { page: '/b' });
  await sees(page, '#feed-new', ['2 new ▲'], atOnceMs);
  await sees(page, feedOf, ['/cart', '/cart', '/home']);
  await page.click('#feed-new');
  await sees(page, feedOf, ['/b', '/a', '/cart', '/cart', '/home']);
  await sees(page, '#feed-new', []);
  await page.hover('#feed-rows li:nth-child(2)');
  await tell(server, { page: '/c' });
  await sees(page, '#feed-new', ['1 new ▲']);
  await page.hover('#active');
  await sees(page, feedOf, ['/c', '/b', '/a', '/cart', '/cart', '/home'], atOnceMs);
});

test('clearing is asked for twice, and reaches every dashboard', async (t) => {
  const { server, page } = await threeVisitors(t);
  const other = await openDashboard(browser, t, server);
  await sees(other, '#active', ['3']);
  await page.keyboard.press('Shift+Delete');
  await page.waitForSelector('#clear-dialog[open]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#clear-dialog', { state: 'hidden' });
  await sees(page, '#active', ['3']);
  await page.click('#more');
  await page.click('#do-clear');
  await page.click('#clear-yes');
  for (const each of [page, other]) await sees(each, '#active', ['0'], atOnceMs);
});

test('a website is added with one line, and a light says when it works', async (t) => {
  const { server, page } = await threeVisitors(t);
  await page.keyboard.press('n');
  await page.fill('#add-site', 'blog');
  const line = `<script src="${server.url()}/tracker.js" data-site="blog" async></script>`;
  await sees(page, '#snippet', [line]);
  await page.focus('#add-tracker');
  await page.keyboard.press('ArrowDown');
  await sees(page, '#snippet-name', ['In its snippet, change the line to']);
  await sees(page, '#snippet', [`<script defer data-domain="blog" src="${server.url()}/js/script.js"></script>`]);
  await page.selectOption('#add-tracker', 'Matomo');
  await sees(page, '#snippet', [`var u="${server.url()}/";`]);
  await tell(server, { page: '/matomo', site: 'shop.example' });
  await sees(page, '#lamp', ['The first event of shop.example is here.'], atOnceMs);
  await page.selectOption('#add-tracker', '');
  await sees(page, '#snippet', [line]);
  await tell(server, { page: '/elsewhere' });
  await sees(page, '#lamp', ['No event yet; this turns on with the first.']);
  await tell(server, { page: '/post', site: 'blog' });
  await sees(page, '#lamp', ['The first event of blog is here.'], atOnceMs);
  await page.click('#add-close');
  await sees(page, '#snippet', []);
});

test('only trackers that the server reads are offered', async (t) => {
  const server = await startServer(t, ['--trackers', 'ga4,matomo']);
  const page = await openDashboard(browser, t, server);
  await page.keyboard.press('n');
  await until('both to be offered', async () =>
    String(await page.locator('#add-tracker option').allTextContents()) === 'None of these,Matomo,Google Analytics 4');
  await page.selectOption('#add-tracker', 'Google Analytics 4');
  await sees(page, '#snippet', [`gtag('config', 'MEASUREMENT_ID', { server_container_url: '${server.url()}' });`]);
});

test('past sessions are found, with their journeys', async (t) => {
  const folder = temporaryFolder();
  const server = await launch([binary], ['--listen', '127.0.0.1:0', '--data-dir', folder]);
  t.after(() => server.release());
  const page = await openDashboard(browser, t, server);
  for (const sessionId of ['v-1', 'v-2'])
    await tell(server, { sessionId }, { sessionId, page: '/cart' }, { sessionId, type: 'session_end', page: '/cart' });
  await page.keyboard.press('h');
  await until('both to be found, and over', async () => {
    await page.click('#find button');
    const found = await seen(page, '#past-rows .about');
    return found.length === 2 && found.every((about) => / · 2 pages$/.test(about));
  });
  await page.fill('#past-text', 'v-1');
  await page.keyboard.press('Enter');
  await sees(page, '#past-rows .who', [sessionName('v-1')]);
  assert.match((await seen(page, '#past-rows .about'))[0], / · 2 pages$/);
  await page.click('#past-rows .row');
  await sees(page, '#banners p', [`The past: session ${sessionName('v-1')} of ${longDate(Date.now())}. Figures, charts and feed stay live.`]);
  await sees(page, '#journey-steps .page', ['/home', '/cart']);
  await sees(page, '#past-count', ['1 session']);
  await page.selectOption('#past-period', 'yesterday');
  await sees(page, '#past-none', ['No past session fits. A longer period may hold some.']);
  await page.selectOption('#past-period', 'all');
  await page.click('#banners button:has-text("Back to now")');
  await sees(page, '#list-tabs [aria-selected="true"]', ['Sessions']);
  await sees(page, '#banners p', []);
  await page.keyboard.press('h');
  await tell(server, { sessionId: 'v-3' });
  await page.fill('#past-text', 'v-3');
  await until('the one that is here to be found', async () => {
    await page.click('#find button');
    return / · under way$/.test((await seen(page, '#past-rows .about'))[0]);
  });
  await page.keyboard.press('d');
  await until('the history to be told', async () => /sessions?/.test(await page.textContent('#sentence')));
});

test('where nothing is kept, the past says so and is not asked', async (t) => {
  const asked = [];
  const { server, page } = await threeVisitors(t, {
    prepare: (opened) => opened.on('websocket', (socket) => socket.on('framesent', ({ payload }) => {
      if (payload.includes('"visits"')) asked.push(payload);
    })),
  });
  await page.keyboard.press('h');
  await sees(page, '#past-none', ['Nothing is kept (--in-memory): there is no past to show.']);
  assert.ok(await page.isDisabled('#past-text'));
  for (const views of ['4', '5', '6']) {
    await tell(server, { sessionId: 'v-1' });
    await sees(page, '#page-views', [views]);
  }
  assert.equal(asked.length, 0);
});

test('without a store there is no history, and it says so', async (t) => {
  const { page } = await threeVisitors(t, { hash: '#chart=today' });
  await until('the reason to be told', async () => /kept|history/i.test((await seen(page, '#sentence'))[0] ?? ''));
});
