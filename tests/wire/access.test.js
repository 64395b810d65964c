// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operator token, logins and share links (core/protocol/README.md, "Two planes").
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  ask, asArguments, cookieOf, elsewhere, logIn, newLogin, newShare, reachable, revoke, startWithToken,
  token, tokenFile, withCookie,
} from './support/access.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { dataFolder, startKeeping } from './support/store.js';

const summary = '/api/analytics/summary';
const browser = { ...elsewhere, Accept: 'text/html,application/xhtml+xml' };
const bearer = (value) => ({ ...elsewhere, Authorization: `Bearer ${value}` });
const loginAttributes = '; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict';

const tokenLine = /^Operator token, (.+): ([\w-]{43})$/;
const tokensSaid = (server) => server.said.filter((line) => tokenLine.test(line));
const modeOf = (file) => statSync(file).mode & 0o777;

/// What only operators do, as [method, path].
const operatorsOnly = [
  ['POST', '/api/analytics/clear'], ['POST', '/api/forget'], ['POST', '/api/import'],
  ['GET', '/api/export.csv'], ['GET', '/api/export.json'], ['GET', '/api/export.ndjson'],
  ['GET', '/metrics'], ['GET', '/api/refused'], ['GET', '/api/analytics/actions'],
  ['POST', '/api/alerts/sensitivity'], ['POST', '/api/goals'], ['DELETE', '/api/goals'],
  ['GET', '/api/shares'], ['POST', '/api/shares'], ['DELETE', '/api/shares/1'],
];

test('the first start makes a token, shows it once and keeps it for its owner', async (t) => {
  const folder = dataFolder(t);
  const first = await startKeeping(t, folder, reachable);
  const [line, ...more] = tokensSaid(first);
  assert.deepEqual(more, []);
  const [, where, shown] = tokenLine.exec(line);
  const file = join(folder, 'operator-token');
  assert.ok(where.endsWith(`kept in ${file}`), where);
  assert.equal(modeOf(file), 0o600);
  assert.equal(readFileSync(file, 'utf8'), `${shown}\n`);
  assert.equal((await ask(first, summary, bearer(shown))).status, 200);
  assert.equal((await curl(first, summary)).status, 401, 'loopback is nobody now');
  await first.stop();
  assert.ok(!first.errorText.includes(shown));

  const second = await startKeeping(t, folder, reachable);
  assert.deepEqual(tokensSaid(second), []);
  assert.equal((await ask(second, summary, bearer(shown))).status, 200);
});

test('what keeps nothing makes a token for each run', async (t) => {
  const shown = new Set();
  for (let run = 0; run < 2; ++run) {
    const server = await startServer(t, reachable);
    const [line] = tokensSaid(server);
    shown.add(tokenLine.exec(line)[2]);
  }
  assert.equal(shown.size, 2);
});

test('a server for this machine makes none', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  assert.deepEqual(tokensSaid(server), []);
  assert.ok(!existsSync(join(folder, 'operator-token')));
});

test('a named token file that is missing is made', async (t) => {
  const file = `${tokenFile(t)}-new`;
  const server = await startServer(t, ['--token-file', file]);
  const [, , shown] = tokenLine.exec(tokensSaid(server)[0]);
  assert.equal(readFileSync(file, 'utf8'), `${shown}\n`);
  assert.equal(modeOf(file), 0o600);
  assert.equal((await ask(server, summary, bearer(shown))).status, 200);
});

test('the token makes a login, which a cookie proves', async (t) => {
  const server = await startWithToken(t);
  const answer = await logIn(server);
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.location, '/');
  const cookie = cookieOf(answer);
  assert.match(cookie, /^footfall_session=[\w-]{43}$/);
  assert.equal(answer.headers['set-cookie'], cookie + loginAttributes);
  assert.equal((await ask(server, summary, withCookie(cookie))).status, 200);
  assert.deepEqual((await ask(server, '/api/me', withCookie(cookie))).json, { access: 'operator', login: true });
  assert.equal((await ask(server, summary, withCookie(cookie.slice(0, -1)))).status, 401);
  assert.deepEqual((await curl(server, '/api/me')).json, { access: 'operator', login: false });
});

test('logging out ends that login and no other', async (t) => {
  const server = await startWithToken(t);
  const cookie = await newLogin(server);
  const other = await newLogin(server);
  const answer = await ask(server, '/logout', withCookie(cookie), ['-X', 'POST']);
  assert.equal(answer.status, 303);
  assert.equal((await ask(server, summary, withCookie(cookie))).status, 401);
  assert.equal((await ask(server, summary, withCookie(other))).status, 200);
});

