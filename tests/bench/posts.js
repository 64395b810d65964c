// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch } from '../wire/support/server.js';
import { cpuMicroseconds, grouped, median } from './figures.js';

const rounds = 5;
const roundSeconds = 4;
const warmUpSeconds = 2;
export const connections = 64;
const serverCore = '0';
const loadCore = '1';

const run = promisify(execFile);
const postEvent = ['post_event.lua'];

/// Sends for so long, as fast as it is answered, what a script of this folder, with its arguments, makes.
export async function load(server, seconds, [script, ...words] = postEvent) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const options = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '-s', path];
  const { stdout } = await run('taskset', ['-c', loadCore, 'wrk', ...options, server.url(), '--', ...words]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`not every POST was answered:\n${stdout}`);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]),
    requests: Number(/(\d+) requests in/.exec(stdout)[1]),
  };
}

async function measureRound(one) {
  const before = cpuMicroseconds(one.server.pid);
  const { perSecond, requests } = await load(one.server, roundSeconds, one.sends);
  one.perSecond.push(perSecond);
  one.cpuPerPost.push((cpuMicroseconds(one.server.pid) - before) / requests);
}

function row(one, footfall) {
  const [lowest, highest] = [Math.min(...one.perSecond), Math.max(...one.perSecond)].map(grouped);
  const ratio = median(footfall.perSecond) / median(one.perSecond);
  const cpuRatio = median(one.cpuPerPost) / median(footfall.cpuPerPost);
  const ratios = one === footfall ? '1 | 1' : `${ratio.toFixed(2)} | ${cpuRatio.toFixed(2)}`;
  return `| ${one.name} | ${grouped(median(one.perSecond))} | ${lowest} to ${highest} `
    + `| ${median(one.cpuPerPost).toFixed(1)} µs | ${ratios} |`;
}

/// The table of requests a second, of what each server is sent (`load`); ratios are those of the first
/// to each.
export async function measurePosts(servers) {
  const all = [];
  try {
    for (const { name, command, args, sends, prepare } of servers) {
      const server = await launch(['taskset', '-c', serverCore, ...command], args);
      await prepare?.(server);
      all.push({ name, server, sends, perSecond: [], cpuPerPost: [] });
      await load(server, warmUpSeconds, sends);
    }
    for (let round = 1; round <= rounds; ++round) {
      console.error(`POSTs, round ${round} of ${rounds} …`);
      for (const one of all) await measureRound(one);
    }
  } finally {
    all.forEach(({ server }) => server.process.kill());
  }
  return [
    `| one event a POST, ${connections} connections, median of ${rounds} × ${roundSeconds} s `
    + `| POSTs/s | lowest to highest | CPU per POST | ${servers[0].name} : this | by CPU |`,
    '|---|--:|--:|--:|--:|--:|',
    ...all.map((one) => row(one, all[0])), '',
  ].join('\n');
}
