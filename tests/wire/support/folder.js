// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Folders that go with the tests' process, and not with a test: what a test is to do at its end is
// done in the order it was asked for, and a folder may only go after the servers that write to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/// A new, empty folder; `purpose` is part of its name.
export function temporaryFolder(purpose = 'test') {
  const folder = mkdtempSync(join(tmpdir(), `footfall-${purpose}-`));
  folders.push(folder);
  return folder;
}
