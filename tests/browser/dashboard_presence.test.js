// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether somebody is there, as a row of the web dashboard says it: by a sign, and in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attentionOf } from '../../resources/web/dashboard/attention.js';
import { startServer } from '../wire/support/server.js';
import { until } from '../wire/support/deadline.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, sees, tell } from './support/dashboard.js';
import { withFrames } from './support/frames.js';

const browser = aBrowser();

test('who is active but looks at nothing is away, where it is known who looks', () => {
  const now = 1_000_000;
  const quiet = { active: true, lastActivityAt: now - 30_000 };
  assert.equal(attentionOf(quiet, now, true), 'away');
  assert.equal(attentionOf(quiet, now, false), 'looking'); // of others it is not known either
  assert.equal(attentionOf({ ...quiet, hereSince: now - 1 }, now, true), 'looking');
  assert.equal(attentionOf({ ...quiet, lastActivityAt: now - 29_999 }, now, true), 'looking');
  assert.equal(attentionOf({ ...quiet, active: false }, now, true), 'gone');
});

/// Of each row its sign, and what is heard of it first.
const signsOf = (page) => page.evaluate(() => [...document.querySelectorAll('#session-rows .row')].map((row) => [
  row.querySelector('use').getAttribute('href'), row.querySelector('.unseen').textContent, row.querySelector('.about').textContent]));

test('a row tells active, idle and gone by form and word; so does the journey', async (t) => {
  const server = await startServer(t);
  const old = (session) => ({ ...session, lastActivityAt: session.lastActivityAt - 60_000 });
  const prepare = withFrames(({ sessions }) => ({
    totals: { lookingVisitors: 1, idleVisitors: 1 },
    ...(Array.isArray(sessions) && { sessions: sessions.map((each) => (each.sessionId === 'idle' ? old(each) : each)) }),
    ...(sessions?.changed && { sessions: { ...sessions, changed: sessions.changed.map((each) => (each.sessionId === 'idle' ? old(each) : each)) } }),
  }));
  const page = await openDashboard(browser, t, server, { prepare });
  await tell(server, { sessionId: 'gone' }, { sessionId: 'gone', type: 'session_end' }, { sessionId: 'idle' }, { sessionId: 'here' });
  await until('the three to be told apart', async () => JSON.stringify(await signsOf(page)) === JSON.stringify([
    ['#sign-disc', 'active, ', ''], ['#sign-half', 'active, not looking, ', ''], ['#sign-ring', '', 'gone']]));
  await page.click('#session-rows li:nth-child(1) .row');
  await sees(page, '#journey-id', ['Session here']);
  await sees(page, '#journey-about', ['active']);
});
