// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Viewers over HTTP: /api/viewers, /api/ip, /api/socket (core/protocol/README.md, "Public
// counters").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { curl, post } from './support/http.js';
import { startServer } from './support/server.js';

const viewer = {
  id: 'v-1', userAgent: 'Mozilla/5.0', country: 'Canada', city: 'Toronto', region: 'Ontario',
  timezone: 'America/Toronto',
};
const stranger = ['-H', 'X-Forwarded-For: 203.0.113.9'];
const put = (server, body) => post(server, '/api/viewers', body, { args: ['-X', 'PUT'] });
const failed = { error: 'Failed to track viewer' };

function isNow(ms) {
  assert.ok(Number.isInteger(ms) && Math.abs(Date.now() - ms) < 60_000, `${ms} is not now`);
}

test('a viewer is tracked, kept and listed', async (t) => {
  const server = await startServer(t);
  const tracked = await post(server, '/api/viewers', viewer);
  assert.equal(tracked.status, 200);
  const { timestamp, lastSeen, ...echo } = tracked.json.viewer;
  assert.equal(tracked.json.success, true);
  assert.deepEqual(echo, viewer);
  [timestamp, lastSeen].forEach(isNow);
  await post(server, '/api/viewers', { id: 'v-2' });
  assert.deepEqual((await put(server, { id: 'v-1' })).json, { success: true });

  const { json } = await curl(server, '/api/viewers');
  assert.deepEqual(Object.keys(json), ['totalViewers', 'viewers', 'geographicData']);
  assert.equal(json.totalViewers, 2);
  assert.deepEqual(json.viewers.map(({ lastSeen: seen, ...rest }) => (isNow(seen), rest)), [
    { id: 'v-1', country: 'Canada', city: 'Toronto' },
    { id: 'v-2', country: 'Unknown', city: 'Unknown' },
  ]);
  assert.deepEqual(json.geographicData, [
    { country: 'Canada', count: 1, cities: ['Toronto'] },
    { country: 'Unknown', count: 1, cities: [] },
  ]);
});

test('strangers, and pages of other origins, see numbers and nobody', async (t) => {
  const server = await startServer(t);
  await post(server, '/api/viewers', viewer);
  for (const args of [stranger, ['-H', 'Origin: https://shop.example']]) {
    const { json } = await curl(server, '/api/viewers', args);
    assert.deepEqual([json.totalViewers, json.viewers], [1, []]);
    const body = { type: 'track-viewer', data: viewer };
    const { viewersData } = (await post(server, '/api/socket', body, { args })).json;
    assert.deepEqual([viewersData.totalViewers, viewersData.viewers], [1, []]);
  }
});

test('/api/socket takes the same messages', async (t) => {
  const server = await startServer(t);
  const ready = (await curl(server, '/api/socket')).json;
  assert.deepEqual(Object.keys(ready), ['message', 'timestamp']);
  assert.equal(ready.message, 'WebSocket endpoint ready');
  isNow(ready.timestamp);

  const tracked = await post(server, '/api/socket', { type: 'track-viewer', data: viewer });
  assert.deepEqual(Object.keys(tracked.json), ['success', 'viewersData', 'message']);
  assert.equal(tracked.json.message, 'Viewer tracked successfully');
  assert.deepEqual(tracked.json.viewersData, (await curl(server, '/api/viewers')).json);
  assert.deepEqual(
    (await post(server, '/api/socket', { type: 'viewer-heartbeat', data: { id: 'v-1' } })).json,
    { success: true, message: 'Heartbeat updated' });

  const other = await post(server, '/api/socket', { type: 'dance' });
  assert.deepEqual([other.status, other.json], [400, { error: 'Unknown request type' }]);
});

test('what is no viewer is refused', async (t) => {
  const server = await startServer(t);
  for (const body of ['', '{', '[]', 'null', '{}', '{"id":7}', `{"id":"${'x'.repeat(129)}"}`]) {
    for (const answer of [await post(server, '/api/viewers', body), await put(server, body)])
      assert.deepEqual([answer.status, answer.json], [400, failed], body);
  }
  const large = { ...viewer, more: 'x'.repeat(64 * 1024) };
  for (const answer of [await post(server, '/api/viewers', large), await put(server, large),
    await post(server, '/api/socket', { type: 'track-viewer', data: large })])
    assert.deepEqual([answer.status, answer.json], [413, { error: 'More than 65536 bytes' }]);
  const answer = await post(server, '/api/socket', '{');
  assert.deepEqual([answer.status, answer.json], [400, failed]);
  assert.equal((await curl(server, '/api/viewers')).json.totalViewers, 0);
  assert.equal((await curl(server, '/api/viewers', ['-X', 'DELETE'])).status, 405);
});

test('a viewer who says nothing more is forgotten', async (t) => {
  const server = await startServer(t, ['--viewer-timeout', '2']);
  await post(server, '/api/viewers', { id: 'goes' });
  await post(server, '/api/viewers', { id: 'stays' });
  const ids = async () => (await curl(server, '/api/viewers')).json.viewers.map(({ id }) => id);
  assert.deepEqual((await ids()).sort(), ['goes', 'stays']);
  await until('one to be forgotten', async () => {
    await put(server, { id: 'stays' });
    return (await ids()).length === 1;
  });
  assert.deepEqual(await ids(), ['stays']);
});

test('the address is that of the peer, whatever is claimed', async (t) => {
  const server = await startServer(t);
  assert.deepEqual((await curl(server, '/api/ip')).json, { ip: '127.0.0.1' });
  assert.deepEqual((await curl(server, '/api/ip', stranger)).json, { ip: '127.0.0.1' });
});
