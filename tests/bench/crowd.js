// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from '../wire/support/server.js';
import { cpuMicroseconds, grouped } from './figures.js';
import { HeldSockets } from './held_sockets.js';

const crowds = [50, 5_000];
/// Arrivals that come by themselves: the counts of one are told before the next one comes.
const lone = 20;
const loneGapMs = 250;
/// Arrivals that come as fast as they are let in.
const together = 1_000;
const settleMs = 1_000;
const serverCore = '0';
const clientCore = '1';

/// What `act` costs the server beyond what it spends in the same time anyway.
async function costOf(server, act) {
  const idleFrom = cpuMicroseconds(server.pid);
  await sleep(settleMs);
  const idlePerMs = (cpuMicroseconds(server.pid) - idleFrom) / settleMs;
  const [before, began] = [cpuMicroseconds(server.pid), performance.now()];
  const result = await act();
  const idle = idlePerMs * (performance.now() - began);
  return { result, microseconds: cpuMicroseconds(server.pid) - before - idle };
}

async function arriveAlone(held, path) {
  for (let i = 0; i < lone; ++i) {
    await held.open(1, path);
    await sleep(loneGapMs);
  }
}

async function arriveTogether(held, path) {
  await held.received();
  const seconds = await held.open(together, path);
  await sleep(loneGapMs);
  return { seconds, frames: (await held.received()).frames };
}

async function measure({ command, args }, binaries, viewers) {
  const server = await launch(['taskset', '-c', serverCore, ...command], args);
  const held = new HeldSockets(binaries, clientCore, server.port);
  try {
    await held.open(viewers, '/ws?page=/crowd&userId=viewer-#');
    await sleep(settleMs);
    const elsewhere = await costOf(server, () => arriveTogether(held, '/ws?page=/page-#&userId=other-#'));
    const alone = await costOf(server, () => arriveAlone(held, '/ws?page=/crowd&userId=lone-#'));
    const all = await costOf(server, () => arriveTogether(held, '/ws?page=/crowd&userId=one-#'));
    return {
      elsewhere: elsewhere.microseconds / together,
      alone: alone.microseconds / lone,
      together: all.microseconds / together,
      ...all.result,
    };
  } finally {
    await held.close();
    server.process.kill();
  }
}

function row(viewers, figures) {
  const told = figures.frames / (viewers + lone + together / 2);
  return `| ${grouped(viewers)} | ${grouped(figures.elsewhere)} µs | ${grouped(figures.alone)} µs `
    + `| ${grouped(figures.together)} µs | ${grouped(together / figures.seconds)} | ${told.toFixed(0)} |`;
}

/// The table of what an arrival costs on pages with few and with many viewers.
export async function measureCrowd(footfall, binaries) {
  const rows = [];
  for (const viewers of crowds) {
    console.error(`Arrivals on a page with ${viewers} viewers …`);
    rows.push(row(viewers, await measure(footfall, binaries, viewers)));
  }
  return [
    `| viewers on the page | CPU of an arrival on a page of its own | of a lone one here `
    + `| of one of ${grouped(together)} at once | of those a second | times each viewer was told |`,
    '|--:|--:|--:|--:|--:|--:|', ...rows, '',
  ].join('\n');
}