test('a wrong token is said, and guessing is slowed down', async (t) => {
  const server = await startWithToken(t);
  for (let guess = 0; guess < 10; ++guess) {
    const answer = await logIn(server, `${token}${guess}`);
    assert.equal(answer.status, 401);
    assert.match(answer.headers['content-type'], /^text\/html/);
    assert.match(answer.body, /This is not the operator token\./);
    assert.equal(answer.headers['set-cookie'], undefined);
  }
  const late = await logIn(server);
  assert.equal(late.status, 429);
  const seconds = Number(late.headers['retry-after']);
  assert.ok(seconds > 0 && seconds <= 60, late.headers['retry-after']);
  assert.equal((await ask(server, summary, bearer(token))).status, 200);
  await server.stop();
  assert.ok(!server.errorText.includes(token));
});

test('guessing is slowed down however a token is shown, and who is in stays in', async (t) => {
  const server = await startWithToken(t);
  const cookie = await newLogin(server);
  for (let guess = 0; guess < 300; ++guess) {
    const answer = await fetch(server.url(summary), { headers: bearer(`${token}${guess}`) });
    assert.equal(answer.status, 401);
    await answer.text();
  }
  for (const path of [summary, `${summary}?token=${token}`]) {
    const unseen = await ask(server, path, bearer(token));
    assert.equal(unseen.status, 429, path);
    assert.ok(Number(unseen.headers['retry-after']) > 0);
  }
  assert.equal((await ask(server, summary)).status, 401, 'who shows nothing guesses nothing');
  assert.equal((await ask(server, summary, withCookie(cookie))).status, 200);
});

test('behind a trusted proxy clients are told apart, and over https the cookie stays there', async (t) => {
  const server = await startWithToken(t, ['--trusted-proxy', '127.0.0.1']);
  const guesser = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https' };
  for (let guess = 0; guess < 10; ++guess) await logIn(server, 'wrong', guesser);
  assert.equal((await logIn(server, token, guesser)).status, 429);
  const other = { 'X-Forwarded-For': '203.0.113.8', 'X-Forwarded-Proto': 'https' };
  const answer = await logIn(server, token, other);
  assert.equal(answer.headers['set-cookie'], `${cookieOf(answer)}${loginAttributes}; Secure`);
});

test('whoever guesses through a proxy on this machine locks no operator out', async (t) => {
  const server = await startWithToken(t);
  const operator = { 'X-Forwarded-For': '198.51.100.9' };
  for (let guess = 0; guess < 11; ++guess) await logIn(server, 'wrong');
  assert.equal((await logIn(server)).status, 429);
  assert.equal((await logIn(server, token, operator)).status, 303);
  for (let guess = 0; guess < 11; ++guess) await logIn(server, 'wrong', { Host: 'stats.example' });
  assert.equal((await logIn(server, token, { Host: 'stats.example' })).status, 303);
});

test('nothing that operators see is kept or guessed at by a browser', async (t) => {
  const server = await startServer(t);
  await postEvents(server, pageview('a'));
  const readers = ['/', '/api/me', summary, '/api/analytics/sessions', '/api/history', '/api/visits', '/api/viewers'];
  for (const [method, path] of [...operatorsOnly, ...readers.map((path) => ['GET', path]), ['POST', '/logout']]) {
    for (const caller of [{}, elsewhere, { Origin: 'https://evil.example' }]) {
      if (path === '/api/viewers' && Object.keys(caller).length > 0) continue; // they see nobody
      const { status, headers } = await ask(server, path, caller, ['-X', method]);
      const what = `${method} ${path} ${JSON.stringify(caller)}: ${status}`;
      assert.equal(headers['cache-control'], 'no-store', what);
      assert.equal(headers['x-content-type-options'], 'nosniff', what);
    }
  }
});

test('a browser without access is shown the login page, a program is told', async (t) => {
  const server = await startServer(t);
  const sent = await ask(server, '/', browser);
  assert.deepEqual([sent.status, sent.headers.location], [303, '/login']);
  const head = await ask(server, '/', browser, ['-I']);
  assert.deepEqual([head.status, head.headers.location], [303, '/login']);
  for (const [path, headers] of [['/', elsewhere], [summary, browser]]) {
    const told = await ask(server, path, headers);
    assert.equal(told.status, 401, path);
    assert.equal(typeof told.json.error, 'string');
  }
  const page = await ask(server, '/login', browser);
  assert.equal(page.status, 200);
  assert.match(page.headers['content-security-policy'], /^default-src 'none'; style-src 'self'; form-action 'self'/);
  assert.doesNotMatch(page.body, /<script|<style| style=| on\w+=|https?:/);
  assert.match((await ask(server, '/login.css')).headers['content-type'], /^text\/css/);
});

