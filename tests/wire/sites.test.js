// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Declared sites: only they may send, whatever protocol they speak.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './support/folder.js';
import { curl, post, postEvents } from './support/http.js';
import { runToEnd, startServer } from './support/server.js';

const token = 'a-token-of-the-test';
const shop = 'https://shop.example';
const evil = 'https://evil.example';
const from = (origin) => ['-H', `Origin: ${origin}`];
const upgrade = ['-H', 'Connection: Upgrade', '-H', 'Upgrade: websocket', '-H', 'Sec-WebSocket-Version: 13',
  '-H', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '--http1.1', '--max-time', '1'];
const view = (sessionId, more = {}) => ({ type: 'pageview', page: '/', sessionId, ...more });

async function startShop(t, ...options) {
  const folder = temporaryFolder();
  const file = join(folder, 'token');
  writeFileSync(file, token, { mode: 0o600 });
  return startServer(t, ['--token-file', file, '--site', `shop=${shop}`, ...options]);
}

const sessions = async (server) =>
  (await curl(server, `/api/analytics/sessions?token=${token}`)).json.data;

test('what comes from a declared origin counts for its site', async (t) => {
  const server = await startShop(t);
  const answer = await postEvents(server, view('a'), { args: from(shop) });
  assert.equal(answer.json.event.site, 'shop');
  assert.deepEqual((await sessions(server)).map(({ sessionId, site }) => [sessionId, site]), [['a', 'shop']]);
});

test('origins are known by what browsers send', async (t) => {
  const server = await startShop(t, '--site', 'm=https://münchen.example:443', '--site', 'app=capacitor://localhost',
    '--dashboard-origin', 'https://Wände.example');
  for (const [site, origin] of [['m', 'https://xn--mnchen-3ya.example'], ['app', 'capacitor://localhost']])
    assert.equal((await postEvents(server, view('a'), { args: from(origin) })).json.event.site, site);
  const seen = await curl(server, `/api/analytics/summary?token=${token}`, from('https://xn--wnde-loa.example'));
  assert.deepEqual([seen.status, seen.headers['access-control-allow-origin']], [200, 'https://xn--wnde-loa.example']);
});

test('an origin that can never come is refused at the start', async () => {
  for (const option of ['--site=m=https://*.x', '--site=m=https://x.example/shop', '--dashboard-origin=https://*.x',
    '--trusted-proxy=localhost']) {
    const { code, errorText } = await runToEnd('--in-memory', option);
    assert.equal(code, 2, option);
    assert.match(errorText, /^footfalld: --[^\n]+\n$/);
  }
});

test('other origins are refused, and hear why', async (t) => {
  const server = await startShop(t);
  const refusals = [
    postEvents(server, view('a'), { args: from(evil) }),
    post(server, '/api/viewers', { id: 'v' }, { args: from(evil) }),
    post(server, '/api/socket', { type: 'track-viewer', data: { id: 'v' } }, { args: from(evil) }),
    curl(server, '/events', from(evil)),
    curl(server, '/ws?page=/&userId=u', [...upgrade, ...from(evil)]),
  ];
  for (const answer of await Promise.all(refusals)) {
    assert.equal(answer.status, 403);
    assert.match(answer.json.error, /No site is declared for th/);
    // The page's own script may read that.
    assert.equal(answer.headers['access-control-allow-origin'], evil);
  }
  assert.deepEqual(await sessions(server), []);
});

test('a site that is not declared is refused where it is named', async (t) => {
  const server = await startShop(t, '--site', 'blog=https://blog.example');
  const one = await postEvents(server, view('a', { site: 'blog' }), { args: from(shop) });
  assert.equal(one.status, 400);
  assert.match(one.json.error, /blog is not declared for the origin/);
  const batch = await postEvents(server, [view('a', { site: 'shop' }), view('b'), view('c', { site: 'x' })]);
  assert.equal(batch.json.accepted, 1);
  assert.deepEqual(batch.json.rejected.map(({ index }) => index), [1, 2]);
});

test('with a declared site loopback needs the token, too', async (t) => {
  const server = await startShop(t);
  assert.equal((await curl(server, '/api/analytics/summary')).status, 401);
  assert.equal((await curl(server, `/api/analytics/summary?token=${token}`)).status, 200);
});
