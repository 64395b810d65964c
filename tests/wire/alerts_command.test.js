// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `footfalld alerts`: what the alert rule would have told of days that are kept.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { addMinutes, dayMs as day, minuteMs as minute, surgesBefore } from './support/minutes.js';
import { runToEnd } from './support/server.js';
import { dataFolder, database, startKeeping } from './support/store.js';

const hour = 60 * minute;
/// The last midnight; two weeks before it are kept, the second of them is looked at.
const end = Math.floor(Date.now() / day) * day;
const noon = end - 3 * day + 12 * hour;
const dayText = (at) => new Date(at).toISOString().slice(0, 10);
const week = ['--from', dayText(end - 7 * day), '--to', dayText(end - day)];

const addPast = (folder, site, others) => addMinutes(folder, site, end, others);

/// A folder with the tables, and no server.
async function emptyStore(t) {
  const folder = dataFolder(t);
  await (await startKeeping(t, folder)).stop();
  return folder;
}

async function alerts(folder, ...args) {
  const ended = await runToEnd('alerts', '--data-dir', folder, ...args);
  assert.equal(ended.code, 0, ended.errorText);
  const lines = ended.output.trimEnd().split('\n');
  return { summary: lines.pop(), lines };
}

test('a silence in a steady week is listed, and when it was over', async (t) => {
  const folder = await emptyStore(t);
  addPast(folder, 'shop', [[noon, noon + 30 * minute, 0]]);
  addPast(folder, 'blog');
  const { lines, summary } = await alerts(folder, ...week);
  assert.match(lines[0], new RegExp(`^${dayText(noon)} 12:0[1-5]  shop  (Silence: no visitor on shop|Fewer visitors than usual on shop)`));
  assert.ok(lines.some((line) => / shop {2}Silence: no visitor on shop for (a minute|\d+ minutes); at this hour (19|20|21) a minute are usual$/.test(line)), lines.join('\n'));
  assert.equal(lines.at(-1), `${dayText(noon)} 12:30  shop  Back to usual on shop after 30 minutes`);
  assert.ok(lines.every((line) => line.includes(' shop ')), lines.join('\n'));
  assert.match(summary, /^1 alert in 7 days on 2 sites \((silence|drop) 1\), 0\.071 a site and day$/);
  assert.match((await alerts(folder, ...week, '--site', 'shop')).summary, /^1 alert in 7 days on 1 site \(\w+ 1\), 0\.1 a site and day$/);
  for (const args of [[...week, '--site', 'blog'], ['--from', dayText(noon + day), '--to', dayText(end - day)]])
    assert.match((await alerts(folder, ...args)).summary, /^0 alerts in [27] days on [12] sites?, 0\.0 a site and day$/);
});

test('a steady week has no alert, beside a running server', async (t) => {
  const folder = dataFolder(t);
  await startKeeping(t, folder);
  addPast(folder, 'shop');
  const { lines, summary } = await alerts(folder, ...week);
  assert.deepEqual([lines, summary], [[], '0 alerts in 7 days on 1 site, 0.0 a site and day']);
});

test('who is keen hears more than who wants it quiet', async (t) => {
  const folder = await emptyStore(t);
  addPast(folder, 'shop', surgesBefore(end));
  const found = [];
  for (const sensitivity of ['quiet', 'normal', 'keen'])
    found.push(parseInt((await alerts(folder, ...week, '--sensitivity', sensitivity)).summary, 10));
  const [quiet, normal, keen] = found;
  assert.ok(quiet >= 1 && quiet <= normal && normal <= keen && quiet < keen, `${found}`);
  assert.equal(parseInt((await alerts(folder, ...week)).summary, 10), normal);
  const ofSite = async (...hows) => parseInt((await alerts(folder, ...week,
    ...hows.flatMap((how) => ['--sensitivity', how]))).summary, 10);
  assert.deepEqual([await ofSite('quiet', 'Shop=keen'), await ofSite('blog=keen', 'quiet')], [keen, quiet]);
});

