// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of events when the folder, the file or the room on the disk go while a server runs.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { binary, runToEnd } from './support/server.js';
import { database, dataFolder, logOf, startKeeping, summaryOf } from './support/store.js';

const view = (id) => pageview(`s-${id}`, '/home', { eventId: id });
const idsOf = async (server) => (await logOf(server)).map((event) => event.eventId);
const statusOf = async (server, id) => (await postEvents(server, view(id))).status;

/// What takes the store away from under a server, and what puts it right again.
const mishaps = {
  'the folder is moved away': (folder) => {
    renameSync(folder, `${folder}-away`);
    return () => renameSync(`${folder}-away`, folder);
  },
  'another folder is in its place': (folder) => {
    renameSync(folder, `${folder}-away`);
    mkdirSync(folder);
    return () => {
      rmSync(folder, { recursive: true });
      renameSync(`${folder}-away`, folder);
    };
  },
  'the database is moved away': (folder) => {
    renameSync(database(folder), `${database(folder)}-away`);
    return () => renameSync(`${database(folder)}-away`, database(folder));
  },
  'the database is replaced by a copy': (folder) => {
    renameSync(database(folder), `${database(folder)}-away`);
    copyFileSync(`${database(folder)}-away`, database(folder));
    return () => renameSync(`${database(folder)}-away`, database(folder));
  },
};

for (const [name, happen] of Object.entries(mishaps)) {
  test(`${name}: said, refused, and made good`, async (t) => {
    const folder = dataFolder(t);
    const server = await startKeeping(t, folder);
    assert.equal(await statusOf(server, 'before'), 200);
    const putRight = happen(folder);
    await until('it to be noticed without any event', () => /removed or replaced/.test(server.errorText));
    for (let i = 0; i < 3; ++i) assert.equal(await statusOf(server, 'meanwhile'), 503);
    putRight();
    await until('events to be kept again', async () => await statusOf(server, 'after') === 200);
    assert.equal(await statusOf(server, 'meanwhile'), 200);
    assert.deepEqual(await idsOf(server), ['before', 'after', 'meanwhile']);
    await server.kill();
    const again = await startKeeping(t, folder);
    assert.deepEqual(await idsOf(again), ['before', 'after', 'meanwhile']);
  });
}

for (const parts of [['-wal'], ['-wal', '-shm']]) {
  test(`${parts} removed under it: nothing that was kept is lost`, async (t) => {
    const folder = dataFolder(t);
    const server = await startKeeping(t, folder);
    const ids = [];
    const keep = async (id) => {
      assert.equal(await statusOf(server, id), 200);
      ids.push(id);
    };
    await keep('before');
    assert.deepEqual(await idsOf(server), ids); // somebody has read
    for (const part of parts) rmSync(database(folder) + part);
    await until('it to be said', () => /made anew/.test(server.errorText));
    for (let i = 0; i < 5; ++i) await keep(`noticed-${i}`);
    for (const part of parts) rmSync(database(folder) + part);
    await keep('at once');
    assert.deepEqual(await idsOf(server), ids);
    await server.kill();
    assert.deepEqual(await idsOf(await startKeeping(t, folder)), ids);
  });
}