test('a share link lets read and nothing else', async (t) => {
  const server = await startWithToken(t);
  await postEvents(server, pageview('a'));
  const share = await newShare(server);
  assert.match(share.path, /^\/share\/[\w-]{43}$/);
  assert.match(share.createdAt, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.equal(share.cookie, `footfall_share=${share.secret}`);
  const shown = [withCookie(share.cookie), bearer(share.secret)];
  for (const headers of shown) {
    assert.equal((await ask(server, '/api/me', headers)).json.access, 'reader');
    for (const path of ['/', '/api', '/api/alerts/sensitivity', '/api/goals', summary, '/api/analytics/sessions', '/api/analytics'])
      assert.equal((await ask(server, path, headers)).status, 200, path);
    for (const path of ['/api/alerts/replay', '/api/history', '/api/visits', '/api/visits/1'])
      assert.notEqual((await ask(server, path, headers)).status, 401, path);
    for (const [method, path] of operatorsOnly)
      assert.equal((await ask(server, path, headers, ['-X', method])).status, 401, path);
  }
  assert.equal((await ask(server, `${summary}?token=${share.secret}`)).status, 200);
  assert.equal((await ask(server, summary, withCookie(share.cookie))).json.data.eventsToday, 1);
});

test('a revoked share link opens nothing', async (t) => {
  const server = await startServer(t);
  const share = await newShare(server, 'Anna');
  const other = await newShare(server, 'Bo');
  const list = (await curl(server, '/api/shares')).json.shares;
  assert.deepEqual(list.map(({ label }) => label), ['Anna', 'Bo']);
  assert.ok(!JSON.stringify(list).includes(share.secret));
  assert.equal((await revoke(server, share)).status, 204);
  assert.equal((await revoke(server, share)).status, 404);
  assert.equal((await ask(server, summary, withCookie(share.cookie))).status, 401);
  const gone = await ask(server, share.path, browser);
  assert.equal(gone.status, 404);
  assert.match(gone.body, /This link does not work/);
  assert.equal((await ask(server, summary, withCookie(other.cookie))).status, 200);
});

test('logins and share links survive a restart, revoked ones do not', async (t) => {
  const folder = dataFolder(t);
  const options = ['--token-file', tokenFile(t)];
  const first = await startKeeping(t, folder, options);
  const login = await newLogin(first);
  const ended = await newLogin(first);
  await ask(first, '/logout', withCookie(ended), ['-X', 'POST']);
  const share = await newShare(first, 'Anna');
  const revoked = await newShare(first, 'Bo');
  await revoke(first, revoked);
  await first.kill();
  const kept = join(folder, 'access.json');
  assert.equal(modeOf(kept), 0o600);
  for (const secret of [login.split('=')[1], share.secret])
    assert.ok(!readFileSync(kept, 'utf8').includes(secret));

  const second = await startKeeping(t, folder, options);
  const statusWith = async (cookie) => (await ask(second, summary, withCookie(cookie))).status;
  assert.equal(await statusWith(login), 200);
  assert.equal(await statusWith(ended), 401);
  assert.equal(await statusWith(share.cookie), 200);
  assert.equal(await statusWith(revoked.cookie), 401);
});

test('a page of another site has nothing of a cookie', async (t) => {
  const server = await startWithToken(t);
  const cookie = await newLogin(server);
  const foreign = { ...withCookie(cookie), Origin: 'https://evil.example' };
  const answer = await ask(server, summary, foreign);
  assert.equal(answer.status, 403);
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
  for (const path of ['/api/analytics/clear', '/logout', '/api/shares']) {
    assert.equal((await ask(server, path, foreign, ['-X', 'POST'])).status, 403, path);
    const crossSite = { ...withCookie(cookie), 'Sec-Fetch-Site': 'cross-site' };
    assert.equal((await ask(server, path, crossSite, ['-X', 'POST'])).status, 403, path);
  }
  assert.equal((await logIn(server, token, foreign)).status, 403);
  assert.equal((await ask(server, summary, withCookie(cookie))).status, 200);
});

test('a bad share is refused with what is wrong', async (t) => {
  const server = await startServer(t);
  for (const body of ['', '{', '[]', '{"label":7}', '{"label":""}', `{"label":"${'x'.repeat(101)}"}`]) {
    const answer = await post(server, '/api/shares', body);
    assert.equal(answer.status, 400, body);
    assert.match(answer.json.error, /label/);
  }
  assert.deepEqual((await curl(server, '/api/shares')).json, { shares: [] });
});

test('a monitor reads how things stand', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  await postEvents(server, [pageview('a'), pageview('b')]);
  await curl(server, summary, asArguments(elsewhere));
  const { status, headers, body } = await curl(server, '/metrics');
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
  const values = Object.fromEntries(body.split('\n').filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(' ')));
  assert.equal(values.footfall_events_total, '2');
  assert.equal(values.footfall_sessions_active, '2');
  assert.equal(values.footfall_requests_refused_total, '1');
  assert.equal(values['footfall_store_phase{phase="keeping"}'], '1');
  assert.equal(values['footfall_store_phase{phase="failing"}'], '0');
  for (const [name] of Object.keys(values).map((key) => key.split('{'))) {
    const whole = name.replace(/_(bucket|sum|count)$/, '');
    assert.match(body, new RegExp(`^# HELP (${name} \\S.*\\n# TYPE ${name} (counter|gauge)|${whole} \\S.*\\n# TYPE ${whole} histogram)$`, 'm'), name);
  }
});
