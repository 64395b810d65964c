// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A web server's own log (core/protocol/logs/README.md): imported, and followed while it grows.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { logLine, newLog, write } from './support/access_log.js';
import { until } from './support/deadline.js';
import { curl } from './support/http.js';
import { LiveClient } from './support/live.js';
import { binary, runToEnd, startServer } from './support/server.js';
import { dataFolder, logOf, startKeeping, summaryOf } from './support/store.js';

const hour = 3_600_000;
const minute = 60_000;
const address = '203.0.113.9';

const follow = (t, folder, log, more = []) => startKeeping(t, folder, ['--log', `${log}:shop`, ...more]);
const pagesOf = async (server) => (await logOf(server)).map(({ page }) => page);

/// The log of the server, once it has so many events.
async function eventsOf(server, count) {
  let events = [];
  await until(`${count} events`, async () => (events = await logOf(server)).length >= count);
  assert.equal(events.length, count);
  return events;
}

const numbered = (from, to, options) =>
  Array.from({ length: to - from }, (_, i) => logLine(`/${from + i}`, options));

async function runWell(...args) {
  const ended = await runToEnd(...args);
  assert.equal(ended.code, 0, ended.errorText + ended.output);
  return ended;
}

/// Nothing that is kept, and nothing that was said, names the visitor's address.
function assertPrivate(folder, ...texts) {
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  for (const text of [...kept, ...texts]) assert.ok(!text.includes(address), 'the address is kept or told');
}

test('an imported log is history: page views, what is missing and what failed', async (t) => {
  const folder = dataFolder(t);
  mkdirSync(folder);
  const log = newLog();
  write(log,
    logLine('/?utm_source=news', { ago: 3 * hour, referrer: 'https://www.search.example/' }),
    logLine('/app.js', { ago: 3 * hour, referrer: 'https://shop.example/' }),
    logLine('/cart', { ago: 3 * hour - minute, referrer: 'https://shop.example/' }),
    logLine('/old', { ago: 2 * hour, status: 301 }), logLine('/gone', { ago: 2 * hour, status: 404 }),
    logLine('/pay', { ago: hour, status: 502, method: 'POST' }), '\0\x01 garbage\n', `${'x'.repeat(1024 * 1024)}\n`,
    logLine('/now'));
  const ended = await runWell('import', '--data-dir', folder, '--log', `${log}:shop`);
  assert.match(ended.output, /^9 lines: 3 page views, 1 not found, 1 server errors, 1 assets, 1 redirects, 2 that cannot be read$/m);
  assert.match(ended.output, /^4 imported, 0 known already, 1 outside of what is kept as history, 0 not readable$/m);
  assert.match(ended.errorText, /line 7: it is no line of a format/);
  assert.match(ended.errorText, /line 8: it is too long/);
  const server = await startKeeping(t, folder);
  const events = await eventsOf(server, 4);
  assert.deepEqual(events.map(({ type, page, site }) => [type, page, site]), [['pageview', '/', 'shop'],
    ['pageview', '/cart', 'shop'], ['not_found', '/gone', 'shop'], ['server_error', '/pay', 'shop']]);
  assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
  assert.equal(events[0].metadata.referrer, 'www.search.example');
  assert.equal(events[0].metadata.utm_source, 'news');
  assert.equal(events[1].metadata?.referrer, undefined);
  assert.equal((await summaryOf(server)).totalActive, 0);
  await server.stop();
  assertPrivate(folder, ended.errorText, ended.output, server.errorText);
  await runWell('verify', '--data-dir', folder);
});

