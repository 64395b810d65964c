// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Commands that change what is kept, through a running server and without one; and what is too old.
import assert from 'node:assert/strict';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { temporaryFolder } from './support/folder.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { binary, launch, runToEnd } from './support/server.js';
import { dataFolder, startKeeping } from './support/store.js';

const hour = 3_600_000;
const minute = 60_000;
const spanMs = 4 * hour;

/// A file with an event a line, as long as the test `t` runs.
function fileOf(t, lines) {
  const folder = temporaryFolder('import');
  const path = join(folder, 'events.ndjson');
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

/// Four hours of a small shop, in the order of time; it ended `ago` milliseconds before now.
function past(ago, count = 2_500) {
  const begin = Math.floor((Date.now() - ago) / minute) * minute - spanMs;
  return Array.from({ length: count }, (_, i) => ({
    type: ['pageview', 'click', 'pageview', 'buy'][i % 4], page: `/page/${(i * 7) % 40}`,
    sessionId: `s${Math.floor(i / 100)}-${i % 9}`, visitorId: `v${(i * 13) % 50}`, site: i % 9 < 4 ? 'a.example' : '',
    timestamp: new Date(begin + Math.floor((i * spanMs) / count)).toISOString(), eventId: `id-${i}`, country: 'India',
    metadata: { device: 'desktop', element: `button-${i % 5}` },
  }));
}

/// One that is there, with nothing in it.
function emptyFolder(t) {
  const folder = dataFolder(t);
  mkdirSync(folder);
  return folder;
}

async function run(folder, command, ...args) {
  return runToEnd(command, '--data-dir', folder, ...args);
}

async function runWell(folder, command, ...args) {
  const ended = await run(folder, command, ...args);
  assert.equal(ended.code, 0, ended.errorText + ended.output);
  return ended.output;
}

async function data(server, path) {
  const answer = await curl(server, path);
  assert.equal(answer.status, 200, answer.body);
  return answer.json.data;
}

/// All that an operator reads of the past, but for numbers and times of receipt.
async function pastOf(t, folder, events) {
  const server = await startKeeping(t, folder);
  const to = new Date(Date.parse(events.at(-1).timestamp) + hour).toISOString();
  const history = await data(server, `/api/history?from=${events[0].timestamp}&to=${to}&step=15m`);
  const visits = await data(server, '/api/visits?limit=500');
  await server.stop();
  return { history, visits: visits.map(({ visit, ...rest }) => rest) };
}

test('what was exported and imported elsewhere is the same past', async (t) => {
  const [first, second] = [emptyFolder(t), emptyFolder(t)];
  const events = past(30 * hour);
  assert.match(await runWell(first, 'import', fileOf(t, events)),
    /^2500 imported, 0 known already, 0 outside of what is kept as history, 0 not readable$/m);
  const exported = await runWell(first, 'export', '--format', 'ndjson');
  await runWell(second, 'import', fileOf(t, [exported.trimEnd()]));
  assert.equal(await runWell(second, 'export', '--format', 'ndjson'), exported);
  const [before, after] = [await pastOf(t, first, events), await pastOf(t, second, events)];
  assert.equal(before.visits.length, 225);
  assert.equal(before.history.reduce((sum, { events: count }) => sum + count, 0), events.length);
  assert.deepEqual(after, before);
  for (const folder of [first, second]) assert.match(await runWell(folder, 'verify'), /\nok\n$/);
});

test('an import through a running server changes nothing live', async (t) => {
  const folder = emptyFolder(t);
  const server = await startKeeping(t, folder);
  await postEvents(server, pageview('live'));
  const summary = async () => {
    const { peakToday, ...rest } = await data(server, '/api/analytics/summary');
    return rest;
  };
  const before = await summary();
  const file = fileOf(t, past(30 * hour, 1_500));
  assert.match(await runWell(folder, 'import', file), /^1500 imported, 0 known/);
  assert.match(await runWell(folder, 'import', file), /^0 imported, 1500 known already/);
  assert.deepEqual(await summary(), before);
  assert.equal((await data(server, '/api/analytics/sessions')).length, 1);
  await server.stop();
  assert.match(await runWell(folder, 'import', file), /^0 imported, 1500 known already/);
  assert.match(await runWell(folder, 'verify'), /\nok\n$/);
});

test('an import says which lines are bad, and takes the others', async (t) => {
  const folder = emptyFolder(t);
  await startKeeping(t, folder); // it knows for how long events are kept
  const [first, second] = past(30 * hour, 2);
  const young = { ...first, timestamp: new Date().toISOString(), eventId: 'young' };
  const old = { ...first, timestamp: '2001-01-01T00:00:00Z', eventId: 'old' };
  const ended = await run(folder, 'import', fileOf(t, [first, 'not json', { type: 'pageview' }, old, young, second]));
  assert.equal(ended.code, 1);
  assert.match(ended.output, /^2 imported, 0 known already, 2 outside of what is kept as history, 2 not readable$/m);
  assert.match(ended.errorText, /^footfalld import: line 2: /m);
  assert.match(ended.errorText, /^footfalld import: line 3: /m);
});

test('a byte order mark before an import is skipped', async (t) => {
  const [first, second] = past(30 * hour, 2).map((event) => JSON.stringify(event));
  const ended = await runWell(emptyFolder(t), 'import', fileOf(t, [`\ufeff${first}`, second]));
  assert.match(ended, /^2 imported, 0 known already, 0 outside of what is kept as history, 0 not readable$/m);
});

test('a piece of an import has a bound', async (t) => {
  const server = await startKeeping(t, emptyFolder(t));
  const send = (events) => post(server, '/api/import',
    past(30 * hour, events).map((event) => JSON.stringify(event)).join('\n'), { type: 'application/x-ndjson' });
  const refused = await send(2_001);
  assert.deepEqual([refused.status, refused.json], [413, { error: 'More than 2000 lines at a time' }]);
  assert.equal((await send(2_000)).json.imported, 2_000);
});

test('an import that was not finished ends with the server', async (t) => {
  const folder = emptyFolder(t);
  const server = await startKeeping(t, folder);
  const lines = past(30 * hour, 50).map((event) => JSON.stringify(event)).join('\n');
  const { json } = await post(server, '/api/import', lines, { type: 'application/x-ndjson' });
  assert.deepEqual([json.imported, json.resent, json.outside, json.rejected], [50, 0, 0, []]);
  assert.ok((await data(server, '/api/visits')).some(({ active }) => active));
  await server.stop();
  const again = await startKeeping(t, folder);
  assert.ok((await data(again, '/api/visits')).every(({ active }) => !active));
});

test('commands that change the store say what is wrong', async (t) => {
  const folder = emptyFolder(t);
  const file = fileOf(t, past(30 * hour, 2));
  const longLine = fileOf(t, ['x'.repeat(70_000), '{}']);
  for (const [args, code, said] of [
    [['import', '--data-dir', folder], 2, /a file is needed/],
    [['import', '--data-dir', folder, '/no/such/file'], 1, /\/no\/such\/file: /],
    [['import', '--data-dir', folder, '/tmp'], 1, /\/tmp: /],
    [['import', '--data-dir', folder, longLine], 1, /line 1 is too long/],
    [['import', '--data-dir', `${folder}/none`, file], 1, /there is no such data folder/],
    [['import', '--data-dir', folder, '--token-file', '/no/such', file], 1, /--token-file \/no\/such: cannot read/],
    [['forget', '--data-dir', folder], 2, /--visitor ID is needed/],
    [['forget', '--data-dir', folder, '--visitor', 'x'.repeat(129)], 1, /1 to 128 characters/]]) {
    const ended = await runToEnd(...args);
    assert.equal(ended.code, code, `${args.join(' ')} ${ended.errorText}`);
    assert.match(ended.errorText, said);
  }
});

/// Nothing that can be asked for names her.
async function assertForgotten(server, visitor, session) {
  for (const path of ['/api/analytics/sessions', '/api/analytics/summary', '/api/export.json', '/api/export.csv',
    '/api/visits', '/api/export.ndjson']) {
    const { status, body } = await curl(server, path);
    assert.equal(status, 200, path);
    for (const id of [visitor, session]) assert.ok(!body.includes(id), `${path}: ${body}`);
    if (path !== '/api/analytics/summary') assert.ok(body.includes('s-bob'), path);
  }
}

test('forget erases a visitor who is here now, and for good', async (t) => {
  const folder = emptyFolder(t);
  const server = await startKeeping(t, folder);
  for (const page of ['/home', '/anna-account'])
    await postEvents(server, pageview('s-anna', page, { visitorId: 'anna-1', metadata: { note: 'anna-1' } }));
  await postEvents(server, pageview('s-bob', '/home', { visitorId: 'bob' }));
  assert.ok((await curl(server, '/api/analytics/sessions')).body.includes('s-anna'));
  assert.equal(await runWell(folder, 'forget', '--visitor', 'anna-1'), '1 visits and 2 events of anna-1 were erased\n');
  await assertForgotten(server, 'anna-1', 's-anna');
  assert.equal((await data(server, '/api/analytics/sessions')).length, 1);
  for (const file of ['footfall.db', 'footfall.db-wal'])
    assert.ok(!readFileSync(join(folder, file)).includes('anna'), file);
  server.process.kill('SIGKILL');
  await server.exited;
  const again = await startKeeping(t, folder);
  await assertForgotten(again, 'anna-1', 's-anna');
  assert.match(await runWell(folder, 'verify'), /\nok\n$/);
});

test('a backup beside a running server is all of one moment, and can be gone back to', async (t) => {
  const folder = emptyFolder(t);
  const file = join(emptyFolder(t), 'kept.backup');
  const server = await startKeeping(t, folder);
  await post(server, '/api/marks', JSON.stringify({ text: 'deploy 1.8' }));
  for (let i = 0; i < 50; ++i) await postEvents(server, pageview(`s-${i}`));
  let isOver = false;
  let taken = 50;
  const load = (async () => {
    while (!isOver) taken += (await postEvents(server, pageview(`s-${taken}`))).status === 200 ? 1 : 0;
  })();
  await runWell(folder, 'backup', file);
  isOver = true;
  await load;
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(dirname(file)), ['kept.backup']);
  const again = await run(folder, 'backup', file);
  assert.match(again.errorText, /there already/);
  const busy = await run(folder, 'restore', file);
  assert.match(busy.errorText, /another Footfall, process \d+, keeps its data there/);
  await server.stop();

  const told = await runWell(folder, 'restore', file);
  const [, aside] = /^What was kept before is in (\S+)$/m.exec(told);
  assert.ok(existsSync(join(aside, 'footfall.db')));
  assert.match(await runWell(folder, 'verify'), /\nok\n$/);
  const restored = await startKeeping(t, folder);
  const events = (await curl(restored, '/api/export.json')).json;
  assert.ok(events.length >= 50 && events.length <= taken, `${events.length}`);
  assert.deepEqual(events.map(({ sessionId }) => sessionId), events.map((_, i) => `s-${i}`));
  assert.ok(existsSync(join(folder, 'marks.json')), 'what operators noted is in it, too');
  await restored.stop();
  const elsewhere = join(emptyFolder(t), 'new');
  assert.equal(await runWell(elsewhere, 'restore', file), '');
  assert.equal((await runWell(elsewhere, 'export', '--format', 'ndjson')).trimEnd().split('\n').length, events.length);
});

