// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Servers that keep what they are sent, and those who send it.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { within } from '../wire/support/deadline.js';
import { launch } from '../wire/support/server.js';

const run = promisify(execFile);
/// With a million sessions to save, on a machine that others use.
const stopMs = 60_000;

/// Beside the programs: on a disk, where /tmp may be in memory.
export const placeOf = (binaries) => dirname(binaries);

export const fileSystemOf = (path) =>
  execFileSync('stat', ['-f', '-c', '%T', path], { encoding: 'utf8' }).trim();

/// Gives `use` a folder of its own, and removes it.
export async function withFolder(binaries, use) {
  const folder = mkdtempSync(join(placeOf(binaries), 'bench-store-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const databaseIn = (folder) => join(folder, 'footfall.db');
export const bytesOf = (folder) => statSync(databaseIn(folder)).size;

export const keepIn = (folder) => ['--listen', '127.0.0.1:0', '--data-dir', folder];
export const keepNothing = ['--listen', '127.0.0.1:0', '--in-memory'];

/// Has it write what there is.
export async function stop(server) {
  server.process.kill('SIGTERM');
  const { code } = await within(stopMs, 'the server to stop', server.exited);
  if (code !== 0) throw new Error(`the server ended with ${code}: ${server.errorText}`);
}

/// Gives `use` a server, and stops it.
export async function withServer({ command }, args, use) {
  const server = await launch(command, args);
  try {
    const result = await use(server);
    await stop(server);
    return result;
  } finally {
    server.process.kill('SIGKILL');
  }
}

/// Sends events of visits from number `first` on; how many seconds that took.
export async function sendVisits(binaries, server,
  { connections = 2, events, idShare = 50, first = 0 }) {
  const words = [server.port, connections, events, idShare, first].map(String);
  const { stdout } = await run(join(binaries, 'visit_sender'), words);
  return Number(stdout);
}
