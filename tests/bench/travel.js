// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs those who look at now that somebody goes back in time.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { LiveClient } from '../wire/support/live.js';
import { launch } from '../wire/support/server.js';

const rate = 20_000;
const batch = 100;
const seconds = 8;
const rounds = 5;
const clickGapMs = 100;
const patienceMs = 2_000;
const page = '/clicked';
const serverCore = '0';
const clientCore = '1';

const run = promisify(execFile);
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function sendEvents(binaries, port) {
  const options = { port, rate, batch, seconds: seconds + 2, pool: 1_000, connections: 2 };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return run('taskset', ['-c', clientCore, join(binaries, 'paced_sender'), ...words]);
}

/// How long it takes, in ms, until a dashboard that looks at one page is told of a click there; nothing
/// where it was passed over, because too many events came between two looks at them.
async function clickToFrame(server, viewer, name) {
  const began = performance.now();
  const told = viewer.untilState('the click', ({ events }) => events[0]?.sessionId === name, patienceMs);
  await fetch(server.url('/api/events'), { method: 'POST',
    body: JSON.stringify({ type: 'click', page, sessionId: name }) });
  return told.then(() => performance.now() - began, () => undefined);
}

/// Asks for one moment after the other, until it is told to stop; how many it was given.
async function goBack(t, server, since, stop) {
  const client = await LiveClient.open(t, server, {});
  let moments = 0;
  for (let at = since; !stop.isSet; at = since + Math.random() * (Date.now() - since)) {
    await client.askFor('moment', { at: Math.floor(at) });
    ++moments;
  }
  return moments;
}

async function measureRound(t, server, binaries, since, isBack, figures) {
  const sending = sendEvents(binaries, server.port);
  const stop = {};
  const back = isBack ? goBack(t, server, since, stop) : 0;
  const viewer = await LiveClient.open(t, server, { page });
  await sleep(1_000);
  const end = Date.now() + seconds * 1_000;
  for (let i = 0; Date.now() < end; ++i) {
    const took = await clickToFrame(server, viewer, `${since}-${i}-${figures.times.length}`);
    if (took === undefined) ++figures.passedOver;
    else figures.times.push(took);
    await sleep(clickGapMs);
  }
  stop.isSet = true;
  figures.moments += await back;
  viewer.socket.terminate();
  await sending;
}

/// The table of clicks told while nobody and while somebody goes back, in turns.
export async function measureTravel({ command }, binaries) {
  const folder = mkdtempSync(join(tmpdir(), 'travel-'));
  const ended = [];
  const t = { after: (act) => ended.push(act) };
  const server = await launch(['taskset', '-c', serverCore, ...command], ['--listen', '127.0.0.1:0', '--data-dir', folder]);
  const since = Date.now();
  const cases = [false, true].map((isBack) => ({ isBack, times: [], passedOver: 0, moments: 0 }));
  try {
    for (let round = 0; round < rounds; ++round) {
      console.error(`Going back in time, round ${round + 1} of ${rounds} …`);
      for (const figures of cases) await measureRound(t, server, binaries, since, figures.isBack, figures);
    }
  } finally {
    for (const act of ended) act();
    server.process.kill();
    await server.exited;
    rmSync(folder, { recursive: true });
  }
  const rows = cases.map(({ isBack, times, passedOver, moments }) => {
    times.sort((a, b) => a - b);
    const [median, most] = [0.5, 0.99].map((share) => percentile(times, share));
    return { isBack, median, most, moments, passedOver, count: times.length };
  });
  return [
    `| clicks told to a dashboard, ${rate.toLocaleString('en')} events a second | median ms | p99 ms | p99 : nobody | clicks | passed over | moments |`,
    '|---|--:|--:|--:|--:|--:|--:|',
    ...rows.map(({ isBack, median, most, moments, passedOver, count }) => `| ${isBack ? 'somebody goes back' : 'nobody goes back'} `
      + `| ${median.toFixed(0)} | ${most.toFixed(0)} | ${(most / rows[0].most).toFixed(2)} | ${count} | ${passedOver} | ${moments} |`), '',
  ].join('\n');
}
