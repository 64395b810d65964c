// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever is refused counts once, by its reason, wherever that was (core/protocol/README.md, "Our
// own").
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { elsewhere, newShare, revoke, startWithToken, token, withCookie } from './support/access.js';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, until, within } from './support/deadline.js';
import { temporaryFolder } from './support/folder.js';
import { FrameSocket } from './support/frames.js';
import { RawConnection, curl, exchange, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { SocketIoClient, ways } from './support/socketio.js';
import { startTlsServer } from './support/tls.js';

const shop = 'https://shop.example';
const evil = 'https://evil.example';
const none = { access: 0, limit: 0, bad_input: 0, site: 0 };
const metrics = '/metrics';

async function refusedOf(server, args) {
  const { status, body } = await curl(server, metrics, args);
  assert.equal(status, 200, body);
  const all = Object.fromEntries([...body.matchAll(/^footfall_refused_total\{reason="(\w+)"\} (\d+)$/gm)]
    .map(([, reason, count]) => [reason, Number(count)]));
  const total = Object.values(all).reduce((sum, count) => sum + count, 0);
  assert.match(body, new RegExp(`^footfall_requests_refused_total ${total}$`, 'm'));
  return all;
}

/// Does something, and expects that just this was refused.
async function refuses(server, expected, act, args = []) {
  const before = await refusedOf(server, args);
  await act();
  const more = async () => {
    const now = await refusedOf(server, args);
    return Object.fromEntries(Object.entries(now).map(([reason, count]) => [reason, count - before[reason]]));
  };
  const wanted = { ...none, ...expected };
  const isSo = async () => isDeepStrictEqual(await more(), wanted);
  await until(`${JSON.stringify(wanted)} after ${act}`, isSo);
}

const get = (path, ...lines) => [`GET ${path} HTTP/1.1`, 'Host: localhost', ...lines, '', ''].join('\r\n');

test('what is refused over HTTP', async (t) => {
  const server = await startServer(t, ['--limit', 'events-per-batch=3']);
  const event = pageview('a');
  const bad = { ...event, page: 7 };
  await refuses(server, {}, () => postEvents(server, event));
  await refuses(server, { bad_input: 1 }, () => postEvents(server, bad));
  await refuses(server, { bad_input: 1 }, () => postEvents(server, 'nonsense'));
  await refuses(server, { bad_input: 2 }, () => postEvents(server, [bad, event, bad]));
  await refuses(server, { limit: 1 }, () => postEvents(server, Array(4).fill(bad)));
  await refuses(server, { bad_input: 1 }, () => post(server, '/api/viewers', '{'));
  await refuses(server, { bad_input: 1 }, () => curl(server, '/nowhere'));
  await refuses(server, { bad_input: 1 }, () => curl(server, '/health', ['-X', 'POST']));
  await refuses(server, { bad_input: 1 }, () => curl(server, '/ws'));
  await refuses(server, { bad_input: 1 }, () => curl(server, '/socket.io/?EIO=9&transport=polling'));
  await refuses(server, { bad_input: 1 }, () => exchange(server, 'nonsense\r\n\r\n'));
  await refuses(server, { limit: 1 }, () => exchange(server, get('/health', `X: ${'x'.repeat(20_000)}`)));
  await refuses(server, { access: 1 }, () => curl(server, '/api/analytics/summary', ['-H', 'X-Forwarded-For: 192.0.2.1']));
  await refuses(server, { access: 1 }, () => curl(server, '/api/analytics/summary', ['-H', `Origin: ${evil}`]));
});

test('what is of no declared site', async (t) => {
  const folder = temporaryFolder();
  const file = join(folder, 'token');
  writeFileSync(file, 'a-token-of-the-test', { mode: 0o600 });
  const server = await startServer(t, ['--token-file', file, '--site', `shop=${shop}`]);
  const operator = ['-H', 'Authorization: Bearer a-token-of-the-test'];
  const refusesSite = (expected, act) => refuses(server, expected, act, operator);
  const from = (origin) => ['-H', `Origin: ${origin}`];
  const elsewhere = pageview('a', '/', { site: 'elsewhere' });
  await refusesSite({}, () => postEvents(server, pageview('a'), { args: from(shop) }));
  await refusesSite({ site: 1 }, () => postEvents(server, pageview('a'), { args: from(evil) }));
  await refusesSite({ site: 1 }, () => postEvents(server, elsewhere, { args: from(shop) }));
  await refusesSite({ site: 2, bad_input: 1 },
    () => postEvents(server, [elsewhere, { page: '/' }, pageview('b'), elsewhere], { args: from(shop) }));
  await refusesSite({ site: 1 }, () => post(server, '/api/viewers', { id: 'v' }, { args: from(evil) }));
  await refusesSite({ site: 1 }, () => curl(server, '/events', from(evil)));
  await refusesSite({ site: 1 },
    () => Dashboard.statusOf(server, { path: '/ws?page=/&userId=u', headers: { Origin: evil } }));
  const page = await SocketIoClient.open(t, server, 'websocket', { extraHeaders: { Origin: evil } });
  await refusesSite({ site: 1 }, () => page.ask('track-viewer', { id: 'v' }));
  await refusesSite({ bad_input: 1 }, () => page.ask('viewer-heartbeat', 'nobody'));
  await refusesSite({ access: 1 }, () => curl(server, metrics, ['-H', 'Authorization: Bearer wrong']));
});

test('operators see who was refused, why and since when', async (t) => {
  const server = await startWithToken(t, ['--trusted-proxy', '127.0.0.1']);
  const from = (address, ...more) => ['-H', `X-Forwarded-For: ${address}`, ...more];
  const refused = async () => (await curl(server, '/api/refused', ['-H', `Authorization: Bearer ${token}`])).json.data;
  await postEvents(server, 'nonsense', { args: from('203.0.113.9') });
  await postEvents(server, pageview('a', 7), { args: from('203.0.113.9') });
  await curl(server, '/api/refused', from('2001:db8:1:2::7', '-H', 'Authorization: Bearer wrong'));
  const { counts, since, newest } = await refused();
  assert.deepEqual(counts, { ...none, access: 1, bad_input: 2 });
  assert.deepEqual(newest.map(({ address, reason, times }) => [address, reason, times]),
    [['2001:db8:1:2::/64', 'access', 1], ['203.0.113.9', 'bad_input', 2]]);
  assert.match(newest[0].said, /^Unauthorized/);
  assert.match(newest[1].said, /page/);
  assert.ok(since <= newest[1].since && newest[1].since <= newest[1].lastAt && newest[1].lastAt <= newest[0].lastAt);
  const { socket } = await FrameSocket.open(t, server, '/ws?page=/&userId=u', { 'X-Forwarded-For': '203.0.113.8' });
  socket.send('x'.repeat(70_000));
  const isAmong = async (one) => (await refused()).newest.some((client) => Object.entries(one).every(([name, value]) => client[name] === value));
  await until('the socket to be among them', () => isAmong({ address: '203.0.113.8', reason: 'limit' }));
  for (const [way, address] of [['polling', '203.0.113.6'], ['websocket', '203.0.113.7']]) {
    const page = await SocketIoClient.open(t, server, way, { extraHeaders: { 'X-Forwarded-For': address } });
    assert.deepEqual(await page.ask('viewer-heartbeat', 'nobody'), { error: 'Failed to track viewer' });
    assert.ok(await isAmong({ address, reason: 'bad_input', times: 1, said: 'Failed to track viewer' }), way);
    await page.ask('no_such', {});
    assert.ok(await isAmong({ address, reason: 'bad_input', times: 2 }), way);
  }
  assert.deepEqual((await refused()).counts, { ...none, access: 1, limit: 1, bad_input: 6 });
});

test('what is refused where TLS is spoken', async (t) => {
  const server = await startTlsServer(t);
  const trusting = ['--cacert', server.certificate.cert];
  await refuses(server, { bad_input: 1 }, () => exchange(server, get('/health')), trusting);
  await refuses(server, { bad_input: 1 }, () => exchange(server, Buffer.alloc(100, 0x16)), trusting);
});

test('what is refused on WebSockets', async (t) => {
  const server = await startServer(t, ['--limit', 'questions-burst=2', '--limit', 'questions-per-second=1']);
  const closed = async (socket) => within(patienceMs, 'a close', once(socket, 'close'));
  const sending = (path, data, options) => async () => {
    const { socket } = await FrameSocket.open(t, server, path);
    const end = closed(socket);
    socket.send(data, options);
    await end;
  };
  await refuses(server, { limit: 1 }, sending('/ws?page=/&userId=u', 'x'.repeat(70_000)));
  await refuses(server, { bad_input: 1 }, sending('/', Buffer.from([1])));
  await refuses(server, { bad_input: 1 }, sending('/', Buffer.from([0xff]), { binary: false }));
  await refuses(server, {}, async () => {
    const { socket } = await FrameSocket.open(t, server, '/');
    const end = closed(socket);
    socket.close(1008);
    await end;
  });
  await refuses(server, { bad_input: 1 }, async () => {
    const dashboard = await Dashboard.open(t, server);
    dashboard.send('nonsense');
    await dashboard.next('error');
    await dashboard.close();
  });
  await refuses(server, { bad_input: 2, limit: 1 }, async () => {
    const live = await FrameSocket.open(t, server, '/api/live');
    for (let i = 0; i < 3; ++i) live.send('{"type":"nonsense"}');
    for (let i = 0; i < 3; ++i) await live.next(({ type }) => type === 'error');
    await live.close();
  });
});

test('what is refused to clients of Socket.IO', async (t) => {
  const server = await startServer(t);
  for (const way of ['polling', 'websocket']) {
    await refuses(server, { access: 1 }, async () => {
      const { socket } = new SocketIoClient(server, way, { auth: { token: 'wrong' } });
      await within(patienceMs, 'the refusal', once(socket, 'connect_error'));
      socket.disconnect();
    });
    await refuses(server, { bad_input: 1 }, async () => {
      const client = await SocketIoClient.open(t, server, way);
      await client.ask('no_such', {});
      client.close();
    });
    await refuses(server, { bad_input: 1 }, async () => {
      const client = await SocketIoClient.open(t, server, way);
      client.socket.io.engine.write('2["no JSON",');
      await client.next('error');
      client.close();
    });
  }
});

test('access that is taken away counts once, whatever it came by', async (t) => {
  const server = await startWithToken(t);
  const shownBy = {
    token: ({ secret }) => ({ extraHeaders: elsewhere, auth: { token: secret } }),
    cookie: ({ cookie }) => ({ extraHeaders: withCookie(cookie) }),
  };
  for (const way of Object.keys(ways)) {
    for (const [how, options] of Object.entries(shownBy)) {
      const share = await newShare(server);
      const client = await SocketIoClient.open(t, server, way, options(share));
      await client.settle();
      await refuses(server, { access: 1 }, async () => {
        await revoke(server, share);
        await within(patienceMs, `${way} by ${how} to end`, client.left);
      });
    }
  }
  const share = await newShare(server);
  const dashboard = await Dashboard.open(t, server, { headers: withCookie(share.cookie) });
  await refuses(server, { access: 1 }, async () => {
    await revoke(server, share);
    await within(patienceMs, 'the dashboard to end', dashboard.closed);
  });
});

test('who floods on is refused by a limit, and once more for being let go', async (t) => {
  const server = await startServer(t, ['--limit', 'questions-burst=2', '--limit', 'questions-per-second=1']);
  const floods = [
    () => Dashboard.open(t, server),
    () => Dashboard.open(t, server, { path: '/api/live' }),
    () => SocketIoClient.open(t, server, 'websocket'),
  ];
  for (const open of floods) {
    const flood = await open();
    const expected = {};
    await refuses(server, expected, async () => {
      const end = flood.closed ?? flood.left;
      const ask = () => (flood.left ? flood.send('nonsense') : flood.send({ type: 'nonsense' }));
      for (let i = 0; i < 200; ++i) ask();
      await within(patienceMs, 'the flood to be let go', end);
      const told = flood.ofType('error').map(({ data }) => data.message);
      const tooMany = told.filter((message) => message.startsWith('Too many questions'));
      Object.assign(expected, { limit: tooMany.length + 1, bad_input: told.length - tooMany.length });
    });
  }
});

test('connections beyond the limit', async (t) => {
  const server = await startServer(t, ['--limit', 'connections=2']);
  await refuses(server, { limit: 1 }, async () => {
    const open = [new RawConnection(server), new RawConnection(server)];
    for (const connection of open) {
      connection.socket.write(get('/health'));
      await connection.untilText('"status":"ok"');
    }
    assert.match(await exchange(server, get('/health')), /^HTTP\/1\.1 503 /);
    open.forEach((connection) => connection.socket.destroy());
    await Promise.all(open.map((connection) => connection.ended));
  });
});
