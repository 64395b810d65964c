// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { grouped, median } from './figures.js';
import { bytesOf, databaseIn, keepIn, keepNothing, sendVisits, withFolder, withServer }
  from './store_folder.js';

const rounds = 5;
const events = 300_000;
const eventsForSize = 300_000;

const run = promisify(execFile);

async function bareSeconds(binaries, folder) {
  const files = [databaseIn(folder), join(folder, 'bare.db')];
  return Number((await run(join(binaries, 'bare_sqlite'), files)).stdout);
}

async function measureRound(footfall, binaries) {
  const send = (server) => sendVisits(binaries, server, { events });
  return withFolder(binaries, async (folder) => ({
    durable: events / await withServer(footfall, keepIn(folder), send),
    bare: events / await bareSeconds(binaries, folder),
    inMemory: events / await withServer(footfall, keepNothing, send),
  }));
}

/// The table of batches: to the disk, by Footfall and by SQLite alone.
export async function measureIngest(footfall, binaries) {
  const figures = [];
  for (let round = 1; round <= rounds; ++round) {
    console.error(`Batches to the disk, round ${round} of ${rounds} …`);
    figures.push(await measureRound(footfall, binaries));
  }
  const of = (name) => figures.map((figure) => figure[name]);
  const row = (what, name) => {
    const ratio = median(figures.map((figure) => figure.durable / figure[name]));
    const [lowest, highest] = [Math.min(...of(name)), Math.max(...of(name))].map(grouped);
    return `| ${what} | ${grouped(median(of(name)))} | ${lowest} to ${highest} `
      + `| ${name === 'durable' ? '1' : ratio.toFixed(2)} |`;
  };
  return [
    `| 1,000 events a transaction, median of ${rounds} × ${grouped(events)} events | events/s `
    + `| lowest to highest | ${footfall.name} : this |`,
    '|---|--:|--:|--:|',
    row(`${footfall.name}, NDJSON by HTTP, to the disk`, 'durable'),
    row('bare SQLite, the same rows', 'bare'),
    row(`${footfall.name}, NDJSON by HTTP, \`--in-memory\``, 'inMemory'), '',
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