test('what is no whole backup is not gone back to, and nothing is moved for it', async (t) => {
  const folder = emptyFolder(t);
  const file = join(emptyFolder(t), 'kept.backup');
  const server = await startKeeping(t, folder);
  await postEvents(server, pageview('s-1'));
  await server.stop();
  await runWell(folder, 'backup', file);
  const before = readdirSync(folder).sort();
  const bytes = readFileSync(file);
  const cut = `${file}.cut`;
  writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
  const foreign = `${file}.txt`;
  writeFileSync(foreign, 'This is no database at all.\n'.repeat(100));
  for (const bad of [cut, foreign, '/no/such/file', '/tmp']) {
    const ended = await run(folder, 'restore', bad);
    assert.equal(ended.code, 1, bad);
    assert.ok(ended.errorText.includes(`${bad}: `), ended.errorText);
    assert.deepEqual(readdirSync(folder).sort(), before, bad);
  }
  if (process.getuid() !== 0) return;
  chownSync(folder, 65534, 65534);
  assert.match((await run(folder, 'restore', file)).errorText, /another user's/);
});

test('forget without a server', async (t) => {
  const folder = emptyFolder(t);
  const server = await startKeeping(t, folder);
  await postEvents(server, pageview('s-anna', '/home'));
  await postEvents(server, pageview('s-bob', '/home', { visitorId: 'bob' }));
  await server.stop();
  assert.equal(await runWell(folder, 'forget', '--visitor', 's-anna'), '1 visits and 1 events of s-anna were erased\n');
  assert.equal(await runWell(folder, 'forget', '--visitor', 's-anna'), '0 visits and 0 events of s-anna were erased\n');
  await assertForgotten(await startKeeping(t, folder), 's-anna', 's-anna');
});

test('a server that listens beyond this machine wants its token', async (t) => {
  const folder = emptyFolder(t);
  const secrets = emptyFolder(t);
  const token = join(secrets, 'token');
  writeFileSync(token, 'an-operator-token-of-some-length\n', { mode: 0o600 });
  const server = await launch([binary],
    ['--listen', '0.0.0.0:0', '--data-dir', folder, '--token-file', token]);
  t.after(() => server.release());
  const file = fileOf(t, past(30 * hour, 2));
  for (const args of [['forget', '--visitor', 'x'], ['import', file]]) {
    const refused = await run(folder, ...args);
    assert.equal(refused.code, 1, refused.output);
    assert.match(refused.errorText, /token/i);
    await runWell(folder, args[0], '--token-file', token, ...args.slice(1));
  }
});

test('commands know the token that the server has made', async (t) => {
  const folder = emptyFolder(t);
  await startKeeping(t, folder, ['--trusted-proxy', '192.0.2.1']);
  assert.equal(await runWell(folder, 'forget', '--visitor', 'x'), '0 visits and 0 events of x were erased\n');
});

test('both are for operators', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  for (const path of ['/api/forget', '/api/import']) {
    const { status } = await curl(server, path, ['-X', 'POST', '-H', 'X-Forwarded-For: 203.0.113.9']);
    assert.equal(status, 401, path);
    assert.equal((await curl(server, path)).status, 405, path);
  }
});

