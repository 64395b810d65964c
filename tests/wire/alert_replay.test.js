// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often alerts would have called somebody at each sensitivity, and which one is used from then on
// (core/protocol/README.md, "Alerts of the past").
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, asArguments, elsewhere, newShare, startWithToken, token, withCookie } from './support/access.js';
import { curl, post } from './support/http.js';
import { LiveClient } from './support/live.js';
import { addMinutes, dayMs, minuteMs, surgesBefore } from './support/minutes.js';
import { runToEnd, startServer } from './support/server.js';
import { dataFolder, startKeeping } from './support/store.js';

const words = ['quiet', 'normal', 'keen'];
const path = '/api/alerts/sensitivity';
const end = Math.floor(Date.now() / dayMs) * dayMs;
const week = { from: end - 7 * dayMs, to: end };
const replayPath = (more = {}) => `/api/alerts/replay?${new URLSearchParams({ ...week, ...more })}`;
const choose = (server, body, options) => post(server, path, body, options);
const chosen = async (server) => (await curl(server, path)).json.data;
const fileOf = (folder) => join(folder, 'sensitivity.json');

/// A server with two weeks of a site that had surges, and of one that had none.
async function withPast(t, folder = dataFolder(t)) {
  await (await startKeeping(t, folder)).stop();
  addMinutes(folder, 'shop', end, surgesBefore(end));
  addMinutes(folder, 'blog', end);
  return { folder, server: await startKeeping(t, folder) };
}

const counts = ({ json }) => words.map((word) => json.data[word].count);

test('one replay tells what each sensitivity would have told', async (t) => {
  const { folder, server } = await withPast(t);
  const all = await curl(server, replayPath());
  assert.equal(all.status, 200, all.body);
  const { data } = all.json;
  assert.deepEqual([data.from, data.to, data.since, data.sites, data.site], [week.from, week.to, week.from, 2, undefined]);
  const [quiet, normal, keen] = counts(all);
  const days = ['--from', new Date(week.from).toISOString().slice(0, 10), '--to', new Date(week.to - 1).toISOString().slice(0, 10)];
  assert.ok(quiet >= 1 && quiet <= normal && normal <= keen && quiet < keen, `${counts(all)}`);
  for (const word of words) {
    const { alerts } = data[word];
    assert.equal(alerts.length, data[word].count);
    assert.ok(alerts.every(({ site, kind }) => site === 'shop' && ['spike', 'rise', 'drop', 'silence'].includes(kind)));
    assert.deepEqual(alerts.map(({ at }) => at), alerts.map(({ at }) => at).sort((a, b) => b - a));
    const { output } = await runToEnd('alerts', '--data-dir', folder, ...days, '--sensitivity', word);
    assert.equal(parseInt(output.trimEnd().split('\n').at(-1), 10), data[word].count, output);
  }
  assert.deepEqual(counts(await curl(server, replayPath({ site: 'SHOP' }))), [quiet, normal, keen]);
  const calm = await curl(server, replayPath({ site: 'blog' }));
  assert.deepEqual([calm.json.data.site, ...counts(calm)], ['blog', 0, 0, 0]);
  const none = await curl(server, replayPath({ site: 'none' }));
  assert.deepEqual([none.json.data.sites, ...counts(none)], [0, 0, 0, 0]);

  const client = await LiveClient.open(t, server);
  const live = await client.ask('replay', { site: 'shop', ...week });
  assert.deepEqual(live, (await curl(server, replayPath({ site: 'shop' }))).json.data);

  assert.equal((await choose(server, { site: 'shop', sensitivity: 'keen' })).status, 200);
  const { output } = await runToEnd('alerts', '--data-dir', folder, ...days, '--site', 'shop');
  assert.equal(parseInt(output.trimEnd().split('\n').at(-1), 10), keen, 'without --sensitivity it is as chosen');
});

test('of two replays of one client the newer goes on', async (t) => {
  const { server } = await withPast(t);
  const client = await LiveClient.open(t, server);
  const [before, after] = await Promise.all([client.askFor('replay', week), client.askFor('replay', { ...week, site: 'blog' })]);
  assert.deepEqual([before.type, before.data.message], ['error', 'A newer question took its place']);
  assert.deepEqual([after.type, after.data.site], ['replay', 'blog']);
});

test('what is chosen holds for everybody, and after a restart', async (t) => {
  const folder = dataFolder(t);
  const options = ['--sensitivity', 'quiet', '--sensitivity', 'blog=keen'];
  const server = await startKeeping(t, folder, options);
  assert.deepEqual(await chosen(server), { others: 'quiet', sites: { blog: 'keen' } });
  assert.ok(!existsSync(fileOf(folder)));
  const client = await LiveClient.open(t, server);
  assert.deepEqual((await client.next('state')).data.sensitivity, { others: 'quiet', sites: { blog: 'keen' } });
  const answer = await choose(server, { site: 'Shop', sensitivity: 'keen' });
  assert.deepEqual([answer.status, answer.json.success, answer.json.data], [200, true, { others: 'quiet', sites: { blog: 'keen', shop: 'keen' } }]);
  await client.next('state', ({ sensitivity }) => sensitivity.sites.shop === 'keen');
  await client.ask('sensitivity', { sensitivity: 'normal' });
  await client.ask('sensitivity', { site: 'blog', sensitivity: 'normal' });
  const after = { others: 'normal', sites: { blog: 'normal', shop: 'keen' } };
  assert.deepEqual(await chosen(server), after);
  assert.deepEqual(JSON.parse(readFileSync(fileOf(folder), 'utf8')), after);
  await server.stop();
  const again = await startKeeping(t, folder, options);
  assert.deepEqual(await chosen(again), after, 'it wins over the options');
});

