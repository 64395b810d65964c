// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The past as it is read back: history, visits, and the commands that read beside a server.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { curl, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { isoTime, pageview, visit } from './support/samples.js';
import { runToEnd, startServer } from './support/server.js';
import { dataFolder, startKeeping } from './support/store.js';

const paths = ['/api/history', '/api/visits', '/api/visits/1', '/api/export.csv', '/api/export.json',
  '/api/export.ndjson'];

async function keeping(t, ...options) {
  return startKeeping(t, dataFolder(t), options);
}

async function visits(server, query = '') {
  const answer = await curl(server, `/api/visits${query}`);
  assert.equal(answer.status, 200, answer.body);
  return answer.json;
}

const idsOf = ({ data }) => data.map(({ sessionId }) => sessionId);

test('with --in-memory there is no past', async (t) => {
  const server = await startServer(t);
  for (const path of paths) {
    const answer = await curl(server, path);
    assert.equal(answer.status, 404, path);
    assert.deepEqual(answer.json, { error: 'Nothing is kept: Footfall runs with --in-memory' });
  }
});

test('the past is for operators', async (t) => {
  const server = await keeping(t);
  for (const path of paths) {
    const { status } = await curl(server, path, ['-H', 'X-Forwarded-For: 203.0.113.9']);
    assert.equal(status, 401, path);
  }
});

test('history has a bucket for each step', async (t) => {
  const server = await keeping(t);
  const answer = await curl(server, '/api/history?from=2026-01-15T12:00:00Z&to=2026-01-15T13:00:00Z&step=15m');
  assert.equal(answer.status, 200);
  const { success, data, from, to, step, timestamp } = answer.json;
  assert.equal(success, true);
  assert.deepEqual([from, to, step], ['2026-01-15T12:00:00.000Z', '2026-01-15T13:00:00.000Z', 900]);
  assert.match(timestamp, isoTime);
  const empty = { visitors: 0, pageViews: 0, events: 0, sessions: 0, concurrents: 0 };
  assert.deepEqual(data, ['12:00', '12:15', '12:30', '12:45'].map(
    (time) => ({ at: `2026-01-15T${time}:00.000Z`, ...empty })));
});

test('a time zone that was not encoded is read', async (t) => {
  const server = await keeping(t);
  for (const plus of ['+', '%2B', '%20']) {
    const answer = await curl(server,
      `/api/history?from=2026-01-15T13:00:00${plus}01:00&to=2026-01-15T14:30:00.000${plus}0130&step=15m`);
    assert.equal(answer.status, 200, answer.body);
    assert.equal(answer.json.from, '2026-01-15T12:00:00.000Z');
    assert.equal(answer.json.to, '2026-01-15T13:00:00.000Z');
  }
});

test('history says what is wrong with a question', async (t) => {
  const server = await keeping(t);
  for (const [query, named] of [['from=x', 'from'], ['to=x', 'to'], ['step=10', 'step'],
    ['step=1w', 'step'], ['from=2026-01-02&to=2026-01-01', 'to'], ['from=2000-01-01&step=60', 'step']]) {
    const { status, json } = await curl(server, `/api/history?${query}`);
    assert.equal(status, 400, query);
    assert.ok(json.error.startsWith(`${named}: `), json.error);
  }
});

test('a visit is found by its texts, and shown with its journey once it is over', async (t) => {
  const server = await keeping(t);
  for (const event of visit) await postEvents(server, event);
  const found = await visits(server, '?text=GOOGLE');
  assert.deepEqual(idsOf(found), ['visitor-001']);
  assert.equal('next' in found, false);
  const [{ visit: number }] = found.data;
  const one = async () => (await curl(server, `/api/visits/${number}`)).json.data;
  await until('the visit to be written down', async () => !(await one()).active);
  const { lastActivity, ...rest } = await one();
  assert.match(lastActivity, isoTime);
  assert.deepEqual(rest, {
    visit: number, sessionId: 'visitor-001', currentPage: '/products',
    startTime: '2025-07-20T10:30:00.000Z', country: 'India', device: 'desktop', referrer: 'google.com',
    active: false, duration: 300, journey: ['/home', '/products'], foldedSteps: 0,
    steps: [
      { page: '/home', at: '2025-07-20T10:30:00.000Z', dwellMs: 30_000, clicks: [] },
      { page: '/products', at: '2025-07-20T10:30:30.000Z', dwellMs: 270_000,
        clicks: [{ element: 'buy-button', at: '2025-07-20T10:30:45.000Z' }] },
    ],
  });
});

