// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the time of events goes: the stages as `/metrics` tells them (core/README.md, "Where the time
// goes"), and what the threads take, while events come at several rates.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { launch } from '../wire/support/server.js';
import { grouped, threadsMicroseconds } from './figures.js';
import { HeldSockets } from './held_sockets.js';
import { keepIn, stop, withFolder } from './store_folder.js';

const visitors = 10_000;
const seconds = 10;
const settleMs = 1_000;
const loadCore = '1';
/// As many as could be due at once, for rates that are never reached.
const kinds = [
  { name: 'one event a POST', batch: 1, connections: 256, most: 200_000 },
  { name: '100 events a POST', batch: 100, connections: 8, most: 1_000_000 },
];
const rates = [1_000, 10_000];
/// What a thread does all the while; the others wait for something. What such a stage costs an event
/// is its median, as often as it comes: what others do with the CPU meanwhile is not in that.
const works = { read: 'server', parse: 'server', live_model: 'server', encode: 'server', insert: 'store', answer: 'server' };
const threads = ['server', 'store'];

const run = promisify(execFile);

async function send(binaries, port, { batch, connections }, rate, forSeconds) {
  const options = { port, rate, batch, connections, seconds: forSeconds, pool: visitors };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await run('taskset', ['-c', loadCore, join(binaries, 'paced_sender'), ...words]);
  const [, events, took] = /^(\d+) events in ([\d.]+) s/.exec(stdout);
  return { events: Number(events), perSecond: events / took };
}

/// The histograms by their stages: what each bucket alone has, and the sum in µs.
async function stagesOf(server) {
  const text = await (await fetch(server.url('/metrics'))).text();
  const stages = {};
  for (const [, figure, stage, end, value] of
    text.matchAll(/^footfall_stage_seconds_(bucket|sum)\{stage="(\w+)"(?:,le="(\S+)")?\} (\S+)$/gm)) {
    const one = stages[stage] ??= { buckets: [], upTo: 0, sum: 0 };
    if (figure === 'sum') one.sum = value * 1e6;
    else one.buckets.push({ end: Number(end.replace('+Inf', 'Infinity')) * 1e6, count: value - one.upTo });
    if (figure === 'bucket') one.upTo = Number(value);
  }
  return stages;
}

function since(before, after) {
  const ofStage = ([stage, { buckets, sum }]) => [stage, {
    sum: sum - before[stage].sum,
    buckets: buckets.map(({ end, count }, i) => ({ end, count: count - before[stage].buckets[i].count })),
  }];
  return Object.fromEntries(Object.entries(after).map(ofStage));
}

const countOf = ({ buckets }) => buckets.reduce((sum, { count }) => sum + count, 0);

/// In µs, as if all of a bucket were spread evenly over it; nothing without any.
function quantile({ buckets }, share) {
  let left = countOf({ buckets }) * share;
  if (left === 0) return undefined;
  for (const [i, { end, count }] of buckets.entries()) {
    const begin = i > 0 ? buckets[i - 1].end : 0;
    if (count >= left) return end === Infinity ? begin : begin + (end - begin) * left / count;
    left -= count;
  }
  return undefined;
}

async function measureRate(server, binaries, kind, rate, forSeconds) {
  const [before, cpuBefore] = [await stagesOf(server), threadsMicroseconds(server.pid)];
  const sent = await send(binaries, server.port, kind, rate, forSeconds);
  const [after, cpuAfter] = [await stagesOf(server), threadsMicroseconds(server.pid)];
  const cpu = Object.fromEntries(threads.map((name) => [name, (cpuAfter[name] - cpuBefore[name]) / sent.events]));
  return { ...sent, cpu, stages: since(before, after) };
}

function measureKind(footfall, binaries, kind) {
  return withFolder(binaries, async (folder) => {
    const server = await launch(footfall.command, keepIn(folder));
    const held = new HeldSockets(binaries, loadCore, server.port);
    try {
      await held.open(1, '/');
      await send(binaries, server.port, kind, rates[0], 2);
      const figures = [];
      for (const [rate, forSeconds] of [...rates.map((one) => [one, seconds]), [kind.most, 1]]) {
        console.error(`Stages, ${kind.name}, at ${grouped(rate)}/s …`);
        await sleep(settleMs);
        figures.push(await measureRate(server, binaries, kind, rate, forSeconds));
      }
      await held.close();
      await stop(server);
      return figures;
    } finally {
      server.process.kill('SIGKILL');
    }
  });
}

function micros(value) {
  if (value === undefined) return '';
  return value >= 1000 ? `${(value / 1000).toFixed(1)} ms` : `${value.toFixed(value < 10 ? 1 : 0)} µs`;
}
const anEvent = (value) => `${value.toFixed(2)} µs`;
const costOf = (stage, events) => (quantile(stage, 0.5) ?? 0) * countOf(stage) / events;

function tableOf(kind, figures) {
  const row = (name, cells) => `| ${[name, ...cells].join(' | ')} |`;
  const stageRow = (stage) => row(stage.replace('_', ' '), figures.flatMap(({ stages, events }) => [
    micros(quantile(stages[stage], 0.5)), micros(quantile(stages[stage], 0.99)),
    works[stage] ? anEvent(costOf(stages[stage], events)) : '']));
  /// What a thread does beside, as waiting for what comes next, or for the disk, in the kernel.
  const rest = (name, { cpu, stages, events }) => cpu[name]
    - Object.keys(works).filter((stage) => works[stage] === name).reduce((sum, stage) => sum + costOf(stages[stage], events), 0);
  const threadRow = (title, figure) => row(title, figures.flatMap((one) => ['', '', anEvent(figure(one))]));
  const rateNames = figures.map(({ perSecond }, i) => (i < rates.length ? `${grouped(rates[i])}/s` : `${grouped(perSecond)}/s, the most`));
  return [
    row(kind.name, rateNames.flatMap((name) => [`${name}: p50`, 'p99', 'an event'])),
    `|---|${figures.map(() => '--:|--:|--:|').join('')}`,
    ...Object.keys(figures[0].stages).map(stageRow),
    ...threads.flatMap((name) => [
      threadRow(`CPU of the ${name} thread`, ({ cpu }) => cpu[name]),
      threadRow('beside these stages', (one) => rest(name, one))]),
    '',
  ].join('\n');
}

/// The tables of the stages, on the way to the disk while one dashboard looks.
export async function measureStages(footfall, binaries) {
  const tables = [];
  for (const kind of kinds) tables.push(tableOf(kind, await measureKind(footfall, binaries, kind)));
  return tables.join('\n');
}
