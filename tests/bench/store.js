// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { measureAnswers } from './store_answers.js';
import { fileSystemOf, placeOf } from './store_folder.js';
import { measureIngest, measureSize } from './store_ingest.js';
import { measureRestart } from './store_restart.js';

/// The tables of what it costs to keep events.
export async function measureStore(footfall, binaries) {
  const tables = [`The stores are in files on ${fileSystemOf(placeOf(binaries))}.\n`];
  for (const measure of [measureIngest, measureAnswers, measureRestart, measureSize])
    tables.push(await measure(footfall, binaries));
  return tables.join('\n');
}