test('what is no format or no file is refused, with why', async (t) => {
  const folder = dataFolder(t);
  mkdirSync(folder);
  const log = newLog();
  write(log, logLine('/'));
  for (const [args, why] of [
    [['--log-format', '$remote_addr'], /--log-format: \$time_local, \$time_iso8601 or \$msec is needed in it/],
    [['x.ndjson'], /a file or --log is needed, not both/]])
    assert.match((await runToEnd('import', '--data-dir', folder, '--log', log, ...args)).errorText, why);
  const start = (...args) => runToEnd('--listen', '127.0.0.1:0', '--data-dir', folder, ...args);
  for (const [args, why] of [
    [['--log', folder], /--log .*: this is a folder/],
    [['--log', log, '--log', log], /--log .*: it is named twice/],
    [['--log-format', '$msec'], /--log-format: there is no --log/],
    [['--log', `${log}:blog`, '--site', 'shop=https://shop.example'], /--log .*:blog: no --site has this name/]])
    assert.match((await start(...args)).errorText, why);
});

test('a log is followed: what was there is past, what comes is live', async (t) => {
  const log = newLog();
  const folder = dataFolder(t);
  write(log, ...numbered(0, 2_000, { ago: 2 * hour }));
  const server = await follow(t, folder, log);
  const client = await LiveClient.open(t, server, { site: 'shop' });
  await eventsOf(server, 2_000);
  write(log, logLine('/live'), logLine('/missing', { status: 404 }), logLine('/late', { ago: 5 * minute }));
  const state = await client.untilState('it', ({ totals }) => totals.eventsToday === 2);
  assert.deepEqual(state.events.map(({ type, page }) => [type, page]), [['not_found', '/missing'], ['pageview', '/live']]);
  assert.equal(state.totals.active, 1);
  await eventsOf(server, 2_003);
  const to = Math.ceil(Date.now() / hour) * hour;
  const { points } = await client.ask('history', { from: to - 4 * hour, to, step: hour });
  assert.equal(points.reduce((sum, point) => sum + point[2], 0) >= 2_000, true, JSON.stringify(points));
  await server.stop();
  assertPrivate(folder, server.errorText);
});