test('what is too old goes when the server starts', async (t) => {
  const folder = emptyFolder(t);
  const events = past(2 * hour);
  await runWell(folder, 'import', fileOf(t, events));
  const keptMs = 4 * hour;
  const server = await startKeeping(t, folder, ['--limit', `store-kept-ms=${keptMs}`]);
  const begin = Date.now() - keptMs;
  const kept = async () => (await curl(server, '/api/export.json')).json;
  const due = events.filter(({ timestamp }) => Date.parse(timestamp) < begin - minute).length;
  await until('old events to be gone', async () => (await kept()).length <= events.length - due);
  const left = await kept();
  assert.ok(left.length >= events.length - due - 60, `${left.length}`);
  assert.deepEqual(left.map(({ eventId }) => eventId), events.slice(-left.length).map(({ eventId }) => eventId));
  await until('old visits to be gone', async () => {
    const visits = await data(server, '/api/visits?limit=500');
    return visits.every(({ lastActivity }) => Date.parse(lastActivity) > begin - 10 * minute);
  });
  // Counts of minutes name nobody, and stay.
  const history = await data(server, `/api/history?from=${events[0].timestamp}&to=${new Date(begin - minute).toISOString()}&step=15m`);
  assert.ok(history.slice(0, -1).some((bucket) => bucket.events > 0));
  await server.stop();
  assert.match(await runWell(folder, 'verify'), /\nok\n$/);
});
