// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Behind nginx, which speaks TLS, set up as app/options/README.md tells.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, until, within } from './support/deadline.js';
import { curl, post, postEvents } from './support/http.js';
import { startNginx } from './support/nginx.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { SocketIoClient } from './support/socketio.js';
import { TlsConnection, certificateFolder } from './support/tls.js';

const token = 'correct-horse-battery';
const bearer = ['-H', `Authorization: Bearer ${token}`];
const summary = '/api/analytics/summary';
/// The client's address, other than nginx's own.
const from = ['--interface', '127.0.0.2'];

async function startBehindNginx(t) {
  const tokenFile = join(certificateFolder(t), 'token');
  writeFileSync(tokenFile, token);
  const server = await startServer(t, ['--trusted-proxy', '127.0.0.1', '--token-file', tokenFile]);
  const nginx = await startNginx(t, server);
  return { server, nginx, args: ['--cacert', nginx.certificate.cert] };
}

test('the client is known by its own address, whatever it says', async (t) => {
  const { nginx, args } = await startBehindNginx(t);
  const addressOf = async (more) => (await curl(nginx, '/api/ip', [...args, ...more])).json.ip;
  assert.equal(await addressOf(from), '127.0.0.2');
  const lies = ['X-Forwarded-For: 8.8.8.8', 'Forwarded: for=9.9.9.9', 'X-Real-IP: 7.7.7.7'];
  assert.equal(await addressOf([...from, ...lies.flatMap((lie) => ['-H', lie])]), '127.0.0.2');
});

test('events come through, and only the token opens what operators see', async (t) => {
  const { server, nginx, args } = await startBehindNginx(t);
  assert.equal((await postEvents(nginx, pageview('a', '/shop'), { args })).status, 200);
  const large = JSON.stringify(pageview('b')) + ' '.repeat(1_000_000);
  assert.equal((await post(nginx, '/api/events', large, { args })).status, 200);
  assert.equal((await curl(nginx, summary, args)).status, 401);
  assert.equal((await curl(nginx, summary, [...args, '-H', 'Host: localhost'])).status, 401);
  assert.equal((await curl(server, summary)).status, 401, 'not even past nginx');
  const { status, json } = await curl(nginx, summary, [...args, ...bearer]);
  assert.equal(status, 200);
  assert.equal(json.data.totalActive, 2);
});

test('a page of our own host may look with the token, by https only', async (t) => {
  const { nginx, args } = await startBehindNginx(t);
  const host = `stats.example:${nginx.port}`;
  const statusFor = async (origin) => (await curl({ url: (path) => `https://${host}${path}` }, summary,
    [...args, ...bearer, '--resolve', `${host}:127.0.0.1`, '-H', `Origin: ${origin}`])).status;
  assert.equal(await statusFor(`https://${host}`), 200);
  assert.equal(await statusFor(`http://${host}`), 403);
  assert.equal(await statusFor('https://evil.example'), 403);
});

async function openDashboard(t, nginx, path) {
  const dashboard = new Dashboard(`wss://127.0.0.1:${nginx.port}${path}`, {},
    { ca: nginx.certificate.ca });
  t.after(() => dashboard.socket.on('error', () => {}).terminate());
  return { dashboard, status: await within(patienceMs, 'an answer', dashboard.status) };
}

test('a dashboard follows over its WebSocket', async (t) => {
  const { nginx, args } = await startBehindNginx(t);
  assert.equal((await openDashboard(t, nginx, '/')).status, 401);
  const { dashboard, status } = await openDashboard(t, nginx, `/?token=${token}`);
  assert.equal(status, 101);
  await dashboard.next('user_connected');
  await postEvents(nginx, pageview('a', '/shop'), { args });
  assert.equal((await dashboard.next('visitor_update')).data.event.page, '/shop');
});

test('our own dashboards follow, and say what they want to see', async (t) => {
  const { nginx, args } = await startBehindNginx(t);
  assert.equal((await openDashboard(t, nginx, '/api/live')).status, 401);
  const { dashboard } = await openDashboard(t, nginx, `/api/live?token=${token}`);
  assert.equal((await dashboard.next('state')).data.access, 'operator');
  await dashboard.next('snapshot');
  await postEvents(nginx, pageview('a', '/shop'), { args });
  await dashboard.next('delta', ({ events }) => events?.[0].page === '/shop');
  dashboard.send({ type: 'follow', id: 7, data: { site: '', sessionId: 'a' } });
  assert.equal((await dashboard.next('session')).data.currentPage, '/shop');
});

test('Socket.IO is upgraded', async (t) => {
  const { nginx, args } = await startBehindNginx(t);
  const client = await SocketIoClient.open(t, nginx, 'upgrade',
    { ca: nginx.certificate.ca, auth: { token } });
  await client.next('user_connected');
  await postEvents(nginx, pageview('a', '/shop'), { args });
  await client.next('visitor_update', ({ event }) => event?.page === '/shop');
});

test('a stream of counts is told at once, with a cookie for TLS', async (t) => {
  const { nginx } = await startBehindNginx(t);
  const open = async () => {
    const stream = await TlsConnection.open(t, nginx);
    stream.socket.write('GET /events HTTP/1.1\r\nHost: stats.example\r\n\r\n');
    await stream.untilText('data: ');
    return stream;
  };
  const first = await open();
  assert.match(first.text, /Set-Cookie: visitorId=[^\r]+; SameSite=None; Secure; Partitioned\r\n/);
  const second = await open();
  await first.untilText('"totalConnections":2');
  second.socket.destroy();
  await until('the other to be gone', () => /"totalConnections":1(?!.*"totalConnections":2)/s.test(first.text));
});