test('while the server was out there was no silence', async (t) => {
  const folder = await emptyStore(t);
  addPast(folder, 'shop', [[noon, noon + 30 * minute, 0]]);
  execFileSync('sqlite3', [database(folder), `DELETE FROM runs; INSERT INTO runs(began, alive)
    VALUES(${end - 14 * day}, ${noon}), (${noon + 30 * minute}, ${Date.now()});`]);
  assert.match((await alerts(folder, ...week)).summary, /^0 alerts in 7 days/);
});

test('days and times are local', async (t) => {
  const folder = await emptyStore(t);
  addPast(folder, 'shop', [[noon, noon + 30 * minute, 0]]);
  const zone = process.env.TZ;
  process.env.TZ = 'EAST-13';
  t.after(() => { process.env.TZ = zone ?? 'UTC'; });
  const next = dayText(noon + day);
  const { lines } = await alerts(folder, '--from', next, '--to', next);
  assert.match(lines[0], new RegExp(`^${next} 01:0\\d  shop `));
});

test('without days it is the last week, or since something is kept', async (t) => {
  const folder = await emptyStore(t);
  addPast(folder, 'shop');
  execFileSync('sqlite3', [database(folder), `DELETE FROM minutes WHERE minute < ${end - 2 * day};
    DELETE FROM runs; INSERT INTO runs(began, alive) VALUES(${end - 14 * day}, ${end}), (${Date.now()}, ${Date.now()})`]);
  const days = ((Date.now() - end) / day + 2).toFixed(1).replace(/\.0$/, '');
  const { summary } = await alerts(folder);
  assert.match(summary, /^0 alerts in [\d.]+ days on 1 site, /);
  assert.ok(Math.abs(parseFloat(/in ([\d.]+)/.exec(summary)[1]) - days) < 0.11, `${summary} ${days}`);
});

test('it says what is wrong', async (t) => {
  const folder = await emptyStore(t);
  const bare = dataFolder(t);
  mkdirSync(bare);
  for (const [args, code, said] of [
    [['--from', '2026-13-01'], 2, /^footfalld alerts: --from 2026-13-01: a day is needed, as in 2026-11-28$/m],
    [['--to', 'yesterday'], 2, /--to yesterday: a day is needed/],
    [['--from', '2026-03-02', '--to', '2026-03-01'], 2, /--from 2026-03-02: an earlier day is needed, not after --to 2026-03-01$/m],
    [['--from', '2099-01-01'], 2, /--from 2099-01-01: an earlier day is needed$/m],
    [['--from', '2020-01-01'], 2, /--from 2020-01-01: at most 56 days can be asked for$/m],
    [['--sensitivity', 'loud'], 2, /--sensitivity loud: quiet, normal or keen is needed$/m],
    [['--sensitivity', 'keen', '--sensitivity', 'shop=loud'], 2, /--sensitivity loud: quiet, normal or keen is needed$/m],
    [['--site', 'none'], 1, /nothing is kept of these days on none$/m],
    [[], 1, /nothing is kept of these days$/m],
    [['--data-dir', bare], 1, /there is no such file: nothing is kept in this folder$/m],
    [['--data-dir', `${bare}/none`], 1, /there is no such folder$/m]]) {
    const ended = await runToEnd('alerts', '--data-dir', folder, ...args);
    assert.equal(ended.code, code, `${args.join(' ')} ${ended.errorText}`);
    assert.match(ended.errorText, said);
  }
  const help = await runToEnd('alerts', '--help');
  assert.equal(help.code, 0);
  for (const option of ['--from <DAY>', '--to <DAY>', '--site <NAME>', '--sensitivity <HOW>']) assert.ok(help.output.includes(option), option);
  assert.match((await runToEnd('--help')).output, /^ {2}footfalld alerts {4}List/m);
});
