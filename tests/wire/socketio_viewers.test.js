// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Viewers on Socket.IO, beside those over HTTP (core/protocol/README.md, "Public counters").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patienceMs, within } from './support/deadline.js';
import { curl, post } from './support/http.js';
import { startServer } from './support/server.js';
import { EngineSession, SocketIoClient, ways } from './support/socketio.js';

const elsewhere = { 'X-Forwarded-For': '203.0.113.7' };
const viewer = {
  id: 'v-1', userAgent: 'Mozilla/5.0', country: 'Canada', city: 'Toronto', region: 'Ontario',
  timezone: 'America/Toronto',
};
const inCanada = [{ country: 'Canada', count: 1, cities: ['Toronto'] }];
const counts = (number) => (data) => data.totalViewers === number;
const asVisitor = (t, server, way, options) =>
  SocketIoClient.open(t, server, way, { extraHeaders: elsewhere, ...options });

for (const way of Object.keys(ways)) {
  test(`${way}: a viewer is tracked and all are told, the operator by name`, async (t) => {
    const server = await startServer(t);
    const operator = await SocketIoClient.open(t, server, way);
    const [page, other] = [await asVisitor(t, server, way), await asVisitor(t, server, way)];
    const answer = await page.ask('track-viewer', viewer);
    assert.deepEqual(answer, {
      success: true, message: 'Viewer tracked successfully',
      viewersData: { totalViewers: 1, viewers: [], geographicData: inCanada },
    });
    for (const each of [page, other])
      assert.deepEqual((await each.next('viewers_update', counts(1))).data, answer.viewersData);
    const { data } = await operator.next('viewers_update', counts(1));
    const { lastSeen, ...named } = data.viewers[0];
    assert.deepEqual(named, { id: 'v-1', country: 'Canada', city: 'Toronto' });
    assert.ok(Math.abs(Date.now() - lastSeen) < 60_000);
    assert.deepEqual(data.geographicData, inCanada);
    assert.deepEqual((await curl(server, '/api/viewers')).json, data);

    assert.deepEqual(await page.ask('viewer-heartbeat', { id: 'v-1' }),
      { success: true, message: 'Heartbeat updated' });
    for (const bad of [undefined, null, 7, {}, { id: '' }, { id: 7 }]) {
      for (const name of ['track-viewer', 'viewer-heartbeat'])
        assert.deepEqual(await page.ask(name, bad), { error: 'Failed to track viewer' });
    }
    page.send('track-viewer', { id: 'v-2' });
    await other.next('viewers_update', counts(2));
  });
}

test('what comes over HTTP is told on Socket.IO, and who is silent goes', async (t) => {
  const server = await startServer(t, ['--viewer-timeout', '1']);
  const page = await asVisitor(t, server, 'upgrade');
  await post(server, '/api/viewers', viewer);
  await page.next('viewers_update', counts(1));
  await page.next('viewers_update', counts(0));
  await post(server, '/api/socket', { type: 'track-viewer', data: { id: 'v-2' } });
  await page.next('viewers_update', counts(1));
});

test('/api/socket serves both', async (t) => {
  const server = await startServer(t);
  const page = await asVisitor(t, server, 'upgrade', { path: '/api/socket' });
  await page.ask('track-viewer', viewer);
  assert.equal((await curl(server, '/api/socket')).json.message, 'WebSocket endpoint ready');
  const { json } = await post(server, '/api/socket', { type: 'track-viewer', data: { id: 'v-2' } });
  assert.equal(json.viewersData.totalViewers, 2);
  await page.next('viewers_update', counts(2));
});

test('a page of another origin in the operator’s browser is told no names', async (t) => {
  const server = await startServer(t);
  const extraHeaders = { Origin: 'https://shop.example' };
  const page = await asVisitor(t, server, 'upgrade', { extraHeaders });
  const { viewersData } = await page.ask('track-viewer', viewer);
  assert.deepEqual([viewersData.totalViewers, viewersData.viewers], [1, []]);
  assert.deepEqual((await page.next('viewers_update')).data.viewers, []);
});

test('who was slow to fetch is told the newest in the end', async (t) => {
  const server = await startServer(t);
  const session = await EngineSession.open(server, { headers: ['X-Forwarded-For: 203.0.113.7'] });
  await session.post('40');
  await session.poll();
  for (let i = 1; i <= 5; ++i) await post(server, '/api/viewers', { id: `v-${i}` });
  const newest = async () => {
    let total = 0;
    while (total < 5) {
      for (const packet of await session.pollPackets())
        total = JSON.parse(packet.slice(2))[1].totalViewers;
    }
    return total;
  };
  assert.equal(await within(patienceMs, 'the newest', newest()), 5);
});
