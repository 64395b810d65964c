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

function row(one, toDisk) {
  const ratio = median(toDisk.perSecond) / median(one.perSecond);
  const [middle, p99] = ['median', 'p99'].map((name) => one.latency.map((each) => each[name]));
  return `| ${one.name} | ${grouped(median(one.perSecond))} | ${ratio.toFixed(2)} `
    + `| ${median(middle).toFixed(1)} ms | ${median(p99).toFixed(1)} ms `
    + `| ${Math.min(...p99).toFixed(1)} to ${Math.max(...p99).toFixed(1)} ms |`;
}

/// The servers: Footfall on the disk is the first.
const serversIn = (folder, { name, command }, binaries) => [
  { name: `${name}, to the disk`, command, args: keepIn(folder), isFootfall: true },
  { name: 'bare epoll, appends what came meanwhile and waits for the disk', command: [join(binaries, 'bare_epoll')],
    args: ['--listen', '127.0.0.1:0', '--append', join(folder, 'appended')] },
  { name: `${name}, \`--in-memory\``, command, args: keepNothing, isFootfall: true },
];

/// The table of single POSTs that are answered once they are on the disk.
export function measureAnswers(footfall, binaries) {
  return withFolder(binaries, async (folder) => {
    const all = [];
    try {
      for (const { name, command, args, isFootfall } of serversIn(folder, footfall, binaries)) {
        const server = await launch(command, args);
        all.push({ name, server, isFootfall, perSecond: [], latency: [] });
        await load(server, warmUpSeconds);
      }
      for (let round = 1; round <= rounds; ++round) {
        console.error(`Answers once it is on the disk, round ${round} of ${rounds} …`);
        for (const one of all) await measureRound(one, binaries);
      }
      for (const { server, isFootfall } of all) if (isFootfall) await stop(server);
    } finally {
      all.forEach(({ server }) => server.process.kill('SIGKILL'));
    }
    return [
      `| one event a POST, ${connections} connections, median of ${rounds} | POSTs/s `
      + `| ${footfall.name} to the disk : this | answered in (median), at ${grouped(pacedRate)}/s over `
      + `${pacedConnections} | p99 | p99, lowest to highest |`,
      '|---|--:|--:|--:|--:|--:|', ...all.map((one) => row(one, all[0])), '',
    ].join('\n');
  });
}
