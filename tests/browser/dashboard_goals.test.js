// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Events that are waited for: chosen by the keyboard, and seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl } from '../wire/support/http.js';
import { newShare, reachable, startWithToken, token } from '../wire/support/access.js';
import { startServer } from '../wire/support/server.js';
import { until } from '../wire/support/deadline.js';
import { eventName, goalKeys, goalShare, isGoal } from '../../resources/web/dashboard/goals.js';
import { aBrowser } from './support/chromium.js';
import { deedsOf, openDashboard, sees, tell } from './support/dashboard.js';

const browser = aBrowser();
const signup = (sessionId, site = 'shop') => ({ type: 'signup', sessionId, site });
const goalsOf = async (server) => (await curl(server, '/api/goals')).json.data.map(({ site, name }) => [site, name]);

test('a goal goes by the name of its events', () => {
  assert.equal(eventName({ type: 'pageview' }), '');
  assert.equal(eventName({ type: 'session_end' }), '');
  assert.equal(eventName({ type: 'click' }), 'click');
  assert.equal(eventName({ type: 'click', element: 'buy' }), 'click buy');
  assert.equal(eventName({ type: 'signup', element: 'form' }), 'signup');
  assert.equal(eventName({ type: 'click', element: 'ü'.repeat(100) }), `click ${'ü'.repeat(64)}`);
  const keys = goalKeys([{ site: 'shop', name: 'signup' }, { name: 'click buy' }]);
  assert.ok(isGoal(keys, { type: 'signup', site: 'shop' }));
  assert.ok(isGoal(keys, { type: 'click', element: 'buy' }));
  assert.ok(!isGoal(keys, { type: 'signup' }));
  assert.ok(!isGoal('', { type: 'signup' }));
  assert.equal(goalShare({ visitorsToday: 31, visitorsInAll: 1000 }), '3.1 % of visitors');
  assert.equal(goalShare({}), 'no visitors yet');
});

test('by the keyboard: a goal is chosen, seen in tile and feed by everybody, and given up', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server);
  const other = await openDashboard(browser, t, server);
  await tell(server, { site: 'shop' }, signup('v-1'), { sessionId: 'v-2', site: 'shop' });
  await sees(page, '#active', ['2']);
  assert.ok(!await page.isVisible('#goal-tile'));
  await page.keyboard.press('g');
  await page.keyboard.type('signup');
  await page.keyboard.press('Enter');
  await sees(page, '#goals li bdi', ['signup']);
  assert.deepEqual(await goalsOf(server), [['shop', 'signup']]);
  await page.keyboard.press('Escape');
  for (const each of [page, other]) {
    await sees(each, '#goal-caption', ['goal: signup']);
    await sees(each, '#goal-figure', ['1']);
    await sees(each, deedsOf, ['view · shop', 'goal · signup · shop', 'view · shop']);
  }
  await tell(server, signup('v-2'), { sessionId: 'v-3', site: 'shop' });
  await sees(page, '#goal-figure', ['2']);
  await until('the share', async () => /^50\.0 % of visitors · since \d\d:\d\d$/.test((await page.textContent('#goal-note')).trim()));
  assert.equal(await page.locator('#feed-rows .sign.star').count(), 2);
  await page.keyboard.press('e');
  await page.click('#ranks .to-goals');
  await page.waitForSelector('#goals-dialog[open]');
  await page.keyboard.press('Escape');
  await page.click('#goal-tile');
  await page.waitForSelector('#goals-dialog[open]');
  await page.click('#goals .plain');
  await sees(page, '#goals-none', ['No goals yet.']);
  await page.keyboard.press('Escape');
  await sees(other, '#goal-caption', []);
  assert.deepEqual(await goalsOf(server), []);
});

test('of several sites one is chosen, and what cannot be says why', async (t) => {
  const server = await startServer(t);
  await tell(server, { site: 'blog' }, signup('v-2'));
  const page = await openDashboard(browser, t, server);
  await sees(page, '#active', ['2']);
  await page.keyboard.press('g');
  await page.selectOption('#goal-site', '=shop');
  await page.fill('#goal-name', 'signup');
  await page.keyboard.press('Enter');
  await sees(page, '#goals li bdi', ['signup · shop']);
  await page.fill('#goal-name', 'pageview');
  await page.keyboard.press('Enter');
  await sees(page, '#goals-none', ['name: page views and ends of sessions are no goals']);
});

test('a goal has a sound of its own, once it was asked for', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, {
    prepare: (each) => each.addInitScript(() => {
      window.tones = [];
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function counted(...at) { window.tones.push(this.frequency.value); return start.apply(this, at); };
    }),
  });
  await tell(server, signup('v-1'));
  await curl(server, '/api/goals', ['-H', 'Content-Type: application/json', '--data-binary', '{"site":"shop","name":"signup"}']);
  await sees(page, '#goal-caption', ['goal: signup']);
  await page.keyboard.press('m');
  await page.check('#sound-goals');
  await until('what it is like', async () => (await page.evaluate(() => window.tones.length)) === 3);
  await until('the sound of a goal', async () => {
    await tell(server, signup('v-1'));
    return (await page.evaluate(() => window.tones.length)) >= 6;
  });
});

test('a reader sees goals and changes none', async (t) => {
  const server = await startWithToken(t, reachable);
  const operator = ['-H', `Authorization: Bearer ${token}`];
  const share = await newShare(server, 'Anna', operator);
  await curl(server, '/api/goals', [...operator, '-H', 'Content-Type: application/json', '--data-binary', '{"name":"signup"}']);
  await curl(server, '/api/events', [...operator, '-H', 'Content-Type: application/json', '--data-binary',
    '{"type":"signup","page":"/","sessionId":"a"}']);
  const page = await browser.privateWindow(t, 'about:blank');
  await page.goto(server.url(share.path));
  await page.waitForURL((url) => url.pathname === '/');
  await sees(page, '#goal-caption', ['goal: signup']);
  await page.keyboard.press('g');
  await sees(page, '#goals li bdi', ['signup']);
  assert.ok(!await page.isVisible('#goals .plain'));
  assert.ok(!await page.isVisible('#goal-form'));
  await sees(page, '#goals-none', ['Only an operator may change goals.']);
});
