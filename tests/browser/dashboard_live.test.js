// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The web dashboard of Footfall, driven by a website on another origin.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import {
  deedsOf, feedOf, isLive, openDashboard, saysLink, sees, seen, seesSessions, tell,
} from './support/dashboard.js';
import { atOnceMs } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();
/// The longest pause before it connects again, and this for a busy machine.
const comebackMs = 40_000;

test('a visitor, a click and the leaving are shown at once, from a page of another origin', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server, 'data-site="Shop"');
  const page = await openDashboard(browser, t, server);
  await sees(page, '#add-title', ['Waiting for the first visitor']);
  const shop = await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  await sees(page, '#active', ['1'], atOnceMs);
  await sees(page, '#add-title', []);
  await sees(page, feedOf, ['/shop/home'], atOnceMs);
  await shop.click('#buy');
  await sees(page, deedsOf, ['click buy · shop', 'view · shop'], atOnceMs);
  await shop.click('#odd');
  await sees(page, deedsOf, ['click <img src=x onerror=alert(1)> · shop', 'click buy · shop', 'view · shop'], atOnceMs);
  await shop.close();
  await sees(page, '#active', ['0'], atOnceMs);
  assert.equal((await seen(page, deedsOf))[0], 'left · shop');
  await sees(page, '#visitors', ['1']);
  for (const [id, words] of [['#visitors-name', 'visitor today'], ['#page-views-name', 'page view today'],
    ['#dashboards-name', 'dashboard']]) await sees(page, id, [words]);
});

test('two dashboards are in step, and know of each other', async (t) => {
  const server = await startServer(t);
  const [first, second] = [await openDashboard(browser, t, server), await openDashboard(browser, t, server)];
  await Promise.all([first, second].map((page) => sees(page, '#dashboards', ['2'])));
  await sees(first, '#dashboards-name', ['dashboards']);
  await tell(server, { country: 'India' }, { sessionId: 'v-2', page: '/cart' });
  for (const page of [first, second]) {
    await sees(page, '#active', ['2'], atOnceMs);
    await sees(page, feedOf, ['/cart', '/home'], atOnceMs);
    await seesSessions(page, ['v-2', 'v-1'], atOnceMs);
  }
  await second.close();
  await sees(first, '#dashboards', ['1'], atOnceMs);
});

test('it says that the figures are old when Footfall is gone, and goes on when it is back', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, {});
  await sees(page, '#active', ['1']);
  await server.stop();
  await saysLink(page, 'Reconnecting');
  await page.waitForSelector('.banner.warning:has-text("No connection to Footfall. The figures are those of")');
  await sees(page, '#active', ['1']);
  const again = await startServer(t, [], { listen: [`127.0.0.1:${server.port}`] });
  // Unless it is back by itself already.
  await page.evaluate(() => document.querySelector('.banner button')?.click());
  await isLive(page, comebackMs);
  await sees(page, '.banner', []);
  await tell(again, {}, { sessionId: 'v-2' });
  await sees(page, '#active', ['2'], atOnceMs);
});

test('the journey of a session is followed page by page', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  await tell(server, { country: 'India', metadata: { device: 'mobile', plan: 'pro' } },
    { type: 'click', metadata: { element: 'buy' } }, { page: '/cart' });
  await page.click('#session-rows .row');
  await sees(page, '#journey-id', ['Session v-1']);
  await sees(page, '#journey-steps .page', ['/home', '/cart'], atOnceMs);
  await sees(page, '#journey-steps .click .cut', ['click buy']);
  await tell(server, { type: 'signup', page: '/cart' }, { type: 'click', page: '/cart' });
  await sees(page, '#journey-steps .click .cut', ['click buy', 'signup', 'click'], atOnceMs);
  await sees(page, '#journey-more', ['plan: pro']);
  await tell(server, { page: '/thanks' });
  await sees(page, '#journey-steps .page', ['/home', '/cart', '/thanks'], atOnceMs);
  await page.reload();
  await sees(page, '#journey-steps .page', ['/home', '/cart', '/thanks']);
  await page.keyboard.press('Escape');
  await sees(page, '#journey-id', []);
});

const html = '<img src=x onerror="alert(1)">';

test('what visitors send is shown as text, and nothing of it runs', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  const event = { page: `/${html}`, sessionId: html, country: html, city: html,
    metadata: { device: html, referrer: html, [html]: html, element: html } };
  await tell(server, event, { ...event, type: 'click' }, { ...event, type: html });
  await sees(page, feedOf, Array(3).fill(`/${html}`), atOnceMs);
  await page.click('#session-rows .row');
  await sees(page, '#journey-id', [`Session ${html}`]);
  for (const [key, label] of [['3', `/${html}`], ['4', html], ['5', html], ['6', html], ['7', html]]) {
    await page.keyboard.press(key);
    await sees(page, '#rank-panel bdi', [label]);
  }
  assert.equal(await page.evaluate(() => document.querySelectorAll('img').length), 0);
});

test('a page of another origin cannot open the socket of the dashboard', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const evil = await browser.privateWindow(t, site('/shop/home', 'shop.example'));
  const tried = await evil.evaluate((url) => new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve('open');
    socket.onerror = () => resolve('refused');
  }), `ws://127.0.0.1:${server.port}/api/live`);
  assert.equal(tried, 'refused');
});

test('the page may load and run nothing but its own, and be framed by nobody', async (t) => {
  const server = await startServer(t);
  const answer = await fetch(server.url('/dashboard.html'));
  const policy = answer.headers.get('content-security-policy');
  for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
    assert.ok(policy.includes(rule), rule);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.doesNotMatch(await answer.text(), /<script>|<style|\son\w+=|style=/i);
  const etag = answer.headers.get('etag');
  const again = await fetch(server.url('/dashboard.html'), { headers: { 'If-None-Match': etag } });
  assert.equal(again.status, 304);
  const welcome = await fetch(server.url('/'), { headers: { Accept: 'application/json' } });
  assert.deepEqual(await welcome.json(), { message: 'Welcome to the Real-Time Analytics API' });
});
