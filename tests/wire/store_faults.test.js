// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of events when the disk, the folder or the file are not as they should be.
import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, until, within } from './support/deadline.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { Ledger, postOn, resend } from './support/senders.js';
import { binary, runToEnd, Server } from './support/server.js';
import {
  database, dataFolder, limitFileSize, logOf, setAside, startKeeping, summaryOf, WriteLock,
} from './support/store.js';

const view = (id, more) => pageview(`s-${id}`, '/home', { eventId: id, ...more });
const idsOf = async (server) => (await logOf(server)).map((event) => event.eventId);

function assertUnavailable(answer, what) {
  assert.equal(answer.status, 503, what);
  assert.match(answer.headers['retry-after'], /^\d+$/, what);
  assert.ok(answer.json.error.length > 10, what);
}

/// Posts this event again and again until it is kept.
async function untilKept(server, event) {
  await until('events to be kept again', async () => (await postEvents(server, event)).status === 200);
}

test('a write that fails is told, and made good', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  assert.equal((await postEvents(server, view('before'))).status, 200);
  limitFileSize(server, 1024);
  assertUnavailable(await postEvents(server, view('shown')), 'the one that met it');
  for (let i = 0; i < 5; ++i)
    assertUnavailable(await postEvents(server, view('refused')), 'those after it');
  assertUnavailable(await postEvents(server, view('before')), 'even one that is there');

  // Whoever looks still sees all there is, and the one that is not kept yet.
  assert.equal((await summaryOf(server)).eventsToday, 2);
  const dashboard = await Dashboard.open(t, server);
  await dashboard.next('user_connected');
  assert.deepEqual(await idsOf(server), ['before']);
  const lines = server.errorText.split('\n').filter((line) => line.includes('cannot be stored'));
  assert.equal(lines.length, 1, server.errorText);

  limitFileSize(server);
  await untilKept(server, view('after'));
  assert.deepEqual(await idsOf(server), ['before', 'shown', 'after']);
  for (const id of ['shown', 'refused', 'before'])
    assert.equal((await postEvents(server, view(id))).status, 200);
  const all = ['before', 'shown', 'after', 'refused'];
  assert.deepEqual(await idsOf(server), all);
  assert.match(server.errorText, /stored again/);
  await server.kill();
  const again = await startKeeping(t, folder);
  assert.deepEqual(await idsOf(again), all);
  assert.equal((await summaryOf(again)).eventsToday, 4);
});

test('a clear that cannot be written is told, and made good', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  assert.equal((await postEvents(server, view('before'))).status, 200);
  limitFileSize(server, 1024);
  assertUnavailable(await post(server, '/api/analytics/clear', {}));
  assert.equal((await summaryOf(server)).eventsToday, 0);
  limitFileSize(server);
  await untilKept(server, view('after'));
  await server.kill();
  const again = await startKeeping(t, folder);
  assert.equal((await summaryOf(again)).eventsToday, 1);
  assert.deepEqual(await idsOf(again), ['before', 'after']);
});

test('what cannot be written by the end is given up, and said', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  assert.equal((await postEvents(server, view('kept'))).status, 200);
  limitFileSize(server, 1024);
  assertUnavailable(await postEvents(server, view('lost')));
  await server.stop();
  assert.match(server.errorText, /1 events could not be written/);
  const again = await startKeeping(t, folder);
  assert.deepEqual(await idsOf(again), ['kept']);
  assert.equal((await postEvents(again, view('lost'))).status, 200);
  assert.deepEqual(await idsOf(again), ['kept', 'lost']);
});

test('a disk without room at the start is one line', async (t) => {
  const folder = dataFolder(t);
  const limited = new Server(['prlimit', '--fsize=0', binary],
    ['--listen', '127.0.0.1:0', '--data-dir', folder]);
  const { code, signal } = await limited.exited;
  assert.deepEqual({ code, signal }, { code: 2, signal: null });
  assert.match(limited.errorText, /^[^\n]+\n$/);
});

test('a store slower than the traffic refuses, and recovers', async (t) => {
  const folder = dataFolder(t);
  const queued = 200;
  const server = await startKeeping(t, folder, ['--limit', `store-queue-events=${queued}`]);
  const ledger = new Ledger();
  assert.equal(await resend(server, ledger, ledger.makeSome(50)), 50);
  const lock = await WriteLock.hold(t, folder);
  const residentKiB = () => Number(
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]);
  const atFirst = residentKiB();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  t.after(() => agent.destroy());
  const refusals = new Set();
  const sendAll = async (count) => {
    const answers = await Promise.all(Array.from({ length: count }, async () => {
      const event = { ...ledger.make(), metadata: { text: 'x'.repeat(3000) } };
      return postOn(agent, server, 'application/json', JSON.stringify(event));
    }));
    for (const { status, headers } of answers) {
      assert.equal(status, 503);
      refusals.add(headers['retry-after']);
    }
  };
  // Batches fill the queue while the first commit waits; one by one they would wait with it.
  const batch = ledger.makeSome(queued + 1);
  const waiting = postOn(agent, server, 'application/x-ndjson',
    batch.map((event) => JSON.stringify(event)).join('\n'));
  const behind = postOn(agent, server, 'application/x-ndjson',
    ledger.makeSome(queued).map((event) => JSON.stringify(event)).join('\n'));
  await until('the queue to be full', async () =>
    (await postEvents(server, view('too much'))).headers['retry-after'] === '1');
  refusals.add('1');
  await sendAll(5000);
  assert.equal((await waiting).status, 503);
  assert.equal((await behind).status, 503);
  await sendAll(5000);
  assert.ok(refusals.has('5'), 'in the end the commit has failed');
  assert.ok(residentKiB() - atFirst < 24 * 1024, `${residentKiB() - atFirst} KiB more`);
  assert.equal((await curl(server, '/health')).status, 200);

  await lock.release();
  await untilKept(server, view('after'));
  const kept = await idsOf(server);
  assert.equal(new Set(kept).size, kept.length, 'nothing twice');
  for (const { eventId } of batch)
    assert.ok(kept.includes(eventId), `${eventId} was shown: it is kept in the end`);
  assert.equal(await resend(server, ledger, [...ledger.sent.values()]), ledger.sent.size);
  const all = await idsOf(server);
  assert.equal(all.length, ledger.sent.size + 1);
  assert.equal(new Set(all).size, all.length);
  assert.equal((await summaryOf(server)).eventsToday, all.length);
});

