// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { busiestMicroseconds, grouped, median } from './figures.js';
import { bytesOf, databaseIn, keepIn, keepNothing, sendVisits, withFolder, withServer }
  from './store_folder.js';

const rounds = 5;
const events = 300_000;
const eventsForSize = 300_000;

const run = promisify(execFile);

async function bare(binaries, folder) {
  const files = [databaseIn(folder), join(folder, 'bare.db')];
  const { stdout } = await run(join(binaries, 'bare_sqlite'), files);
  const [seconds, ofProcessor] = stdout.split(' ').map(Number);
  return { perSecond: events / seconds, busiest: ofProcessor * 1e6 / events };
}

function sent(footfall, binaries, args) {
  return withServer(footfall, args, async (server) => {
    const before = busiestMicroseconds(server.pid);
    const seconds = await sendVisits(binaries, server, { events });
    const busiest = (busiestMicroseconds(server.pid) - before) / events;
    return { perSecond: events / seconds, busiest };
  });
}

function measureRound(footfall, binaries) {
  return withFolder(binaries, async (folder) => ({
    durable: await sent(footfall, binaries, keepIn(folder)),
    bare: await bare(binaries, folder),
    inMemory: await sent(footfall, binaries, keepNothing),
  }));
}

function row(what, name, figures) {
  const perSecond = figures.map((round) => round[name].perSecond);
  const [lowest, highest] = [Math.min(...perSecond), Math.max(...perSecond)].map(grouped);
  const ratio = median(figures.map((round) => round.durable.perSecond / round[name].perSecond));
  const cpuRatio = median(figures.map((round) => round[name].busiest / round.durable.busiest));
  return `| ${what} | ${grouped(median(perSecond))} | ${lowest} to ${highest} `
    + `| ${median(figures.map((round) => round[name].busiest)).toFixed(1)} µs `
    + `| ${ratio.toFixed(2)} | ${cpuRatio.toFixed(2)} |`;
}

/// The table of batches: to the disk, by Footfall and by SQLite alone.
export async function measureIngest(footfall, binaries) {
  const figures = [];
  for (let round = 1; round <= rounds; ++round) {
    console.error(`Batches to the disk, round ${round} of ${rounds} …`);
    figures.push(await measureRound(footfall, binaries));
  }
  return [
    `| 1,000 events a transaction, median of ${rounds} × ${grouped(events)} events | events/s `
    + `| lowest to highest | CPU per event of the busiest thread | ${footfall.name} : this | by CPU |`,
    '|---|--:|--:|--:|--:|--:|',
    row(`${footfall.name}, NDJSON by HTTP, to the disk`, 'durable', figures),
    row('bare SQLite, the same rows', 'bare', figures),
    row(`${footfall.name}, NDJSON by HTTP, \`--in-memory\``, 'inMemory', figures), '',
  ].join('\n');
}

function bytesAnEvent(footfall, binaries, idShare) {
  return withFolder(binaries, async (folder) => {
    const send = (server) => sendVisits(binaries, server, { events: eventsForSize, idShare });
    await withServer(footfall, keepIn(folder), send);
    return bytesOf(folder) / eventsForSize;
  });
}

/// The table of what an event takes on the disk, its share of its visit's row included.
export async function measureSize(footfall, binaries) {
  console.error('Bytes of an event …');
  const row = async (what, idShare) =>
    `| ${what} | ${(await bytesAnEvent(footfall, binaries, idShare)).toFixed(1)} |`;
  return [
    `| ${grouped(eventsForSize)} events of visits of five | bytes an event in the database |`,
    '|---|--:|', await row('without `eventId`', 0), await row('with a UUID as `eventId`', 100), '',
  ].join('\n');
}