test('a past visit keeps its campaign, browser and system', async (t) => {
  const server = await keeping(t);
  const page = '/home?utm_source=letter&utm_medium=mail&utm_campaign=spring';
  await postEvents(server, { ...pageview('anna', page), metadata: { browser: 'Firefox', system: 'Linux' } });
  await postEvents(server, { ...pageview('anna', page), type: 'session_end' });
  const ofAnna = async () => (await visits(server, '?text=SPRING')).data[0];
  await until('the visit to be written down', async () => (await ofAnna()).active === false);
  const told = { campaign: 'letter / mail / spring', browser: 'Firefox', system: 'Linux' };
  const { visit: number, campaign, browser, system } = await ofAnna();
  assert.deepEqual({ campaign, browser, system }, told);
  const client = await LiveClient.open(t, server);
  const live = await client.ask('visit', { visit: number });
  assert.deepEqual({ campaign: live.campaign, browser: live.browser, system: live.system }, told);
});

test('visits come in pages, the newest first', async (t) => {
  const server = await keeping(t);
  for (const id of ['a', 'b', 'c']) await postEvents(server, pageview(id));
  const first = await visits(server, '?limit=2');
  assert.deepEqual(idsOf(first), ['c', 'b']);
  const second = await visits(server, `?limit=2&before=${first.next}`);
  assert.deepEqual(idsOf(second), ['a']);
  assert.equal('next' in second, false);
});

test('a visit that is not there', async (t) => {
  const server = await keeping(t);
  for (const id of ['7', 'x', '7/8', '99999999999999999999']) {
    const answer = await curl(server, `/api/visits/${id}`);
    assert.equal(answer.status, 404, id);
  }
  assert.equal((await curl(server, '/api/visits/7', ['-X', 'DELETE'])).status, 405);
});

test('export and verify read beside a running server, and without one', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  for (const event of visit) await postEvents(server, event);
  const check = async () => {
    const exported = await runToEnd('export', '--data-dir', folder, '--format', 'ndjson');
    assert.equal(exported.code, 0, exported.errorText);
    const events = exported.output.trimEnd().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(events.map(({ type, page, timestamp }) => [type, page, Date.parse(timestamp)]),
      visit.map(({ type, page, timestamp }) => [type, page, Date.parse(timestamp)]));
    const verified = await runToEnd('verify', '--data-dir', folder);
    assert.equal(verified.code, 0, verified.output);
    assert.match(verified.output, /\nok\n$/);
  };
  await check();
  await server.stop();
  await check();
});

test('export takes filters', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  for (const event of visit) await postEvents(server, event);
  const { output } = await runToEnd('export', '--data-dir', folder, '--format', 'json', '--type', 'click');
  assert.deepEqual(JSON.parse(output).map(({ page }) => page), ['/products']);
});

test('commands say what is wrong', async (t) => {
  const folder = dataFolder(t);
  mkdirSync(folder);
  for (const [args, code, said] of [
    [['export', '--data-dir', folder], 1, /^footfalld export: .*footfall\.db/],
    [['verify', '--data-dir', folder], 1, /^footfalld verify: .*footfall\.db/],
    ...['export', 'verify'].map((command) =>
      [[command, '--data-dir', join(folder, 'none')], 1, /none: there is no such folder/]),
    [['forget', '--visitor', 'v', '--data-dir', join(folder, 'none')], 1, /none: there is no such folder/],
    [['export', '--format', 'xml'], 2, /--format xml/],
    [['export', '--from', 'soon'], 2, /--from soon/],
    [['export', 'everything'], 2, /"everything" is no option/],
    [['verify', '--fast'], 2, /fast/]]) {
    const ended = await runToEnd(...args);
    assert.equal(ended.code, code, args.join(' '));
    assert.match(ended.errorText, said);
    assert.equal(ended.errorText.trimEnd().split('\n').length, 1);
  }
});

test('help names the commands', async () => {
  const { code, output } = await runToEnd('--help');
  assert.equal(code, 0);
  for (const command of ['export', 'verify']) assert.match(output, new RegExp(`footfalld ${command} `));
  assert.doesNotMatch(output, /--connect/, 'which needs a window');
  assert.match((await runToEnd('export', '--help')).output, /--format/);
  for (const [command, argument] of [['export', ''], ['import', ' FILE'], ['forget', ''], ['verify', '']])
    assert.match((await runToEnd(command, '--help')).output,
      new RegExp(`^Usage: \\S*footfalld ${command} \\[options\\]${argument}\n`));
});
