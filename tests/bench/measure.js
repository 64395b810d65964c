// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints the tables of `run`; its argument is the folder with the programs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureMemory } from './dashboard_memory.js';
import { measurePosts } from './posts.js';

const binaries = resolve(process.argv[2]);
const listen = ['--listen', '127.0.0.1:0'];

/// What is measured; the first is Footfall.
const servers = [
  { name: '`footfalld`', command: [join(binaries, 'footfalld')], args: [...listen, '--in-memory'], dashboards: true },
  {
    name: 'Express + ws, the same job in memory', dashboards: true, args: listen,
    command: ['node', fileURLToPath(new URL('express/server.js', import.meta.url))],
  },
  { name: 'bare QHttpServer + QJsonDocument', command: [join(binaries, 'bare_http_server')], args: listen },
  { name: 'bare epoll, fixed answer', command: [join(binaries, 'bare_epoll')], args: listen },
];

/// Programs that print a section of their own.
const sections = ['bench_live_model', 'bench_window_latency'];

function printSection(program) {
  const path = join(binaries, program);
  if (!existsSync(path)) return console.error(`${program} is not built: left out`);
  console.error(`Running ${program} …`);
  const { status, stdout, error } = spawnSync(path, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (error ?? status !== 0) throw error ?? new Error(`${program} ended with ${status}`);
  return console.log(`${stdout.trim()}\n`);
}

console.log(`Measured on ${cpus().length} cores of ${cpus()[0].model.trim()}, Linux ${release()}, `
  + `Node ${process.version}.\n`);
console.log(await measurePosts(servers));
console.log(await measureMemory(servers.filter((server) => server.dashboards)));
sections.forEach(printSection);