test('without a folder it lasts as long as the process', async (t) => {
  const server = await startServer(t, ['--in-memory']);
  await choose(server, { site: 'shop', sensitivity: 'keen' });
  assert.deepEqual(await chosen(server), { others: 'normal', sites: { shop: 'keen' } });
  const replay = await curl(server, replayPath());
  assert.deepEqual([replay.status, replay.json.error], [404, 'Nothing is kept: Footfall runs with --in-memory']);
  const client = await LiveClient.open(t, server);
  assert.equal((await client.askFor('replay', week)).type, 'error');
});

test('what cannot be meant is refused, and says why', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  for (const [body, why] of [
    [{ site: 'shop' }, /^sensitivity: "quiet", "normal" or "keen" is needed$/],
    [{ sensitivity: 'loud' }, /^sensitivity: /], [{ sensitivity: 1 }, /^sensitivity: /], [['keen'], /^sensitivity: /],
    ['{', /JSON/], [{ site: 7, sensitivity: 'keen' }, /^site: a text is needed/],
    [{ site: 'x'.repeat(256), sensitivity: 'keen' }, /^site: more than 255 characters/],
    [{ site: 'a\u202eb', sensitivity: 'keen' }, /^site: /]]) {
    const { status, json } = await choose(server, body);
    assert.equal(status, 400, JSON.stringify(body));
    assert.match(json.error, why);
  }
  for (const [query, why] of [
    [{ from: 'x' }, /^from: an ISO 8601 time/], [{ from: end, to: end - dayMs }, /^from: an earlier time is needed/],
    [{ from: Date.now() + dayMs, to: Date.now() + 2 * dayMs }, /^from: an earlier time/],
    [{ from: 0 }, /^from: at most 56 days can be asked for$/], [{ site: 'x'.repeat(256) }, /^site: /]]) {
    const { status, json } = await curl(server, replayPath(query));
    assert.equal(status, 400, JSON.stringify(query));
    assert.match(json.error, why);
  }
  assert.deepEqual(await chosen(server), { others: 'normal', sites: {} });
  const empty = await curl(server, '/api/alerts/replay');
  assert.deepEqual([empty.status, empty.json.data.sites], [200, 0]);
  assert.equal(Math.round((empty.json.data.to - empty.json.data.from) / minuteMs), 7 * 24 * 60 - 1);
  const later = await curl(server, '/api/alerts/replay?to=2099-01-01');
  assert.equal(later.status, 200, later.body);
  for (const header of ['Sec-Fetch-Site: cross-site', 'Referer: https://evil.example/'])
    assert.equal((await curl(server, '/api/alerts/replay', ['-H', header])).status, 403, header);
});

test('a thousand sites have their own, and no more', async (t) => {
  const folder = dataFolder(t);
  mkdirSync(folder);
  const sites = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`s${i}`, 'keen']));
  writeFileSync(fileOf(folder), JSON.stringify({ sites }));
  const server = await startKeeping(t, folder);
  const full = await choose(server, { site: 'one-more', sensitivity: 'keen' });
  assert.deepEqual([full.status, full.json.error], [409, 'Too many sites have a sensitivity of their own']);
  assert.equal((await choose(server, { site: 's7', sensitivity: 'quiet' })).status, 200);
  assert.equal((await choose(server, { sensitivity: 'quiet' })).status, 200);
});

test('only operators choose, and no page of another site', async (t) => {
  const server = await startWithToken(t, ['--in-memory', '--trusted-proxy', '192.0.2.1']);
  const operator = ['-H', `Authorization: Bearer ${token}`];
  const share = await newShare(server, 'Anna', operator);
  const body = { site: 'shop', sensitivity: 'keen' };
  const asReader = withCookie(share.cookie);
  assert.equal((await choose(server, body, { args: asArguments(asReader) })).status, 401);
  assert.equal((await choose(server, body, { args: asArguments(elsewhere) })).status, 401);
  assert.equal((await choose(server, body, { args: [...operator, '-H', 'Origin: https://evil.example'] })).status, 403);
  assert.equal((await choose(server, body, { args: [...operator, '-H', 'Sec-Fetch-Site: cross-site'] })).status, 403);
  assert.deepEqual((await ask(server, path, asReader)).json.data, { others: 'normal', sites: {} });
  const client = await LiveClient.open(t, server, {}, { headers: asReader });
  const refused = await client.askFor('sensitivity', body);
  assert.deepEqual([refused.type, refused.data.message], ['error', 'Only an operator may do this']);
  assert.equal((await choose(server, body, { args: operator })).status, 200);
  await client.next('state', ({ sensitivity }) => sensitivity.sites.shop === 'keen');
});

test('what cannot be kept stays as it was', { skip: process.getuid() === 0 && 'root may write anywhere' }, async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  chmodSync(folder, 0o500);
  t.after(() => chmodSync(folder, 0o700));
  const { status, headers } = await choose(server, { sensitivity: 'keen' });
  assert.deepEqual([status, headers['retry-after']], [503, '5']);
  assert.deepEqual(await chosen(server), { others: 'normal', sites: {} });
});

test('a file that says nothing of this kind is named, and nothing starts', async (t) => {
  const folder = dataFolder(t);
  await (await startKeeping(t, folder)).stop();
  for (const text of ['', '[]', '{"sites":{"shop":"loud"}}', '{"others":"keen"}', '{"sites":{},"more":1}', '{"others":"loud","sites":{}}']) {
    writeFileSync(fileOf(folder), text);
    const { code, errorText } = await runToEnd('--listen', '127.0.0.1:0', '--data-dir', folder);
    assert.equal(code, 2, text);
    assert.match(errorText, /sensitivity\.json: this cannot be understood; .*move it away/);
  }
  rmSync(fileOf(folder));
  await startKeeping(t, folder);
});
