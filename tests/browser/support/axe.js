// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// axe-core, the checker of accessibility, run in a page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const axe = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/// Fails with what it finds, of whatever weight; no rule is left out. What is fetched beforehand is for
/// sounds and films, of which there are none.
export async function assertAccessible(page, what) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false, resultTypes: ['violations'] }));
  const found = violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary.split('\n')[1]}`));
  assert.deepEqual(found, [], what);
}
