// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports over HTTP: whole, harmless to spreadsheets, and no trouble to anybody else.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, renameSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, newLogin, reachable, token, tokenFile, withCookie } from './support/access.js';
import { Dashboard } from './support/dashboard.js';
import { until, within } from './support/deadline.js';
import { temporaryFolder } from './support/folder.js';
import { curl, postEvents } from './support/http.js';
import { pageview, visit } from './support/samples.js';
import { startServer } from './support/server.js';
import { database, dataFolder, startKeeping } from './support/store.js';

const batches = 12;
const batchEvents = 5_000;
/// curl's exit code for a connection that was reset.
const receivingFailed = 56;
const longPage = `/${'long-page-name/'.repeat(10)}`;

/// More than all buffers on the way hold.
async function fill(server) {
  for (let batch = 0; batch < batches; ++batch) {
    const lines = Array.from({ length: batchEvents },
      (_, i) => JSON.stringify(pageview(`s${i % 500}`, `${longPage}${batch * batchEvents + i}`)));
    const { json } = await postEvents(server, lines.join('\n'), { type: 'application/x-ndjson' });
    assert.equal(json.accepted, batchEvents);
  }
}

/// An export whose client reads nothing until it is told to.
function silentExport(t, server, headers = '') {
  const socket = connect(server.port, '127.0.0.1');
  t.after(() => socket.destroy());
  socket.on('error', () => {});
  socket.write(`GET /api/export.csv HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  return socket;
}

async function readToEnd(socket) {
  let text = '';
  socket.setEncoding('utf8').on('data', (part) => { text += part; });
  await within(60_000, 'the end of the export', new Promise((resolve) => { socket.once('close', resolve); }));
  return text;
}

test('an export as CSV', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  for (const event of visit) await postEvents(server, event);
  await postEvents(server, pageview('=HYPERLINK("http://x")', '/a,b', { country: '@SUM' }));
  const { status, headers, body } = await curl(server, '/api/export.csv');
  assert.equal(status, 200);
  assert.match(headers['content-type'], /^text\/csv; charset=utf-8/);
  assert.match(headers['content-disposition'], /^attachment; filename="footfall-events\.csv"$/);
  assert.equal(body.at(0), '\ufeff', 'without a byte order mark Excel takes it for a national encoding');
  assert.equal((await curl(server, '/api/export.csv?bom=0')).body, body.slice(1));
  assert.equal((await curl(server, '/api/export.csv?bom=1')).body, body);
  const lines = body.slice(1).split('\r\n');
  assert.equal(lines.length, visit.length + 3);
  assert.ok(lines[0].startsWith('type,page,sessionId,timestamp,receivedAt,'));
  assert.ok(lines[1].startsWith('pageview,/home,visitor-001,2025-07-20T10:30:00.000Z,'));
  assert.ok(lines[6].startsWith('pageview,"/a,b","\'=HYPERLINK(""http://x"")",'));
  assert.ok(lines[6].includes(",'@SUM,"));
});

test('what is exported can be sent to another Footfall', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  const sent = visit.map((event, i) => ({ ...event, eventId: `id-${i}`, visitorId: 'anna', site: 'a.example' }));
  for (const event of sent) await postEvents(server, event);
  const other = await startServer(t);
  const { body, json } = await curl(server, '/api/export.json');
  assert.equal(json.length, sent.length);
  const again = await postEvents(other, body);
  assert.equal(again.json.accepted, sent.length, again.body);
  const summary = async (at) => (await curl(at, '/api/analytics/summary')).json.data;
  const [before, after] = [await summary(server), await summary(other)];
  for (const key of ['totalActive', 'totalToday', 'pagesVisited', 'countries', 'eventsToday'])
    assert.deepEqual(after[key], before[key], key);
});

test('an export is narrowed by its query', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  for (const event of visit) await postEvents(server, event);
  const pages = async (query) => (await curl(server, `/api/export.json?${query}`)).json.map(({ page }) => page);
  assert.deepEqual(await pages('type=click'), ['/products']);
  assert.deepEqual(await pages('session=visitor-002'), ['/about']);
  assert.deepEqual(await pages('country=India&page=/home'), ['/home']);
  assert.deepEqual(await pages('to=2025-12-31'), []);
  assert.equal((await pages(`from=${Date.now() - 60_000}`)).length, visit.length);
  assert.equal((await curl(server, '/api/export.json?from=x')).status, 400);
});

test('who does not read an export disturbs nobody, and gets all of it later', { timeout: 120_000 }, async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  await fill(server);
  const silent = Array.from({ length: 4 }, () => silentExport(t, server));
  for (const socket of silent) await once(socket, 'readable');
  const dashboard = await Dashboard.open(t, server);
  for (let i = 0; i < 20; ++i) {
    await postEvents(server, pageview(`late-${i}`));
    await dashboard.next('visitor_update', ({ event }) => event?.sessionId === `late-${i}`);
  }
  const whole = (await curl(server, '/api/export.csv')).body;
  assert.equal(whole.split('\r\n').length, batches * batchEvents + 20 + 2);
  const late = await readToEnd(silent[0]);
  assert.ok(late.endsWith('\r\n0\r\n\r\n'));
  assert.equal(late.split('pageview,').length, batches * batchEvents + 1, 'as it was when it began');
});

test('who leaves an export leaves nothing behind', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  await fill(server);
  await curl(server, '/api/export.csv?page=none');
  const before = server.openDescriptors();
  for (let round = 0; round < 20; ++round) {
    const socket = silentExport(t, server);
    await once(socket, 'readable');
    socket.destroy();
  }
  await until('all connections to be gone', () => server.openDescriptors() <= before);
  assert.equal((await curl(server, '/api/export.csv?page=none')).status, 200);
});

test('so many exports at once, and no more', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  await fill(server);
  for (let i = 0; i < 8; ++i) await once(silentExport(t, server), 'readable');
  const answer = await curl(server, '/api/export.csv');
  assert.equal(answer.status, 503);
  assert.ok(Number(answer.headers['retry-after']) > 0);
});

test('an export that breaks off does not look whole', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  await fill(server);
  const socket = silentExport(t, server);
  await once(socket, 'readable');
  server.process.kill('SIGKILL');
  await server.exited;
  const text = await readToEnd(socket);
  assert.match(text, /^transfer-encoding: chunked\r$/im);
  assert.ok(!text.endsWith('\r\n0\r\n\r\n'));
});

/// Has the store fail for what is done meanwhile.
async function withoutStore(folder, meanwhile) {
  renameSync(database(folder), `${database(folder)}-away`);
  await meanwhile();
  renameSync(`${database(folder)}-away`, database(folder));
}

test('an export whose store fails on the way breaks', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder, ['--token-file', tokenFile(t)]);
  await fill(server);
  const socket = silentExport(t, server, `Authorization: Bearer ${token}\r\n`);
  await once(socket, 'readable');
  await withoutStore(folder, async () => {
    const text = await readToEnd(socket);
    assert.match(text, /^HTTP\/1\.1 200 OK\r$/m);
    assert.ok(!text.includes(`${longPage}${batches * batchEvents - 1}`), 'the last row is not there');
    assert.ok(!text.endsWith('\r\n0\r\n\r\n'));
  });
  assert.ok((await curl(server, '/api/export.csv')).body.includes(`${longPage}${batches * batchEvents - 1}`));
});

test('over HTTP/1.0, where its end is the only sign that it is whole, it is reset', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder, ['--token-file', tokenFile(t)]);
  await fill(server);
  const file = join(temporaryFolder(), 'export.csv');
  const address = `http://127.0.0.1:${server.port}/api/export.csv`;
  const client = spawn('curl', ['--silent', '--http1.0', '--limit-rate', '2M', '--output', file,
    '--header', `Authorization: Bearer ${token}`, address]);
  t.after(() => client.kill('SIGKILL'));
  const ended = once(client, 'exit');
  await until('the export to begin', () => existsSync(file) && statSync(file).size > 0);
  await withoutStore(folder, async () => {
    const [code] = await within(60_000, 'the end of the export', ended);
    assert.equal(code, receivingFailed);
  });
});

test('an export ends with the login it was asked for by', async (t) => {
  const server = await startKeeping(t, dataFolder(t), ['--token-file', tokenFile(t), ...reachable]);
  await fill(server);
  const cookies = [await newLogin(server), await newLogin(server)];
  const [ended, other] = cookies.map((cookie) => silentExport(t, server, `Cookie: ${cookie}\r\n`));
  for (const socket of [ended, other]) await once(socket, 'readable');
  await ask(server, '/logout', withCookie(cookies[0]), ['-X', 'POST']);
  assert.ok(!(await readToEnd(ended)).endsWith('\r\n0\r\n\r\n'));
  let text = '';
  other.setEncoding('utf8').on('data', (part) => { text = (text + part).slice(-100); });
  await until('the other one to be whole', () => text.endsWith('\r\n0\r\n\r\n'), 60_000);
});

test('a server with an export under way stops', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  await fill(server);
  await once(silentExport(t, server), 'readable');
  await server.stop();
});
