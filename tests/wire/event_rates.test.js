// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast one address may send events, and reports of viewers (core/protocol/README.md, "Limits"). A trusted proxy tells
// the addresses.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { temporaryFolder } from './support/folder.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const proxied = ['--trusted-proxy', '127.0.0.1'];
const from = (address, ...more) => ({ args: ['-H', `X-Forwarded-For: ${address}`, ...more] });
const batch = (size) => Array.from({ length: size }, (_, i) => pageview(`v${i}`, '/', { eventId: `e${i}` }));

test('a batch of 5,000 is taken whole, and then its debt has to pass', async (t) => {
  const server = await startServer(t, proxied);
  const taken = await postEvents(server, batch(5_000), from('203.0.113.1'));
  assert.equal(taken.status, 200);
  assert.equal(taken.json.accepted, 5_000);

  const refused = await postEvents(server, pageview('a'), from('203.0.113.1', '-H', 'Origin: https://shop.example'));
  assert.equal(refused.status, 429);
  assert.match(refused.json.error, /Too many events from this address/);
  const seconds = Number(refused.headers['retry-after']);
  assert.ok(seconds > 10 && seconds <= 21, `Retry-After: ${seconds}`);
  assert.equal(refused.headers['access-control-allow-origin'], 'https://shop.example');
  assert.equal(refused.headers['access-control-expose-headers'], 'Retry-After');

  assert.equal((await postEvents(server, pageview('b'), from('203.0.113.2'))).status, 200);
  assert.equal((await postEvents(server, pageview('c'))).status, 200);
});

test('what was refused is taken once the debt is over', async (t) => {
  const server = await startServer(t,
    [...proxied, '--limit', 'events-burst=10', '--limit', 'events-per-second=5']);
  assert.equal((await postEvents(server, batch(35), from('2001:db8::1'))).status, 200);
  const refused = await postEvents(server, pageview('late'), from('2001:db8::2')); // one customer
  assert.equal(refused.status, 429);
  const seconds = Number(refused.headers['retry-after']);
  assert.ok(seconds >= 1 && seconds <= 6, `Retry-After: ${seconds}`);
  await until('it to be taken', async () =>
    (await postEvents(server, pageview('late'), from('2001:db8::2'))).status === 200);
});

test('this machine and who has the token send as fast as they can', async (t) => {
  const folder = temporaryFolder();
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, 'a-token-of-some-length\n', { mode: 0o600 });
  const server = await startServer(t, [...proxied, '--token-file', tokenFile]);
  const token = ['-H', 'Authorization: Bearer a-token-of-some-length'];
  for (let i = 0; i < 3; ++i) {
    assert.equal((await postEvents(server, batch(5_000))).status, 200);
    assert.equal((await postEvents(server, batch(5_000), from('203.0.113.3', ...token))).status, 200);
  }
  assert.equal((await curl(server, '/health')).status, 200);
});

test('who cannot be read pays, too', async (t) => {
  const server = await startServer(t, [...proxied, '--limit', 'events-burst=5', '--limit', 'events-per-second=1']);
  const statuses = new Set();
  for (let i = 0; i < 3; ++i) statuses.add((await postEvents(server, 'nonsense'.repeat(3_000), from('203.0.113.4'))).status);
  assert.deepEqual([...statuses].sort(), [400, 429]);
});

test('viewers share the rate of events', async (t) => {
  const server = await startServer(t, [...proxied, '--limit', 'events-burst=3', '--limit', 'events-per-second=1']);
  const viewer = { id: 'v' };
  const report = (address, method, path, body) => post(server, path, body, from(address, '-X', method));
  const ways = [
    ['POST', '/api/viewers', viewer], ['PUT', '/api/viewers', viewer],
    ['POST', '/api/socket', { type: 'track-viewer', data: viewer }],
    ['POST', '/api/socket', { type: 'viewer-heartbeat', data: viewer }],
  ];
  for (const [i, way] of ways.entries()) {
    const address = `203.0.113.${10 + i}`;
    const [method, path, body] = way;
    assert.equal((await report(address, method, path, { ...body, more: 'x'.repeat(60_000) })).status, 200);
    assert.equal((await postEvents(server, pageview('a'), from(address))).status, 429);
    const refused = await report(address, ...way);
    assert.equal(refused.status, 429);
    assert.match(refused.json.error, /Too many viewers from this address/);
    const seconds = Number(refused.headers['retry-after']);
    assert.ok(seconds > 3 && seconds <= 13, `Retry-After: ${seconds}`);
  }
  assert.equal((await postEvents(server, batch(30), from('203.0.113.20'))).status, 200);
  assert.equal((await report('203.0.113.20', ...ways[0])).status, 429);
  for (let i = 0; i < 10; ++i) assert.equal((await post(server, '/api/viewers', viewer)).status, 200);
});