/// A data folder on a disk of its own; nothing when that cannot be made here.
function smallDisk(t) {
  const place = mkdtempSync(join(tmpdir(), 'footfall-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'footfall-test', place]);
  if (mounted.status !== 0) {
    rmSync(place, { recursive: true });
    t.skip('a disk can be made by root only');
    return undefined;
  }
  t.after(() => {
    execFileSync('umount', ['-l', place]);
    rmSync(place, { recursive: true });
  });
  return { folder: join(place, 'data'), filler: join(place, 'filler') };
}

function fill({ filler }) {
  const { status } = spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096'], { stdio: 'ignore' });
  assert.notEqual(status, 0, 'there is no room left');
}

test('on a full disk share links stay, and none is promised', async (t) => {
  const disk = smallDisk(t);
  if (!disk) return;
  const server = await startKeeping(t, disk.folder);
  const made = await post(server, '/api/shares', { label: 'before' });
  assert.equal(made.status, 201);
  // As many as take more than the room that its own file has.
  for (let i = 0; i < 60; ++i) await post(server, '/api/shares', { label: `${i} ${'x'.repeat(80)}` });
  const file = join(disk.folder, 'access.json');
  const before = statSync(file).size;
  fill(disk);
  assert.equal((await post(server, '/api/shares', { label: 'on a full disk' })).status, 503);
  assert.equal(statSync(file).size, before);
  await server.kill();
  const again = await startKeeping(t, disk.folder);
  const { shares } = (await curl(again, '/api/shares')).json;
  assert.equal(shares.length, 61);
  rmSync(disk.filler);
  await until('it to be kept', async () => (await post(again, '/api/shares', { label: 'after' })).status === 201);
});

for (const [how, end] of [['stopped', (server) => server.stop()], ['killed', (server) => server.kill()]]) {
  test(`it starts on a full disk after it was ${how}, reads, and says so`, async (t) => {
    const disk = smallDisk(t);
    if (!disk) return;
    const first = await startKeeping(t, disk.folder);
    for (const id of ['a', 'b']) assert.equal(await statusOf(first, id), 200);
    await end(first);
    fill(disk);

    const server = await startKeeping(t, disk.folder);
    await until('it to be said', () => /cannot be stored and are refused.*full/.test(server.errorText));
    assert.equal((await summaryOf(server)).eventsToday, 2);
    assert.deepEqual(await idsOf(server), ['a', 'b']);
    assert.equal((await curl(server, '/api/visits')).json.data.length, 2);
    assert.equal(await statusOf(server, 'c'), 503);
    const verified = await runToEnd('verify', '--data-dir', disk.folder);
    assert.equal(verified.code, 0, verified.output + verified.errorText);
    assert.match((await runToEnd('export', '--data-dir', disk.folder)).output, /,b(,|\n)/);
    await server.stop();
    for (const command of ['verify', 'export']) {
      const ended = await runToEnd(command, '--data-dir', disk.folder);
      assert.equal(ended.code, 0, ended.output + ended.errorText);
    }

    const again = await startKeeping(t, disk.folder);
    rmSync(disk.filler);
    await until('events to be kept again', async () => await statusOf(again, 'd') === 200);
    assert.deepEqual(await idsOf(again), ['a', 'b', 'd']);
  });
}

test('an export that cannot be written out fails', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  assert.equal(await statusOf(server, 'a'), 200);
  const { status, stderr } = spawnSync('sh', ['-c', '"$0" export --data-dir "$1" > /dev/full', binary, folder],
    { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /cannot write/);
});

test('events of the past come from a pipe as from a file', async (t) => {
  const folder = dataFolder(t);
  mkdirSync(folder);
  const past = (id) => JSON.stringify({ ...view(id), timestamp: new Date(Date.now() - 3_600_000).toISOString() });
  const file = join(folder, 'events');
  writeFileSync(file, `${past('x')}\n${past('y')}`);
  for (const [name, imported] of [['-', 2], ['/dev/stdin', 0]]) {
    const ended = spawnSync('sh', ['-c', 'cat "$2" | "$0" import --data-dir "$1" "$3"', binary, folder, file, name],
      { encoding: 'utf8' });
    assert.equal(ended.status, 0, ended.stderr);
    assert.match(ended.stdout, new RegExp(`^${imported} imported, ${2 - imported} known already`));
  }
});

test('a command without a server goes by the limits that the server had', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder,
    ['--session-timeout', '7200', '--limit', `store-kept-ms=${24 * 3_600_000}`]);
  await server.stop();
  const at = (hours, id) => JSON.stringify({ ...view('same'), eventId: id,
    timestamp: new Date(Date.now() - hours * 3_600_000).toISOString() });
  const file = join(folder, 'events');
  writeFileSync(file, [at(48, 'old'), at(5, 'first'), at(4, 'second')].join('\n'));
  const ended = await runToEnd('import', '--data-dir', folder, file);
  assert.match(ended.output, /^2 imported, 0 known already, 1 outside/);
  const again = await startKeeping(t, folder);
  assert.equal((await curl(again, '/api/visits')).json.data.length, 1, 'an hour of silence is no end there');
});
