// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launch } from '../wire/support/server.js';
import { grouped, median } from './figures.js';
import { connections, load } from './posts.js';
import { keepIn, keepNothing, stop, withFolder } from './store_folder.js';

const rounds = 5;
const roundSeconds = 4;
const warmUpSeconds = 2;
const pacedRate = 10_000;
const pacedSeconds = 5;
/// More than can be waiting for one commit, or their number would bound the rate.
const pacedConnections = 256;
const loadCore = '1';

const run = promisify(execFile);

async function pacedLatency(binaries, port) {
  const options =
    { port, rate: pacedRate, batch: 1, seconds: pacedSeconds, connections: pacedConnections };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } =
    await run('taskset', ['-c', loadCore, join(binaries, 'paced_sender'), ...words]);
  const [, middle, p99] = /took ([\d.]+) ms \(median\), ([\d.]+) ms \(p99\)/.exec(stdout);
  return { median: Number(middle), p99: Number(p99) };
}

async function measureRound(one, binaries) {
  one.perSecond.push((await load(one.server, roundSeconds)).perSecond);
  one.latency.push(await pacedLatency(binaries, one.server.port));
}

function row(one, inMemory) {
  const ratio = median(one.perSecond) / median(inMemory.perSecond);
  const [middle, p99] = ['median', 'p99'].map((name) => one.latency.map((each) => each[name]));
  return `| ${one.name} | ${grouped(median(one.perSecond))} | ${ratio.toFixed(2)} `
    + `| ${median(middle).toFixed(1)} ms | ${median(p99).toFixed(1)} ms `
    + `| ${Math.min(...p99).toFixed(1)} to ${Math.max(...p99).toFixed(1)} ms |`;
}

/// The table of single POSTs that are answered once they are on the disk.
export function measureAnswers(footfall, binaries) {
  return withFolder(binaries, async (folder) => {
    const all = [];
    try {
      for (const [name, args] of [['to the disk', keepIn(folder)], ['`--in-memory`', keepNothing]]) {
        const server = await launch(footfall.command, args);
        all.push({ name: `${footfall.name}, ${name}`, server, perSecond: [], latency: [] });
        await load(server, warmUpSeconds);
      }
      for (let round = 1; round <= rounds; ++round) {
        console.error(`Answers once it is on the disk, round ${round} of ${rounds} …`);
        for (const one of all) await measureRound(one, binaries);
      }
      for (const { server } of all) await stop(server);
    } finally {
      all.forEach(({ server }) => server.process.kill('SIGKILL'));
    }
    return [
      `| one event a POST, ${connections} connections, median of ${rounds} | POSTs/s `
      + `| this : \`--in-memory\` | answered in (median), at ${grouped(pacedRate)}/s over `
      + `${pacedConnections} | p99 | p99, lowest to highest |`,
      '|---|--:|--:|--:|--:|--:|', ...all.map((one) => row(one, all[1])), '',
    ].join('\n');
  });
}
