// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A past of minutes, put into the store of a server that has stopped, or beside one.
import { execFileSync } from 'node:child_process';
import { database } from './store.js';

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/// Two weeks of about 20 new visitors a minute on a site, up to `end`, but for those times: [from, to, how many].
export function addMinutes(folder, site, end, others = []) {
  const sessions = others.reduce((usual, [from, to, count]) =>
    `CASE WHEN at >= ${from} AND at < ${to} THEN ${count} ELSE ${usual} END`, '17 + (at / 60000 * 7919) % 7');
  // A server may be writing.
  execFileSync('sqlite3', ['-cmd', '.timeout 10000', database(folder), `
    INSERT OR IGNORE INTO texts(text, day) VALUES('${site}', 1);
    WITH RECURSIVE each(at) AS (SELECT ${end - 14 * dayMs} UNION ALL SELECT at + ${minuteMs} FROM each WHERE at + ${minuteMs} < ${end})
    INSERT INTO minutes SELECT (SELECT id FROM texts WHERE text = '${site}'), at, n, n, n, n, 4 * n
    FROM (SELECT at, ${sessions} AS n FROM each) WHERE n > 0;`]);
}

/// Eight surges, each larger than the one before, in the last week before `end`: [from, to, how many].
export const surgesBefore = (end) => [31, 33, 35, 37, 39, 41, 43, 50].map((count, i) =>
  [end - 7 * dayMs + i * 20 * 60 * minuteMs, end - 7 * dayMs + (i * 20 * 60 + 3) * minuteMs, count]);
