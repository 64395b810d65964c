// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// WebSockets and Socket.IO of those who are logged in or have a share link: what opens them, what
// they may do, and that they end with it (core/protocol/README.md, "Two planes").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ask, cookieOf, elsewhere, newLogin, newShare, revoke, startWithToken, withCookie,
} from './support/access.js';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, within } from './support/deadline.js';
import { curl } from './support/http.js';
import { LiveClient } from './support/live.js';
import { startServer } from './support/server.js';
import { EngineSession, SocketIoClient, ways } from './support/socketio.js';

const paths = ['/', '/api', '/api/analytics', '/api/live'];
const foreign = { Origin: 'https://evil.example' };
const policyViolated = 1008;

test('a cookie and a share’s secret open every socket, nothing opens none', async (t) => {
  const server = await startWithToken(t);
  const share = await newShare(server);
  const login = await newLogin(server);
  for (const path of paths) {
    for (const cookie of [login, share.cookie])
      assert.equal(await Dashboard.statusOf(server, { path, headers: withCookie(cookie) }), 101, path);
    const shown = `${path}?token=${share.secret}`;
    assert.equal(await Dashboard.statusOf(server, { path: shown, headers: elsewhere }), 101, path);
    for (const headers of [elsewhere, withCookie('footfall_session=x'), withCookie(`${share.cookie}x`)])
      assert.equal(await Dashboard.statusOf(server, { path, headers }), 401, path);
  }
});

test('a page of another site opens no socket with a cookie', async (t) => {
  const server = await startWithToken(t);
  const headers = withCookie(await newLogin(server));
  for (const path of paths) {
    assert.equal(await Dashboard.statusOf(server, { path, headers: { ...headers, ...foreign } }), 403, path);
    const own = { ...headers, Host: 'stats.example', Origin: 'https://stats.example' };
    assert.equal(await Dashboard.statusOf(server, { path, headers: own }), 101, path);
  }
});

test('with a share link one looks and does not act', async (t) => {
  const server = await startServer(t);
  const witness = await Dashboard.open(t, server);
  const share = await newShare(server);
  const reader = await Dashboard.open(t, server, { headers: withCookie(share.cookie) });
  await reader.settle();
  reader.send({ type: 'track_dashboard_action', action: 'note', details: {} });
  assert.match((await reader.next('error')).data.message, /only looks/);
  await reader.settle();
  await witness.settle();
  assert.equal(witness.ofType('dashboard_action').length, 0);
});

test('on Socket.IO a share link makes a dashboard that does not act', async (t) => {
  const server = await startServer(t);
  const witness = await Dashboard.open(t, server);
  const share = await newShare(server);
  for (const way of Object.keys(ways)) {
    const shown = {
      cookie: { extraHeaders: withCookie(share.cookie) },
      auth: { extraHeaders: elsewhere, auth: { token: share.secret } },
    };
    for (const [how, options] of Object.entries(shown)) {
      const reader = await SocketIoClient.open(t, server, way, options);
      await reader.next('user_connected');
      await reader.settle();
      const answer = await reader.ask('track_dashboard_action', { action: 'note' });
      assert.equal(answer.success, false, `${way} ${how}`);
    }
  }
  await witness.settle();
  assert.equal(witness.ofType('dashboard_action').length, 0);
});

test('revoking a share link closes all that it opened, and nothing else', async (t) => {
  const server = await startWithToken(t);
  const share = await newShare(server, 'Anna');
  const headers = withCookie(share.cookie);
  const sockets = await Promise.all(paths.map((path) => Dashboard.open(t, server, { path, headers })));
  sockets.push(await Dashboard.open(t, server, { path: `/?token=${share.secret}`, headers: elsewhere }));
  const clients = [];
  for (const way of Object.keys(ways)) {
    clients.push(await SocketIoClient.open(t, server, way, { extraHeaders: headers }));
    clients.push(await SocketIoClient.open(t, server, way, { extraHeaders: elsewhere, auth: { token: share.secret } }));
  }
  const polling = await EngineSession.join(server, { headers: [`Cookie: ${share.cookie}`, 'X-Forwarded-For: 203.0.113.7'] });
  const others = [
    await Dashboard.open(t, server, { headers: withCookie(await newLogin(server)) }),
    await Dashboard.open(t, server, { headers: withCookie((await newShare(server, 'Bo')).cookie) }),
  ];

  assert.equal((await revoke(server, share)).status, 204);
  for (const socket of sockets)
    assert.equal((await within(patienceMs, 'a socket to close', socket.closed)).code, policyViolated);
  for (const client of clients)
    await within(patienceMs, `${client.way} to close`, client.left);
  assert.equal((await polling.poll()).status, 400);
  for (const other of others) await other.settle();
  const { connectedDashboards } = (await curl(server, '/api/analytics/summary')).json.data;
  assert.equal(connectedDashboards, others.length);
});

test('over the live protocol an operator gets a login link that works once, a reader none', async (t) => {
  const server = await startWithToken(t);
  const share = await newShare(server);
  const reader = await LiveClient.open(t, server, {}, { headers: withCookie(share.cookie) });
  assert.equal((await reader.askFor('login')).type, 'error');
  const operator = await LiveClient.open(t, server, {}, { headers: withCookie(await newLogin(server)) });
  const { path } = await operator.ask('login');
  const cookie = cookieOf(await ask(server, path));
  assert.equal((await ask(server, '/api/me', withCookie(cookie))).json.access, 'operator');
  assert.equal((await ask(server, path)).status, 401);
});

test('logging out closes the sockets of that login', async (t) => {
  const server = await startWithToken(t);
  const login = await newLogin(server);
  const dashboard = await Dashboard.open(t, server, { headers: withCookie(login) });
  const other = await Dashboard.open(t, server, { headers: withCookie(await newLogin(server)) });
  await ask(server, '/logout', withCookie(login), ['-X', 'POST']);
  assert.equal((await within(patienceMs, 'the socket to close', dashboard.closed)).code, policyViolated);
  await other.settle();
});
