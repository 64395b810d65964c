// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How busy the main thread of the web dashboard is while events come in, and for how long at a time.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { launch } from '../wire/support/server.js';
import { grouped } from './figures.js';

const rate = 500;
const visitors = 2_000;
const seconds = 10;
const settleMs = 3_000;
/// What is looked at, and on how large a screen.
const views = [
  ['on a laptop', { width: 1440, height: 900 }, ''],
  ['on a wall, all side by side', { width: 1920, height: 1080 }, ''],
  ['on a laptop, a session followed', { width: 1440, height: 900 }, '#list=sessions&side=journey&session=visitor-1'],
  ['on a phone', { width: 390, height: 844 }, ''],
];

const run = promisify(execFile);

function sendEvents(binaries, port) {
  const options = { port, rate, batch: 1, seconds: seconds + settleMs / 1000 + 2, pool: visitors, connections: 1 };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return run(join(binaries, 'paced_sender'), words);
}

/// Seconds that the main thread has spent since it began, by what.
async function spent(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/// Told while nothing is measured, so that a first drawing is none of it.
async function watchTasks(page) {
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ type: 'longtask' });
    window.drawings = 0;
    // At such a rate each one changes it.
    new MutationObserver(() => { ++window.drawings; })
      .observe(document.getElementById('page-views'), { childList: true, characterData: true, subtree: true });
  });
}

async function measure(browser, { command, args }, binaries, [, viewport, hash]) {
  const server = await launch(command, args);
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    await page.goto(server.url(`/${hash}`));
    const sending = sendEvents(binaries, server.port);
    await sleep(settleMs);
    await watchTasks(page);
    const session = await context.newCDPSession(page);
    // By CPU time: what else the machine does is none of it.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const [before, began] = [await spent(session), performance.now()];
    await sleep(seconds * 1000);
    const [after, took] = [await spent(session), (performance.now() - began) / 1000];
    const share = (name) => (after[name] - before[name]) / took;
    const { longTasks, drawings } = await page.evaluate(({ longTasks, drawings } = window) => ({ longTasks, drawings }));
    await sending;
    return { all: share('TaskDuration'), script: share('ScriptDuration'), style: share('RecalcStyleDuration'),
      layout: share('LayoutDuration'), drawings: drawings / took, longest: Math.max(0, ...longTasks), long: longTasks.length / took };
  } finally {
    await context.close();
    server.process.kill();
  }
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

/// The table of it; empty where there is no browser, or nothing that drives it.
export async function measureThread(footfall, binaries) {
  const { chromium } = await import('../browser/node_modules/playwright-core/index.mjs').catch(() => ({}));
  if (!chromium) return console.error('The browser tests are not installed: the dashboard is left out');
  const executablePath = process.env.CHROMIUM_BIN ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const rows = [];
  try {
    for (const view of views) {
      console.error(`Main thread ${view[0]} …`);
      const { all, script, style, layout, drawings, long, longest } = await measure(browser, footfall, binaries, view);
      rows.push(`| ${view[0]} | ${percent(all)} | ${percent(script)} | ${percent(style)} | ${percent(layout)} | ${drawings.toFixed(1)} `
        + `| ${long.toFixed(1)} | ${grouped(longest)} ms |`);
    }
  } finally {
    await browser.close();
  }
  return [
    `| the web dashboard at ${grouped(rate)} events a second, for ${seconds} s | main thread busy | scripts | style | layout `
    + '| drawn a second | tasks over 50 ms a second | longest |',
    '|---|--:|--:|--:|--:|--:|--:|--:|', ...rows, '',
  ].join('\n');
}
