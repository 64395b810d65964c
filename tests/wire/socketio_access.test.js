// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is a dashboard on Socket.IO, and who a viewer (core/protocol/README.md, "Two planes").
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, within } from './support/deadline.js';
import { temporaryFolder } from './support/folder.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { SocketIoClient, ways } from './support/socketio.js';

const token = 'correct-horse-battery-staple';
const elsewhere = { 'X-Forwarded-For': '203.0.113.7' };
const bearer = (value) => ({ ...elsewhere, Authorization: `Bearer ${value}` });
const everyWay = Object.keys(ways);

async function startWithToken(t, options = []) {
  const folder = temporaryFolder();
  const file = join(folder, 'token');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return startServer(t, ['--token-file', file, ...options]);
}

const dashboards = async (server) =>
  (await curl(server, '/api/analytics/summary')).json.data.connectedDashboards;

/// The message that a client is refused with.
async function refusalOf(t, server, way, options) {
  const client = new SocketIoClient(server, way, options);
  t.after(() => client.socket.disconnect());
  const refused = client.joined.then(() => 'it joined', (error) => error.message);
  return within(patienceMs, 'the refusal', refused);
}

/// Fails unless the client is told nothing of visitors and dashboards.
async function assertViewer(client, server, what) {
  const before = await dashboards(server);
  const answer = await client.ask('request_detailed_stats', { filter: {} });
  assert.equal(answer.success, false, what);
  assert.equal((await client.ask('track_dashboard_action', { action: 'a' })).success, false, what);
  await postEvents(server, pageview(`seen-${before}`));
  await client.ask('viewer-heartbeat', { id: 'v' });
  const names = new Set(client.frames.map((frame) => frame.name));
  names.delete('error');
  names.delete('viewers_update');
  assert.deepEqual([...names], [], what);
}

async function assertDashboard(client, what) {
  const { data } = await client.next('user_connected');
  assert.ok(data.totalDashboards >= 1, what);
  await client.settle();
  await client.next('detailed_stats');
}

test('a viewer is no dashboard and is told nothing', async (t) => {
  const server = await startServer(t);
  const witness = await Dashboard.open(t, server);
  await witness.next('user_connected');
  for (const way of everyWay) {
    const viewer = await SocketIoClient.open(t, server, way, { extraHeaders: elsewhere });
    await assertViewer(viewer, server, way);
    viewer.close();
  }
  assert.equal(await dashboards(server), 1);
  await witness.settle();
  for (const type of ['user_connected', 'user_disconnected', 'dashboard_action'])
    assert.equal(witness.ofType(type).length, type === 'user_connected' ? 1 : 0, type);
});

test('the token makes a dashboard of whoever shows it', async (t) => {
  const server = await startWithToken(t);
  for (const way of everyWay) {
    const shown = {
      header: { extraHeaders: bearer(token) },
      query: { extraHeaders: elsewhere, query: { token } },
      auth: { extraHeaders: elsewhere, auth: { token } },
    };
    for (const [how, options] of Object.entries(shown))
      await assertDashboard(await SocketIoClient.open(t, server, way, options), `${way} ${how}`);
  }
  assert.equal(await dashboards(server), 9);
});

test('a wrong token in the handshake leaves a viewer', async (t) => {
  const server = await startWithToken(t);
  for (const wrong of ['wrong', token.slice(0, -1), `${token}x`, '']) {
    for (const options of [{ extraHeaders: bearer(wrong) }, { extraHeaders: elsewhere, query: { token: wrong } }])
      await assertViewer(await SocketIoClient.open(t, server, 'polling', options), server, wrong);
  }
  assert.equal(await dashboards(server), 0);
});

test('a wrong auth.token is refused, even from this machine', async (t) => {
  const server = await startWithToken(t);
  const wrongs = ['wrong', token.slice(0, -1), `${token}x`, 7, true, { token }, [token]];
  for (const way of everyWay) {
    for (const wrong of way === 'websocket' ? wrongs : wrongs.slice(0, 1)) {
      for (const extraHeaders of [elsewhere, undefined]) {
        const what = `${way} ${JSON.stringify(wrong)}`;
        const options = { auth: { token: wrong }, extraHeaders };
        assert.equal(await refusalOf(t, server, way, options), 'Unauthorized', what);
      }
    }
  }
  assert.equal(await dashboards(server), 0);
});

