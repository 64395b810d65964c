// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints the tables of `run`; its arguments are the folder with the programs and what of them is
// wanted, or nothing for all.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureCrowd } from './crowd.js';
import { measureMemory } from './dashboard_memory.js';
import { measureThread } from './dashboard_thread.js';
import { measureLogs } from './logs.js';
import { measurePosts } from './posts.js';
import { measureSockets } from './sockets.js';
import { measureStages } from './stages.js';
import { measureStore } from './store.js';
import { measureTravel } from './travel.js';
import { measureUpdates } from './updates.js';

const binaries = resolve(process.argv[2]);
const listen = ['--listen', '127.0.0.1:0'];
const script = (name) => ['node', fileURLToPath(new URL(`express/${name}`, import.meta.url))];
const program = (name) => [join(binaries, name)];

const footfall = { name: '`footfalld`', command: program('footfalld'), args: [...listen, '--in-memory'] };
/// Its visitors say nothing, for longer than it bears with them.
const patient = { ...footfall, args: [...footfall.args, '--limit', 'page-silence-ms=3600000'] };
const express = { name: 'Express + ws, the same job in memory', command: script('server.js'), args: listen };

/// What is measured; the first server of each is Footfall.
const posts = [
  footfall, express,
  { name: 'bare QHttpServer + QJsonDocument', command: program('bare_http_server'), args: listen },
  { name: 'bare epoll, fixed answer', command: program('bare_epoll'), args: listen },
];
const sockets = [
  patient,
  { name: 'bare QWebSocketServer', command: program('bare_web_socket_server'), args: listen },
  { name: 'npm ws, bare', command: script('bare_ws.js'), args: listen },
];
/// A person is slower than these visitors.
const countTooFast = (server) => fetch(server.url('/api/filtered/choices'),
  { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: '(too fast)', counts: true }) });

/// Page views as each tracker sends them, to a server of its own.
const tracked = ['own', 'plausible', 'umami', 'goatcounter', 'matomo', 'posthog', 'segment', 'ga4', 'ackee', 'simpleanalytics', 'fathom']
  .map((name) => ({ ...footfall, name, sends: ['tracker_request.lua', name], prepare: countTooFast }));

/// By the names that `run` takes.
const parts = {
  posts: () => measurePosts(posts),
  trackers: () => measurePosts(tracked),
  memory: () => measureMemory([footfall, express]),
  sockets: () => measureSockets(sockets, binaries),
  crowd: () => measureCrowd(patient, binaries),
  updates: () => measureUpdates(footfall, binaries),
  page: () => measureThread(footfall, binaries),
  travel: () => measureTravel(footfall, binaries),
  stages: () => measureStages(footfall, binaries),
  store: () => measureStore(footfall, binaries),
  logs: () => measureLogs(footfall, binaries),
  // Programs that print a section of their own.
  model: () => sectionOf('bench_live_model'),
  turns: () => sectionOf('bench_event_turns'),
  moments: () => sectionOf('bench_moments'),
  alerts: () => sectionOf('bench_alerts'),
  window: () => ['bench_window_latency', 'bench_window_load'].map(sectionOf).filter(Boolean).join('\n'),
};

function sectionOf(name) {
  const [path] = program(name);
  if (!existsSync(path)) return console.error(`${name} is not built: left out`);
  console.error(`Running ${name} …`);
  const { status, stdout, error } = spawnSync(path, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (error ?? status !== 0) throw error ?? new Error(`${name} ended with ${status}`);
  return `${stdout.trim()}\n`;
}

const wanted = process.argv.length > 3 ? process.argv.slice(3) : Object.keys(parts);
const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  console.error(`There is no "${unknown}": ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
console.log(`Measured on ${cpus().length} cores of ${cpus()[0].model.trim()}, Linux ${release()}, `
  + `Node ${process.version}.\n`);
for (const name of wanted) {
  const table = await parts[name]();
  if (table) console.log(table);
}
