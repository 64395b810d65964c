// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may read and clear: direct loopback peers, and holders of the token (core/protocol/README.md,
// "Two planes").
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { temporaryFolder } from './support/folder.js';
import { curl, exchange, parseAnswer, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { runToEnd, startServer } from './support/server.js';

const token = 'correct-horse-battery-staple';
const wrongTokens = ['wrong', token.slice(0, -1), `${token}x`, token.toUpperCase(), ''];
const summary = '/api/analytics/summary';
/// Headers that show that a request came a long way.
const fromElsewhere = [
  { 'X-Forwarded-For': '203.0.113.7' }, { 'X-Forwarded-For': '127.0.0.1' },
  { 'X-Forwarded-Host': 'localhost' }, { 'X-Forwarded-Proto': 'https' },
  { Forwarded: 'for=203.0.113.7' }, { Via: '1.1 proxy' }, { 'X-Real-IP': '203.0.113.7' },
  { Host: 'stats.example' }, { Host: 'stats.example:3000' }, { Host: 'localhost.example' },
  { Host: '127.0.0.1.example' }, { Host: '203.0.113.7' },
];
const remote = { 'X-Forwarded-For': '203.0.113.7' };
const foreign = { Origin: 'https://evil.example' };

const asArguments = (headers) => Object.entries(headers)
  .flatMap(([name, value]) => ['-H', value === '' ? `${name};` : `${name}: ${value}`]);
const get = (server, path, headers = {}) => curl(server, path, asArguments(headers));

function tokenFile(t, content = `${token}\n`) {
  const folder = temporaryFolder();
  const file = join(folder, 'token');
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

const startWithToken = (t) => startServer(t, ['--token-file', tokenFile(t)]);

function assertRefused(answer, status, what) {
  assert.equal(answer.status, status, what);
  assert.match(answer.headers['content-type'], /^application\/json/);
  assert.equal(typeof answer.json.error, 'string');
  assert.ok(!answer.body.includes(token));
}

test('a direct loopback peer is an operator, by any loopback name', async (t) => {
  const server = await startServer(t);
  assert.equal((await get(server, summary)).status, 200);
  for (const host of ['localhost', `localhost:${server.port}`, '127.0.0.1', '127.1.2.3', '[::1]:3000', 'LocalHost'])
    assert.equal((await get(server, summary, { Host: host })).status, 200, host);
  assert.equal(await Dashboard.statusOf(server), 101);
});

test('everybody else is refused without a token', async (t) => {
  const server = await startServer(t);
  for (const headers of fromElsewhere) {
    const what = JSON.stringify(headers);
    assertRefused(await get(server, summary, headers), 401, what);
    assertRefused(await get(server, '/api/analytics/sessions', headers), 401, what);
    assert.equal(await Dashboard.statusOf(server, { headers }), 401, what);
  }
});

test('HTTP/1.0 is no direct peer', async (t) => {
  const server = await startServer(t);
  const text = await exchange(server, `GET ${summary} HTTP/1.0\r\nHost: localhost\r\n\r\n`);
  assertRefused(parseAnswer(text), 401);
});

test('what was refused has changed nothing', async (t) => {
  const server = await startServer(t);
  await postEvents(server, pageview('a'));
  const args = ['-X', 'POST', ...asArguments(remote)];
  assertRefused(await curl(server, '/api/analytics/clear', args), 401);
  assert.equal((await get(server, summary)).json.data.eventsToday, 1);
});

test('visitors come from everywhere', async (t) => {
  const server = await startServer(t);
  for (const headers of [...fromElsewhere, foreign]) {
    const what = JSON.stringify(headers);
    assert.equal((await postEvents(server, pageview('a'), { args: asArguments(headers) })).status, 200, what);
    assert.equal((await get(server, '/health', headers)).status, 200, what);
  }
});

test('the token opens the operator plane, as a header and in the address', async (t) => {
  const server = await startWithToken(t);
  const bearer = { ...remote, Authorization: `Bearer ${token}` };
  assert.equal((await get(server, summary, bearer)).status, 200);
  assert.equal((await get(server, `${summary}?token=${token}`, remote)).status, 200);
  assert.equal((await get(server, `${summary}?x=1&token=${token}`, remote)).status, 200);
  assert.equal(await Dashboard.statusOf(server, { headers: bearer }), 101);
  assert.equal(await Dashboard.statusOf(server, { path: `/?token=${token}`, headers: remote }), 101);
});

test('any other token does not', async (t) => {
  const server = await startWithToken(t);
  for (const wrong of wrongTokens) {
    const headers = { ...remote, Authorization: `Bearer ${wrong}` };
    assertRefused(await get(server, summary, headers), 401, wrong);
    assertRefused(await get(server, `${summary}?token=${wrong}`, remote), 401, wrong);
    assert.equal(await Dashboard.statusOf(server, { headers }), 401, wrong);
    assert.equal(await Dashboard.statusOf(server, { path: `/?token=${wrong}`, headers: remote }), 401, wrong);
  }
  const basic = { ...remote, Authorization: `Basic ${token}` };
  assertRefused(await get(server, summary, basic), 401);
  assertRefused(await get(server, summary, remote), 401);
});

test('a server without a token has none that fits', async (t) => {
  const server = await startServer(t);
  for (const value of ['Bearer', 'Bearer ', 'Bearer x'])
    assertRefused(await get(server, summary, { ...remote, Authorization: value }), 401, value);
  assertRefused(await get(server, `${summary}?token=`, remote), 401);
});

test('a token is never written down', async (t) => {
  const server = await startWithToken(t);
  await get(server, `${summary}?token=${token}`, remote);
  await get(server, `/nowhere?token=${token}`, { ...remote, Authorization: `Bearer ${token}` });
  await server.stop();
  assert.ok(!server.errorText.includes(token));
});

test('a token file that cannot serve is said at the start', async (t) => {
  for (const file of ['/no/such/file', tokenFile(t, ''), tokenFile(t, '\n')]) {
    const { code, errorText } = await runToEnd('--listen', '127.0.0.1:0', '--in-memory', '--token-file', file);
    assert.equal(code, 2);
    assert.match(errorText, /^[^\n]+\n$/);
  }
});

test('a page of another site may not use the operator’s browser', async (t) => {
  const server = await startWithToken(t);
  for (const headers of [foreign, { Origin: 'null' }, { Origin: 'https://localhost.evil.example' }]) {
    const answer = await get(server, summary, headers);
    assertRefused(answer, 403, headers.Origin);
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
    assert.equal(await Dashboard.statusOf(server, { headers }), 403, headers.Origin);
  }
  const withToken = { ...foreign, Authorization: `Bearer ${token}` };
  assertRefused(await get(server, summary, withToken), 403);
  const crossSite = ['-X', 'POST', '-H', 'Sec-Fetch-Site: cross-site'];
  assertRefused(await curl(server, '/api/analytics/clear', crossSite), 403);
});

test('a page of our own or on this machine may', async (t) => {
  const server = await startServer(t);
  for (const origin of [server.url(), 'http://localhost:5173', 'http://127.0.0.1', 'http://[::1]:8080']) {
    const answer = await get(server, summary, { Origin: origin });
    assert.equal(answer.status, 200, origin);
    assert.equal(answer.headers['access-control-allow-origin'], origin);
    assert.equal(await Dashboard.statusOf(server, { headers: { Origin: origin } }), 101, origin);
  }
});

test('further origins are allowed by an option', async (t) => {
  const origin = 'https://stats.example';
  const server = await startServer(t, ['--dashboard-origin', origin]);
  assert.equal((await get(server, summary, { Origin: origin })).status, 200);
  assert.equal((await get(server, summary, { Origin: `${origin}.evil.example` })).status, 403);
});
