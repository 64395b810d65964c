// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The web dashboard in a private window, and what somebody who looks at it sees.
import assert from 'node:assert/strict';
import { patienceMs, until } from '../../wire/support/deadline.js';
import { sessionName } from '../../../resources/web/dashboard/session_name.js';
import { startServer } from '../../wire/support/server.js';

/// Opens it; the test fails if it asks another host for anything, or breaks its content policy.
export async function openDashboard(browser, t, server, { hash = '', prepare = async () => {}, device = {}, live = 'Live' } = {}) {
  const page = await browser.privateWindow(t, 'about:blank', device);
  const { host } = new URL(server.url());
  const wrong = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== host) wrong.push(`asked for ${url}`);
  });
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) wrong.push(message.text());
  });
  page.on('dialog', (dialog) => { wrong.push(`said ${dialog.message()}`); dialog.dismiss(); });
  t.after(() => assert.deepEqual(wrong, []));
  await prepare(page);
  await page.goto(server.url(`/${hash}`));
  await saysLink(page, live);
  return page;
}

export const isLive = (page, ms = patienceMs) => saysLink(page, 'Live', ms);

export function saysLink(page, text, ms = patienceMs) {
  return until(`the connection to be "${text}"`,
    async () => (await page.textContent('#link')).trim().startsWith(text), ms);
}

/// The texts of the elements that can be seen, without what is only heard.
export function seen(page, selector) {
  return page.evaluate((wanted) => [...document.querySelectorAll(wanted)]
    .filter((element) => element.checkVisibility?.() ?? element.offsetParent !== null)
    .map((element) => element.innerText.replace(/\s+/g, ' ').trim()), selector);
}

/// Waits until the texts are these.
export async function sees(page, selector, wanted, ms = patienceMs) {
  let texts;
  const look = async () => {
    texts = await seen(page, selector);
    return JSON.stringify(texts) === JSON.stringify(wanted);
  };
  await until(`${selector} to be ${JSON.stringify(wanted)}`, look, ms).catch((error) => {
    throw new Error(`${error.message}; it is ${JSON.stringify(texts)}`);
  });
}

/// What the feed tells, the newest first, without the times.
export const feedOf = '#feed-rows .page';
export const deedsOf = '#feed-rows .deed';
export const sessionsOf = '#session-rows .who';

/// Waits until these sessions are listed; their rows are told apart by the names made from the ids.
export async function seesSessions(page, ids, ms = patienceMs) {
  const wanted = ids.map(sessionName);
  const named = () => page.evaluate(() => [...document.querySelectorAll('#session-rows .row')]
    .map(({ title }) => title.split(' · ')[0].split('\n')[0]));
  await until(`the sessions to be ${ids}`, async () => JSON.stringify(await named()) === JSON.stringify(wanted), ms);
}

/// Events of visitors, oldest first, as a site's own server would send them.
export async function tell(server, ...events) {
  for (const event of events) {
    const answer = await fetch(server.url('/api/events'), {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'pageview', page: '/home', sessionId: 'v-1', ...event }),
    });
    assert.equal(answer.status, 200, await answer.text());
  }
}

/// A server and its dashboard, with three visitors.
export async function openWithThree(browser, t, options = {}) {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, options);
  await tell(server, { sessionId: 'v-1', country: 'India', page: '/home' },
    { sessionId: 'v-2', country: 'India', page: '/cart' },
    { sessionId: 'v-3', country: 'Japan', page: '/cart' });
  return { server, page };
}
