// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The clients of every protocol, by TLS.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventSource } from 'eventsource';
import { WebSocket } from 'ws';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, until, within } from './support/deadline.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { runToEnd } from './support/server.js';
import { SocketIoClient, ways } from './support/socketio.js';
import { dataFolder, startKeeping } from './support/store.js';
import { certificateFolder, fetchBy, makeCertificate, startTlsServer } from './support/tls.js';

const secureCookie = /^visitorId=[0-9a-f-]{36}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=None; Secure; Partitioned$/;

const trusting = ({ certificate }) => ['--cacert', certificate.cert];
const socketUrl = (server, path) => server.url(path).replace('https', 'wss');

async function openDashboard(t, server, headers = {}) {
  const dashboard = new Dashboard(socketUrl(server, '/'), headers, { ca: server.certificate.ca });
  t.after(() => dashboard.socket.terminate());
  return { dashboard, status: await within(patienceMs, 'the upgrade', dashboard.status) };
}

test('a dashboard follows events', async (t) => {
  const server = await startTlsServer(t);
  const { dashboard } = await openDashboard(t, server);
  await dashboard.next('user_connected');
  await postEvents(server, pageview('a', '/shop'), { args: trusting(server) });
  const { data } = await dashboard.next('visitor_update');
  assert.equal(data.event.page, '/shop');
  dashboard.send({ type: 'request_detailed_stats', filter: { note: 'n'.repeat(60_000) } });
  await dashboard.next('detailed_stats_response');
  assert.equal((await dashboard.close()).code, 1000);
});

test('pages of our own host may look, plain ones may not', async (t) => {
  const server = await startTlsServer(t);
  const host = `stats.example:${server.port}`;
  const statusFor = async (origin) => {
    const args = [...trusting(server), '--resolve', `${host}:127.0.0.1`, '-H', `Origin: ${origin}`];
    const named = { url: (path) => `https://${host}${path}` };
    return (await curl(named, '/api/analytics/summary', args)).status;
  };
  assert.equal(await statusFor(`https://${host}`), 401, 'our own page, without a token');
  assert.equal(await statusFor(`http://${host}`), 403);
  assert.equal(await statusFor('https://evil.example'), 403);
});

test('page sockets count', async (t) => {
  const server = await startTlsServer(t);
  const counts = [];
  for (const user of ['a', 'b']) {
    const socket = new WebSocket(socketUrl(server, `/ws?page=/p&userId=${user}`),
      { ca: server.certificate.ca });
    t.after(() => socket.terminate());
    socket.on('message', (text) => counts.push(JSON.parse(text).count));
  }
  await until('both to be told of two', () => counts.filter((count) => count === 2).length === 2);
});

test('the stream of counts gives a cookie that comes back from other sites', async (t) => {
  const server = await startTlsServer(t);
  const byUs = fetchBy(server.certificate);
  let cookie;
  const source = new EventSource(server.url('/events'), {
    fetch: async (url, init) => {
      const answer = await byUs(url, init);
      cookie = answer.headers.get('set-cookie');
      return answer;
    },
  });
  t.after(() => source.close());
  const told = [];
  source.addEventListener('message', ({ data }) => told.push(JSON.parse(data)));
  await until('a count', () => told.some((one) => one.totalConnections === 1));
  assert.match(cookie, secureCookie);
  source.close();
  await until('the stream to be gone', async () => {
    const { json } = await curl(server, '/health', trusting(server));
    return json.totalConnections === 0;
  });
});

for (const way of Object.keys(ways)) {
  test(`Socket.IO by ${way}`, async (t) => {
    const server = await startTlsServer(t);
    const client = await SocketIoClient.open(t, server, way, { ca: server.certificate.ca });
    await client.next('user_connected');
    await postEvents(server, pageview('a', '/shop'), { args: trusting(server) });
    const { data } = await client.next('visitor_update', (update) => update.event !== null);
    assert.equal(data.event.page, '/shop');
  });
}

test('a stop says goodbye to all', async (t) => {
  const server = await startTlsServer(t);
  const { dashboard } = await openDashboard(t, server);
  await dashboard.next('user_connected');
  await server.stop();
  assert.equal((await within(patienceMs, 'the close', dashboard.closed)).code, 1001);
});

test('commands of this machine are run by the server', async (t) => {
  const folder = dataFolder(t);
  const { cert, key } = makeCertificate(certificateFolder(t), 'kept');
  const server = await startKeeping(t, folder, ['--tls-cert', cert, '--tls-key', key]);
  const args = ['--cacert', cert];
  await postEvents(server, pageview('a', '/shop', { visitorId: 'v-1' }), { args });
  const { code, output, errorText } = await runToEnd('forget', '--visitor', 'v-1', '--data-dir', folder);
  assert.equal(code, 0, errorText);
  assert.equal(output, '1 visits and 1 events of v-1 were erased\n');
});