test('it stops while nothing can be written', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  assert.equal((await postEvents(server, view('kept'))).status, 200);
  await WriteLock.hold(t, folder);
  const waiting = postEvents(server, view('waiting')).catch(() => undefined);
  await until('the event to be shown', async () => (await summaryOf(server)).eventsToday === 2);
  server.process.kill('SIGTERM');
  const { code, signal } = await within(2 * patienceMs, 'the end', server.exited);
  assert.deepEqual({ code, signal }, { code: 0, signal: null });
  // It may wait no longer than the gateway's patience; then it gets no answer at all.
  const answer = await waiting;
  if (answer) assertUnavailable(answer);
  assert.match(server.errorText, /1 events could not be written and are lost/);
});

test('a second one is refused by the first one\'s process', async (t) => {
  const folder = dataFolder(t);
  const first = await startKeeping(t, folder);
  const second = await runToEnd('--listen', '127.0.0.1:0', '--data-dir', folder);
  assert.equal(second.code, 2);
  assert.match(second.errorText, /^[^\n]+\n$/);
  assert.match(second.errorText, new RegExp(`process ${first.pid}\\b`));
  assert.equal((await postEvents(first, view('a'))).status, 200);
  await first.kill();
  const third = await startKeeping(t, folder);
  assert.deepEqual(await idsOf(third), ['a']);
});

test('a folder that cannot be used is one line', async (t) => {
  const folder = dataFolder(t);
  writeFileSync(folder, 'a file');
  for (const path of [folder, join(folder, 'below'), '/proc/footfall', '/proc/self']) {
    const { code, output, errorText } = await runToEnd('--listen', '127.0.0.1:0', '--data-dir', path);
    assert.equal(code, 2, path);
    assert.equal(output, '', path);
    assert.match(errorText, /^[^\n]+\n$/, path);
    assert.ok(errorText.includes(path), errorText);
  }
  assert.equal(readFileSync(folder, 'utf8'), 'a file');
});

test('what is kept is its owner\'s alone', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  assert.equal((await postEvents(server, view('a'))).status, 200);
  const modeOf = (path) => (statSync(path).mode & 0o777).toString(8);
  assert.equal(modeOf(folder), '700');
  for (const name of ['', '-wal', '-shm']) assert.equal(modeOf(database(folder) + name), '600');
  assert.equal(modeOf(join(folder, 'footfall.lock')), '600');
});

/// Where a file may be damaged: the first byte and how many, by its size.
const pageBytes = 4096;
const pagesOf = (size, part) => Math.floor(size * part / pageBytes) * pageBytes;
const damages = {
  'in its header': () => [0, 100],
  'in the middle': (size) => [pagesOf(size, 0.2), pagesOf(size, 0.6)],
  'at its end': (size) => [pagesOf(size, 0.9), size - pagesOf(size, 0.9)],
  'throughout': (size) => [0, size],
};

for (const [where, span] of Object.entries(damages)) {
  test(`a file damaged ${where} is set aside, and said`, async (t) => {
    const folder = dataFolder(t);
    const ledger = new Ledger();
    const server = await startKeeping(t, folder);
    const events = ledger.makeSome(5000).map((event, at) => ({ ...event, sessionId: `s-${at}` }));
    assert.equal(await resend(server, ledger, events, 0), events.length);
    await server.stop();
    const size = statSync(database(folder)).size;
    const [at, bytes] = span(size);
    const file = openSync(database(folder), 'r+');
    writeSync(file, Buffer.alloc(bytes, 'Z'), 0, bytes, at);
    closeSync(file);
    const damaged = readFileSync(database(folder));

    const again = await startKeeping(t, folder);
    const lines = again.errorText.split('\n').filter((line) => line.includes('damaged'));
    assert.equal(lines.length, 1, again.errorText);
    const [name, ...others] = setAside(folder);
    assert.equal(others.length, 0);
    assert.ok(lines[0].includes(name), lines[0]);
    assert.ok(readFileSync(join(folder, name)).equals(damaged), 'byte for byte');
    assert.equal((await postEvents(again, view('new'))).status, 200);
    await again.kill();
    const third = await startKeeping(t, folder);
    assert.deepEqual(await idsOf(third), ['new']);
    assert.equal((await summaryOf(third)).eventsToday, 1);
    assert.equal(setAside(folder).length, 1);
  });
}
