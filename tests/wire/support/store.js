// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Servers that keep what they are sent, in folders that go with the test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, launch } from './server.js';

/// A folder of its own, as long as the test `t` runs.
export function dataFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'footfall-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/// A server that keeps everything in `folder`, for as long as the test `t` runs.
export async function startKeeping(t, folder, options = []) {
  const server = await launch([binary],
    ['--listen', '127.0.0.1:0', '--data-dir', folder, ...options]);
  t.after(() => server.release());
  return server;
}