test('without a token of its own, the server takes none', async (t) => {
  const server = await startServer(t);
  assert.equal(await refusalOf(t, server, 'websocket', { auth: { token: 'any' } }), 'Unauthorized');
  const none = await SocketIoClient.open(t, server, 'websocket', { auth: { token: '' } });
  await assertDashboard(none, 'an empty token is none');
  const viewer = await SocketIoClient.open(t, server, 'websocket', { auth: { token: null }, extraHeaders: elsewhere });
  await assertViewer(viewer, server, 'null');
});

test('a foreign page in the operator’s browser is a viewer, whatever it knows', async (t) => {
  const server = await startWithToken(t);
  for (const Origin of ['https://evil.example', 'null', 'https://localhost.evil.example']) {
    for (const way of everyWay) {
      const what = `${way} ${Origin}`;
      const extraHeaders = { Origin };
      await assertViewer(await SocketIoClient.open(t, server, way, { extraHeaders }), server, what);
      const knowing = { extraHeaders, query: { token } };
      await assertViewer(await SocketIoClient.open(t, server, way, knowing), server, what);
      const options = { extraHeaders, auth: { token } };
      assert.equal(await refusalOf(t, server, way, options), 'Unauthorized', what);
    }
  }
});

test('a page of our own, of this machine or of an allowed origin is a dashboard', async (t) => {
  const allowed = 'https://stats.example';
  const server = await startServer(t, ['--dashboard-origin', allowed]);
  for (const Origin of [server.url(), 'http://localhost:5173', allowed])
    await assertDashboard(await SocketIoClient.open(t, server, 'upgrade', { extraHeaders: { Origin } }), Origin);
});

test('a token is never written down', async (t) => {
  const server = await startWithToken(t);
  const client = await SocketIoClient.open(t, server, 'upgrade', { query: { token }, auth: { token } });
  await client.settle();
  await server.stop();
  assert.ok(!server.errorText.includes(token));
});

test('who has guessed too often is refused by the handshake, too', async (t) => {
  const server = await startWithToken(t, ['--trusted-proxy', '127.0.0.1']);
  const wrong = { extraHeaders: elsewhere, auth: { token: 'wrong' } };
  assert.equal(await refusalOf(t, server, 'websocket', wrong), 'Unauthorized');
  for (let guess = 1; guess < 300; ++guess) {
    const answer = await fetch(server.url('/api/analytics/summary'), { headers: bearer('wrong') });
    assert.equal(answer.status, 401);
    await answer.text();
  }
  const right = { extraHeaders: elsewhere, auth: { token } };
  assert.equal(await refusalOf(t, server, 'websocket', right), 'Unauthorized');
  assert.equal(await Dashboard.statusOf(server, { headers: bearer(token) }), 429);
  assert.equal(await Dashboard.statusOf(server, { headers: elsewhere }), 401);
  const neighbour = { extraHeaders: { 'X-Forwarded-For': '203.0.113.8' }, auth: { token } };
  await SocketIoClient.open(t, server, 'websocket', neighbour);
});

test('behind a proxy that sets one header, varying another does not help who guesses', async (t) => {
  const server = await startWithToken(t);
  let guesses = 0;
  const guessing = () => ({ ...elsewhere, 'X-Real-IP': `10.0.${guesses >> 8}.${guesses++ & 255}` });
  for (let guess = 0; guess < 300; ++guess) {
    const answer = await fetch(server.url('/api/analytics/summary'), { headers: { ...bearer('wrong'), ...guessing() } });
    assert.equal(answer.status, 401);
    await answer.text();
  }
  assert.equal(await Dashboard.statusOf(server, { headers: { ...bearer(token), ...guessing() } }), 429);
  const right = { extraHeaders: guessing(), auth: { token } };
  assert.equal(await refusalOf(t, server, 'websocket', right), 'Unauthorized');
  const neighbour = { extraHeaders: { 'X-Forwarded-For': '203.0.113.8' }, auth: { token } };
  await SocketIoClient.open(t, server, 'websocket', neighbour);
});
