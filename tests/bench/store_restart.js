// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { Server } from '../wire/support/server.js';
import { grouped, median } from './figures.js';
import { keepIn, sendVisits, stop, withFolder, withServer } from './store_folder.js';

const rounds = 3;
/// FOOTFALL_EVENTS says how many events are to be there.
const stored = Number(process.env.FOOTFALL_EVENTS ?? 10_000_000);
/// Sent before it is killed: what a checkpoint does not have yet.
const unsaved = 190_000;
const visitsOf = (events) => Math.ceil(events / 2);

async function measureStart({ command }, folder) {
  const began = performance.now();
  const server = new Server(command, keepIn(folder));
  await server.listening();
  const listens = performance.now() - began;
  const answer = await fetch(server.url('/api/analytics/summary'));
  if (answer.status !== 200) throw new Error(`the summary was answered with ${answer.status}`);
  const { data } = await answer.json();
  return { server, listens, serves: performance.now() - began, active: data.totalActive };
}

async function measureRound(footfall, binaries, folder, round) {
  const stopped = await measureStart(footfall, folder);
  const first = visitsOf(stored) + round * unsaved;
  await sendVisits(binaries, stopped.server, { events: unsaved, first });
  stopped.server.process.kill('SIGKILL');
  await stopped.server.exited;
  const killed = await measureStart(footfall, folder);
  await stop(killed.server);
  return { stopped, killed };
}

function row(what, starts) {
  const [listens, serves] = ['listens', 'serves'].map((name) =>
    starts.map((start) => start[name] / 1000));
  const active = median(starts.map((start) => start.active));
  return `| ${what} | ${grouped(active)} | ${median(listens).toFixed(2)} s | ${median(serves).toFixed(2)} s `
    + `| ${Math.min(...serves).toFixed(2)} to ${Math.max(...serves).toFixed(2)} s |`;
}

/// The table of how long a start takes, with much in the log.
export function measureRestart(footfall, binaries) {
  return withFolder(binaries, async (folder) => {
    console.error(`Sending ${grouped(stored)} events …`);
    const seconds = await withServer(footfall, keepIn(folder), (server) =>
      sendVisits(binaries, server, { events: stored }));
    const figures = [];
    for (let round = 1; round <= rounds; ++round) {
      console.error(`Starts with ${grouped(stored)} events, round ${round} of ${rounds} …`);
      figures.push(await measureRound(footfall, binaries, folder, round));
    }
    return [
      `| ${grouped(stored)} events stored in the last ${Math.ceil(seconds / 60)} minutes, median of `
      + `${rounds} | sessions active | listens | answers a summary | lowest to highest |`,
      '|---|--:|--:|--:|--:|',
      row('after it was stopped', figures.map(({ stopped }) => stopped)),
      row(`after \`kill -9\`, ${grouped(unsaved)} events later`, figures.map(({ killed }) => killed)),
      '',
    ].join('\n');
  });
}
