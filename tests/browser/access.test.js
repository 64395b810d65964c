// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a person comes in: by the token, by a share link, and back in by a link of another site
// (core/protocol/README.md, "Two planes").
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { newShare, reachable, revoke, token, tokenFile } from '../wire/support/access.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';

const browser = aBrowser();
const bearer = ['-H', `Authorization: Bearer ${token}`];

/// A Footfall that asks for a token even here, as a browser reaches it.
async function start(t) {
  const server = await startServer(t, ['--token-file', tokenFile(t), ...reachable]);
  return { server, at: (path) => `http://stats.example:${server.port}${path}` };
}

/// Another site, whose pages link to the same path of ours.
async function siteThatLinks(t, at) {
  const site = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<a href="${at(request.url)}">to Footfall</a>`);
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  t.after(() => {
    site.close();
    site.closeAllConnections?.();
  });
  return (path) => `http://mail.example:${site.address().port}${path}`;
}

const accessIn = (page) => page.evaluate(async () => (await fetch('/api/me')).json());

/// Follows the link of the other site's page, to our front page.
async function follow(page, from, home) {
  await page.goto(from);
  await page.click('a');
  await page.waitForURL(home);
}

/// Types into the field, which has the keyboard once the page is there.
async function enter(page, text) {
  await page.locator('#token:focus').waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function logInTo(page, home) {
  await enter(page, token);
  await page.waitForURL(home);
}

test('who has the token logs in from the keyboard, without a script', async (t) => {
  const { at } = await start(t);
  const page = await browser.privateWindow(t, at('/'));
  assert.equal(page.url(), at('/login'));
  await enter(page, 'wrong');
  await page.getByRole('alert').getByText('This is not the operator token.').waitFor();
  assert.equal(page.url(), at('/login'));
  await logInTo(page, at('/'));
  assert.deepEqual(await accessIn(page), { access: 'operator', login: true });
  assert.equal(await page.evaluate(() => document.cookie), '');
});

test('a link on another site finds one logged in', async (t) => {
  const { at } = await start(t);
  const site = await siteThatLinks(t, at);
  const page = await browser.privateWindow(t, at('/'));
  await logInTo(page, at('/'));
  await follow(page, site('/'), at('/'));
  assert.deepEqual(await accessIn(page), { access: 'operator', login: true });
});

test('a share link in a mail lets look until it is revoked', async (t) => {
  const { server, at } = await start(t);
  const site = await siteThatLinks(t, at);
  const share = await newShare(server, 'Anna', bearer);
  const page = await browser.privateWindow(t, 'about:blank');
  await follow(page, site(share.path), at('/'));
  assert.deepEqual(await accessIn(page), { access: 'reader', login: true });
  await follow(page, site('/'), at('/'));
  assert.equal((await accessIn(page)).access, 'reader');
  assert.equal((await revoke(server, share, bearer)).status, 204);
  await page.waitForURL(at('/login'));
  await page.goto(at('/'));
  assert.equal(page.url(), at('/login'));
  await page.goto(at(share.path));
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
});

test('a page of another site does nothing in an operator’s name', async (t) => {
  const { at } = await start(t);
  const site = await siteThatLinks(t, at);
  const page = await browser.privateWindow(t, at('/'));
  await logInTo(page, at('/'));
  await page.goto(site('/'));
  const tried = await page.evaluate(async (address) => {
    const read = await fetch(`${address}/api/me`, { credentials: 'include' })
      .then(() => 'read', () => 'kept away');
    await fetch(`${address}/logout`, { method: 'POST', mode: 'no-cors', credentials: 'include' });
    const socket = new WebSocket(`${address.replace('http', 'ws')}/`);
    const opened = await new Promise((resolve) => {
      socket.onopen = () => resolve('opened');
      socket.onerror = () => resolve('kept away');
    });
    return { read, opened };
  }, at(''));
  assert.deepEqual(tried, { read: 'kept away', opened: 'kept away' });
  await page.goto(at('/'));
  assert.deepEqual(await accessIn(page), { access: 'operator', login: true });
});
