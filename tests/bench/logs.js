// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to read a web server's log, beside GoAccess and beside the import of our own events.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { grouped, median } from './figures.js';
import { withFolder } from './store_folder.js';
import { writeLog } from './made_log.js';

const run = promisify(execFile);
const lines = Number(process.env.FOOTFALL_LINES ?? 1_000_000);
const jsonLines = Math.ceil(lines / 4);
const rounds = 3;
const hour = 3_600_000;
const maxOutput = 256 * 1024 * 1024;

/// Statuses and methods that make no page view: GoAccess lists them with what is asked for.
const noPage = [301, 403, 404, 500].map((status) => `--ignore-status=${status}`);
const isThere = (program) => spawnSync(program, ['--version']).status === 0;

async function seconds(command, args, options = {}) {
  const begin = process.hrtime.bigint();
  const { stdout } = await run(command, args, { maxBuffer: maxOutput, ...options });
  return { seconds: Number(process.hrtime.bigint() - begin) / 1e9, stdout };
}

/// Page views of the same lines by the same rules: its own list of static files has all of ours.
async function goAccess(log, folder) {
  const report = join(folder, 'goaccess.json');
  const took = await seconds('goaccess', [log, '--log-format=COMBINED', '--no-global-config', '--no-progress',
    '--no-query-string', '--all-static-files', '--http-method=yes', '--static-file=.webp', '--static-file=.woff2',
    '--static-file=.js', '--static-file=.css', '--static-file=.png', '--static-file=.ico', '--max-items=100000',
    ...noPage, '-o', report]);
  const { data } = JSON.parse(readFileSync(report, 'utf8')).requests;
  const views = data.filter(({ method }) => method === 'GET').reduce((sum, { hits }) => sum + hits.count, 0);
  return { seconds: took.seconds, views };
}

async function imported(footfall, folder, args) {
  mkdirSync(folder);
  const [program] = footfall.command;
  const { seconds: took, stdout } = await seconds(program, ['import', '--data-dir', folder, ...args]);
  const events = Number(/^(\d+) imported/m.exec(stdout)[1]);
  return { seconds: took, events, perSecond: events / took };
}

/// The events of a log, then the same again as they were exported.
async function round(footfall, log, folder, number) {
  const [program] = footfall.command;
  const ofLog = await imported(footfall, join(folder, `log-${number}`), ['--log', `${log}:shop.example`]);
  const events = join(folder, `events-${number}.ndjson`);
  await new Promise((resolve, reject) => {
    const all = spawnSync(program, ['export', '--data-dir', join(folder, `log-${number}`), '--format', 'ndjson'],
      { stdio: ['ignore', openSync(events, 'w'), 'inherit'] });
    (all.status === 0 ? resolve : reject)(all.error);
  });
  const ofEvents = await imported(footfall, join(folder, `own-${number}`), [events]);
  return { ofLog, ofEvents };
}

async function readingTable(binaries, files) {
  console.error('Reading lines …');
  const { stdout } = await run(join(binaries, 'bench_logs'), files);
  const rows = stdout.trim().split('\n').map((line) => {
    const [file, count, read, mapped, pages] = line.split(' ');
    const bytes = statSync(file).size / Number(count);
    return { pages: Number(pages), row: `| ${basename(file)}, ${bytes.toFixed(0)} bytes a line | ${grouped(Number(count))} `
      + `| ${grouped(Number(read))} | ${grouped(Number(mapped))} |` };
  });
  return { views: rows[0].pages, table: ['| in the process, on one core | lines | read, lines/s | read and mapped, lines/s |',
    '|---|--:|--:|--:|', ...rows.map(({ row }) => row), ''].join('\n') };
}

export function measureLogs(footfall, binaries) {
  return withFolder(binaries, async (folder) => {
    const log = join(folder, 'combined.log');
    const json = join(folder, 'caddy.log');
    console.error(`Making a log of ${grouped(lines)} lines …`);
    writeLog(log, 'combined', lines, Date.now() - hour);
    writeLog(json, 'caddy', jsonLines, Date.now() - hour);
    const reading = await readingTable(binaries, [log, json]);
    const figures = [];
    const other = [];
    for (let number = 1; number <= rounds; ++number) {
      console.error(`Importing a log, round ${number} of ${rounds} …`);
      figures.push(await round(footfall, log, folder, number));
      if (isThere('goaccess')) other.push(await goAccess(log, folder));
    }
    const secondsOf = (of) => median(figures.map((each) => each[of].seconds));
    const ratio = median(figures.map(({ ofLog, ofEvents }) => ofLog.perSecond / ofEvents.perSecond));
    const row = (what, took, events, more) =>
      `| ${what} | ${took.toFixed(1)} s | ${grouped(lines / took)} | ${events} | ${more} |`;
    const views = (count) => `${grouped(count)} page views`;
    return [reading.table,
      `| ${grouped(lines)} lines, median of ${rounds} | took | lines/s | found | events/s : \`import\` of the same events |`,
      '|---|--:|--:|--:|--:|',
      row('`footfalld import --log`, to the disk', secondsOf('ofLog'), views(reading.views), ratio.toFixed(2)),
      ...(other.length ? [row('GoAccess, a report in memory', median(other.map(({ seconds: took }) => took)),
        views(other[0].views), '')] : []), ''].join('\n');
  });
}
