// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may look at the web dashboard: with the token, and by a link that is shared and revoked.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../wire/support/folder.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { isLive, openDashboard, sees, tell } from './support/dashboard.js';
import { atOnceMs } from './support/shown.js';

const browser = aBrowser();
const token = 'a-token-of-this-test';

/// A server that lets nobody in for coming from this machine.
async function aGuardedServer(t) {
  const folder = temporaryFolder();
  const file = join(folder, 'token');
  writeFileSync(file, token, { mode: 0o600 });
  return startServer(t, ['--token-file', file, '--site', 'shop=http://shop.example']);
}

async function logIn(page, server) {
  await page.goto(server.url('/'));
  await page.waitForURL('**/login');
  await page.fill('[name="token"]', token);
  await page.keyboard.press('Enter');
  await isLive(page);
}

test('one logs in with the token, and out again', async (t) => {
  const server = await aGuardedServer(t);
  const page = await browser.privateWindow(t, 'about:blank');
  await logIn(page, server);
  await page.click('#more');
  await page.click('#do-logout');
  await page.waitForURL('**/login');
  await page.goto(server.url('/dashboard.html'));
  await page.waitForURL('**/login');
});

test('a shared link shows everything and changes nothing, until it is revoked', async (t) => {
  const server = await startServer(t);
  await tell(server, {});
  const page = await openDashboard(browser, t, server);
  await page.click('#more');
  await page.click('#do-shares');
  await page.fill('#share-label', '<b>Anna</b>');
  await page.keyboard.press('Enter');
  await sees(page, '#shares bdi', ['<b>Anna</b>']);
  const link = await page.textContent('#share-link');
  assert.ok(link.startsWith(server.url('/share/')), link);

  // By another name of the machine it is somebody from elsewhere.
  const reader = await browser.privateWindow(t, link.replace('127.0.0.1', 'footfall.example'));
  await isLive(reader);
  await sees(reader, '#active', ['1']);
  await sees(reader, '.banner', ['You see everything and change nothing: this is a share link.']);
  await reader.keyboard.press('Shift+Delete');
  await sees(reader, '#clear-dialog', []);
  await reader.click('#more');
  await sees(reader, '#do-clear', []);
  await sees(reader, '#do-shares', []);
  await tell(server, { sessionId: 'v-2' });
  await sees(reader, '#active', ['2'], atOnceMs);

  await page.click('#shares button');
  await sees(page, '#shares bdi', []);
  await reader.waitForURL('**/login');
});
