// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { launch } from '../wire/support/server.js';
import { cpuMicroseconds, grouped } from './figures.js';
import { HeldSockets } from './held_sockets.js';

const audiences = [0, 1, 1_000];
/// More events a second than updates, of so many visitors.
const rate = 100;
const visitors = 200;
const seconds = 10;
const settleMs = 1_000;
const serverCore = '0';
const clientCore = '1';

const run = promisify(execFile);

function sendEvents(binaries, port) {
  const options = { port, rate, batch: 1, seconds, pool: visitors, connections: 1 };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return run('taskset', ['-c', clientCore, join(binaries, 'paced_sender'), ...words]);
}

async function measure({ command, args }, binaries, dashboards) {
  const server = await launch(['taskset', '-c', serverCore, ...command], args);
  const held = new HeldSockets(binaries, clientCore, server.port);
  try {
    if (dashboards > 0) await held.open(dashboards, '/');
    await sleep(settleMs);
    await held.received();
    const [before, began] = [cpuMicroseconds(server.pid), performance.now()];
    await sendEvents(binaries, server.port);
    const microseconds = performance.now() - began;
    const share = (cpuMicroseconds(server.pid) - before) / 1000 / microseconds;
    const { bytes } = await held.received();
    return { share, bytes: bytes / Math.max(dashboards, 1) / seconds };
  } finally {
    await held.close();
    server.process.kill();
  }
}

/// The table of what dashboards cost while they are told what happens.
export async function measureUpdates(footfall, binaries) {
  const figures = [];
  for (const dashboards of audiences) {
    console.error(`Updates to ${dashboards} dashboards …`);
    figures.push(await measure(footfall, binaries, dashboards));
  }
  const rows = audiences.map((dashboards, i) => {
    const { share, bytes } = figures[i];
    return `| ${grouped(dashboards)} | ${(share * 100).toFixed(1)} % `
      + `| ${(share / figures[1].share).toFixed(2)} | ${grouped(bytes / 1024)} KiB |`;
  });
  return [
    `| dashboards, ${rate} events a second for ${seconds} s, 4 updates a second | share of a core `
    + '| : with one | to each a second |',
    '|--:|--:|--:|--:|', ...rows, '',
  ].join('\n');
}