const skip = process.env.FOOTFALL_BOTS === '1' ? false : 'the build could not fetch crawler-user-agents';
test('bots in a log do not count; those that come are told among what is filtered', { skip }, async (t) => {
  const log = newLog();
  const folder = dataFolder(t);
  const agent = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
  const lines = (ago) => [logLine('/bot', { agent, ago }), logLine('/curl', { agent: 'curl/8.5.0', ago }), logLine('/', { ago })];
  write(log, ...lines(2 * hour));
  const other = join(folder, 'other');
  mkdirSync(other, { recursive: true });
  assert.match((await runWell('import', '--data-dir', other, '--log', log)).output, /^3 lines: 1 page views, 2 by bots$/m);
  writeFileSync(join(other, 'bots.json'), '{"count":["Googlebot"],"never":["Firefox"]}');
  assert.match((await runWell('import', '--data-dir', other, '--log', log)).output, /^3 lines: 1 page views, 2 by bots\n1 imported/m);
  assert.deepEqual((await runToEnd('export', '--data-dir', other, '--format', 'ndjson')).output.match(/"page":"[^"]*"/g), ['"page":"/"', '"page":"/bot"']);
  const server = await follow(t, folder, log);
  const client = await LiveClient.open(t, server);
  await eventsOf(server, 1);
  write(log, ...lines(0));
  const state = await client.untilState('it', ({ totals }) => totals.eventsToday === 1);
  assert.deepEqual(state.events.map(({ page }) => page), ['/']);
  const { today, newest } = (await curl(server, '/api/filtered')).json.data;
  assert.deepEqual([today, newest.map(({ page }) => page).sort()], [2, ['/bot', '/curl']]);
  write(log, logLine('/app.js'), 'garbage\n');
  const counted = (fate, count) => new RegExp(`^footfall_log_lines_total\\{log="${log}",fate="${fate}"\\} ${count}$`, 'm');
  await until('all to be counted', async () => counted('unreadable', 1).test((await curl(server, '/metrics')).body));
  const { body } = await curl(server, '/metrics');
  for (const [fate, count] of [['page', 2], ['bot', 4], ['asset', 1], ['redirect', 0]]) assert.match(body, counted(fate, count));
});

test('over rotations of either kind no line is lost, and none counts twice', async (t) => {
  const log = newLog();
  const folder = dataFolder(t);
  write(log, logLine('/0', { ago: hour }));
  const server = await follow(t, folder, log);
  await eventsOf(server, 1);
  write(log, logLine('/1'));
  renameSync(log, `${log}.1`);
  write(`${log}.1`, logLine('/2'));
  write(log, logLine('/3'));
  await eventsOf(server, 4);
  write(log, logLine('/4'));
  copyFileSync(log, `${log}.2`);
  truncateSync(log);
  write(log, logLine('/5', { address: '203.0.113.10' }));
  await eventsOf(server, 6);
  rmSync(log);
  await until('it to be missed', () => /access\.log: it is gone; once it is there again it is read on/.test(server.errorText));
  write(log, logLine('/6'));
  await eventsOf(server, 7);
  assert.deepEqual((await pagesOf(server)).sort(), [0, 1, 2, 3, 4, 5, 6].map((i) => `/${i}`));
});

test('after a stop, and after kill -9 at any time, it goes on behind what is kept', async (t) => {
  const log = newLog();
  const folder = dataFolder(t);
  let written = 3_000;
  write(log, ...numbered(0, written, { ago: 2 * hour }));
  for (const kills of [true, true, false, true, false]) {
    const server = await follow(t, folder, log);
    const before = (await logOf(server)).length;
    write(log, ...numbered(written, written + 700));
    written += 700;
    await until('some more', async () => (await logOf(server)).length > before + 100);
    await (kills ? server.kill() : server.stop());
    write(log, ...numbered(written, written + 50), logLine('/app.js'));
    written += 50;
    if (!kills) renameSync(log, `${log}.${written}`);
  }
  const server = await follow(t, folder, log);
  await until('all', async () => (await logOf(server)).length >= written);
  const pages = await pagesOf(server);
  assert.equal(new Set(pages).size, written, 'none is lost');
  assert.equal(pages.length, written, 'none counts twice');
  const client = await LiveClient.open(t, server, {});
  const from = Math.floor(Date.now() / hour) * hour - 3 * hour;
  let past = 0;
  await until('the past to be whole', async () => {
    const { points } = await client.ask('history', { from, to: from + 2.5 * hour, step: minute });
    past = points.reduce((sum, point) => sum + point[2], 0);
    return past >= 3_000;
  });
  assert.equal(past, 3_000, 'the minutes of the past have them once, too');
});

test('standard input and a named pipe are read as they come, and say what they may lose', async (t) => {
  const folder = dataFolder(t);
  const pipe = newLog();
  execFileSync('mkfifo', [pipe]);
  const server = await follow(t, folder, pipe);
  await until('it to be said', () => /access\.log: a pipe: what comes while Footfall does not run.* is lost/.test(server.errorText));
  writeFileSync(pipe, logLine('/a') + logLine('/b', { ago: hour }));
  await eventsOf(server, 2);

  const other = dataFolder(t);
  const child = spawn(binary, ['--listen', '127.0.0.1:0', '--data-dir', other, '--log', '-:shop'], { stdio: ['pipe', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
  child.stdin.end(logLine('/piped', { ago: hour }) + logLine('/last').trimEnd());
  await until('its end', () => said.includes('standard input has ended'));
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  child.kill('SIGTERM');
  await ended;
  const kept = await startKeeping(t, other);
  assert.deepEqual((await pagesOf(kept)).sort(), ['/last', '/piped']);
});

test('without a store what comes is live all the same', async (t) => {
  const log = newLog();
  write(log, ...numbered(0, 10, { ago: hour }));
  const server = await startServer(t, ['--log', log]);
  await until('it to be followed', async () => {
    write(log, logLine('/live'));
    return (await summaryOf(server)).totalActive === 1;
  });
  assert.equal((await curl(server, '/api/export.ndjson')).status >= 400, true);
});
