// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The web dashboard where it is used under less lucky conditions.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { binary, launch, startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { openDashboard, sees, seen, sessionsOf, tell } from './support/dashboard.js';

const browser = aBrowser();

test('where nothing can be stored, sounds and the theme can be chosen until the page goes', async (t) => {
  const server = await startServer(t);
  const page = await openDashboard(browser, t, server, { prepare: (each) => each.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
    window.tones = 0;
    OscillatorNode.prototype.start = () => { window.tones++; };
    OscillatorNode.prototype.stop = () => {};
  }) });
  await page.keyboard.press('m');
  await page.check('#sound-visitors');
  await until('a sound to show what it is like', () => page.evaluate(() => window.tones === 1));
  await page.click('#more');
  await page.check('[name="theme"][value="dark"]');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
});
