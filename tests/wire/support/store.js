// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Servers that keep events, in folders that go with the test.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { patienceMs, within } from './deadline.js';
import { temporaryFolder } from './folder.js';
import { curl } from './http.js';
import { binary, launch } from './server.js';

/// The path of a data folder that is not there yet, in one that goes with the test `t`.
export function dataFolder(t) {
  const place = temporaryFolder();
  return join(place, 'data');
}

export const database = (folder) => join(folder, 'footfall.db');

/// Changes what a server kept that is gone, and has all that is live come from it: one that was slow
/// may have left a checkpoint.
export function changeStored(folder, sql) {
  execFileSync('sqlite3', [database(folder), sql]);
  for (const name of readdirSync(folder).filter((each) => each.startsWith('checkpoint-'))) rmSync(join(folder, name));
}

/// A time zone in which it is about noon, so that no test meets a midnight.
const noonZone = (() => {
  const eastOfUtc = 12 - new Date().getUTCHours();
  return `NOON${eastOfUtc <= 0 ? '+' : '-'}${Math.abs(eastOfUtc)}`; // POSIX counts to the west
})();

/// What the address sanitizer holds back must not look like growth.
const asanOptions = [process.env.ASAN_OPTIONS, 'quarantine_size_mb=4'].filter(Boolean).join(':');

/// A server that keeps its events in `folder`, for as long as the test `t` runs.
export async function startKeeping(t, folder, options = [], { listen = '127.0.0.1:0' } = {}) {
  const args = ['--listen', listen, '--data-dir', folder, ...options];
  const server = await launch([binary], args, 1, { TZ: noonZone, ASAN_OPTIONS: asanOptions });
  t.after(() => server.release());
  return server;
}

/// Every event of the log, in its order.
export async function logOf(server) {
  const { status, body } = await curl(server, '/api/export.ndjson');
  assert.equal(status, 200, body);
  return body.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

export async function summaryOf(server) {
  return (await curl(server, '/api/analytics/summary')).json.data;
}

/// The files of the folder that were damaged and set aside, without what belongs to them.
export function setAside(folder) {
  return readdirSync(folder).filter((name) => /damaged-[\d-]+$/.test(name));
}

/// The largest file that the server may write from now on; nothing: any.
export function limitFileSize(server, bytes = 'unlimited') {
  execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`]);
}

/// Somebody else who writes to the database, and lets nobody write meanwhile.
export class WriteLock {
  constructor(folder) {
    this.process = spawn('sqlite3', [database(folder)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.held = new Promise((resolve, reject) => {
      this.process.once('error', reject);
      this.process.stdout.once('data', resolve);
    });
    this.ended = new Promise((resolve) => { this.process.once('close', resolve); });
    this.process.stdin.write(".timeout 5000\nBEGIN IMMEDIATE;\nSELECT 'held';\n");
  }

  static async hold(t, folder) {
    const lock = new WriteLock(folder);
    t.after(() => lock.process.kill('SIGKILL'));
    await within(patienceMs, 'the lock', lock.held);
    return lock;
  }

  async release() {
    this.process.stdin.end('ROLLBACK;\n');
    await within(patienceMs, 'the lock to go', this.ended);
  }
}
