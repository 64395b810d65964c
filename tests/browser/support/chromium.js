// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A browser as its user has it: a window with tabs, and private windows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { patienceMs, within } from '../../wire/support/deadline.js';

const binary = process.env.CHROMIUM_BIN ?? '/usr/bin/chromium';
const startMs = 30_000;
const keptErrorText = 16 * 1024;
const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--remote-debugging-port=0',
  '--host-resolver-rules=MAP * 127.0.0.1', // any name is a site here, and nothing leaves the machine
];

/// As somebody's window says it, not that nobody sees this one: what is headless does not count as a visitor.
const asSomebody = '--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

export class Browser {
  constructor(moreFlags) {
    this.flags = [...flags, ...moreFlags];
  }

  async start() {
    this.profile = mkdtempSync(join(tmpdir(), 'footfall-browser-'));
    this.process = spawn(binary, [...this.flags, `--user-data-dir=${this.profile}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'] });
    this.exited = once(this.process, 'close');
    this.killed = () => this.process.kill('SIGKILL');
    process.once('exit', this.killed);
    const address = await within(startMs, () => `Chromium to start: ${this.errorText}`, this.address());
    // As launched by playwright all tabs believe that they are in front: a visibility never changes.
    this.remote = await chromium.connectOverCDP(address, { noDefaults: true });
  }

  address() {
    this.errorText = '';
    return new Promise((resolve, reject) => {
      this.process.once('error', reject);
      this.process.stderr.setEncoding('utf8').on('data', (text) => {
        this.errorText = (this.errorText + text).slice(-keptErrorText);
        const [, found] = /DevTools listening on (ws:\S+)\s/.exec(this.errorText) ?? [];
        if (found) resolve(found);
      });
    });
  }

  async stop() {
    await this.remote?.close();
    this.process.kill('SIGTERM');
    await within(patienceMs, 'Chromium to end', this.exited).finally(this.killed);
    process.off('exit', this.killed);
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /// A new tab at `url` in the one window, in front; closed when the test `t` ends, which fails when
  /// a script of the page did.
  tab(t, url) {
    return openTab(t, this.remote.contexts()[0], url);
  }

  /// A private window with one tab, on a device that the options of a Playwright context describe. Clocks
  /// have 24 hours there, wherever the test runs.
  async privateWindow(t, url, device = {}) {
    const context = await this.remote.newContext({ locale: 'en-GB', ...device });
    t.after(() => context.close());
    return openTab(t, context, url);
  }
}

async function openTab(t, context, url) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error));
  t.after(async () => {
    await page.close();
    if (errors.length > 0) throw errors[0];
  });
  await page.goto(url);
  return page;
}

/// One for all tests of a file.
export const aBrowser = (...moreFlags) => lasting(new Browser([asSomebody, ...moreFlags]));

/// One that says that nobody sees it.
export const aHeadlessBrowser = () => lasting(new Browser([]));

function lasting(browser) {
  before(() => browser.start());
  after(() => browser.stop());
  return browser;
}
