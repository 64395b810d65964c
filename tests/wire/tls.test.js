// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same port by TLS: requests, and what is no TLS or no good.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { patienceMs, until, within } from './support/deadline.js';
import { RawConnection, curl, exchange, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { runToEnd, startServer } from './support/server.js';
import {
  TlsConnection, certificateFolder, expire, fetchBy, keptAlive, makeCertificate, startTlsServer,
} from './support/tls.js';

const trusting = ({ certificate }) => ['--cacert', certificate.cert];
const health = 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n';
/// Of one connection, as the server is told for the test.
const headDeadlineMs = 600;
const dripMs = 50;
const atOnce = 200;

async function totalsOf(server) {
  const { json } = await curl(server, '/api/analytics/summary', trusting(server));
  return json.data;
}

/// The answer to an event posted by an agent's connections.
function postBy(agent, server, event) {
  return new Promise((resolve, reject) => {
    const sent = request(server.url('/api/events'), {
      agent, method: 'POST', headers: { 'Content-Type': 'application/json' },
    }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode, reused: sent.reusedSocket }));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(event));
  });
}

/// A port that passes on to the server what comes, in pieces of so many bytes.
async function startPieces(t, server, bytes) {
  const relay = createServer(async (from) => {
    const to = connect(server.port, '127.0.0.1').setNoDelay();
    [from, to].forEach((end) => end.on('error', () => {}));
    to.pipe(from);
    for await (const chunk of from) {
      for (let at = 0; at < chunk.length; at += bytes) {
        to.write(chunk.subarray(at, at + bytes));
        await setImmediate();
      }
    }
    to.end();
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  t.after(() => relay.close());
  return relay.address().port;
}

test('the address is https, and events come by it', async (t) => {
  const server = await startTlsServer(t);
  assert.equal(server.scheme, 'https');
  assert.equal((await postEvents(server, pageview('a'), { args: trusting(server) })).status, 200);
  assert.equal((await totalsOf(server)).totalActive, 1);
});

test('a connection stays open, and several requests at once are answered in order', async (t) => {
  const server = await startTlsServer(t);
  const agent = keptAlive(t, server.certificate);
  assert.deepEqual(await postBy(agent, server, pageview('a')), { status: 200, reused: false });
  assert.deepEqual(await postBy(agent, server, pageview('b')), { status: 200, reused: true });

  const connection = await TlsConnection.open(t, server);
  const paths = ['/api', '/health', '/nowhere'];
  connection.socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join(''));
  const text = await connection.untilText('Endpoint not found');
  assert.deepEqual([...text.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status), ['200', '200', '404']);
  assert.ok(text.indexOf('Welcome') < text.indexOf('"status":"ok"'));
});

test('TLS 1.2 and 1.3 are spoken, nothing older, and HTTP/1.1 is agreed on', async (t) => {
  const server = await startTlsServer(t);
  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    const { socket } = await TlsConnection.open(t, server,
      { minVersion: version, maxVersion: version, ALPNProtocols: ['h2', 'http/1.1'] });
    assert.equal(socket.getProtocol(), version);
    assert.equal(socket.alpnProtocol, 'http/1.1');
  }
  const old = new TlsConnection(t, server,
    { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' });
  await assert.rejects(within(patienceMs, 'the refusal', old.opened), { code: /PROTOCOL_VERSION/ });
  const foreign = new TlsConnection(t, server, { ALPNProtocols: ['h2'] });
  await assert.rejects(within(patienceMs, 'the refusal', foreign.opened));
});

test('who comes back goes on with the keys agreed on before', async (t) => {
  const server = await startTlsServer(t);
  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    const versions = { minVersion: version, maxVersion: version };
    const first = new TlsConnection(t, server, versions);
    const [session] = await within(patienceMs, 'a ticket', once(first.socket, 'session'));
    const { socket } = await TlsConnection.open(t, server, { ...versions, session });
    assert.ok(socket.isSessionReused(), version);
  }
});

test('large bodies come in, large answers go out', async (t) => {
  const server = await startTlsServer(t);
  const filler = 'm'.repeat(3_000);
  const events = Array.from({ length: 330 }, (_, i) => JSON.stringify(
    pageview(`s-${i}`, `/${'p'.repeat(1_500)}/${i}`, { metadata: { filler } })));
  const args = trusting(server);
  for (const half of [events.slice(0, 165), events.slice(165)]) {
    const { status, json } = await post(server, '/api/events', half.join('\n'),
      { type: 'application/x-ndjson', args });
    assert.equal(status, 200);
    assert.equal(json.accepted, 165);
  }
  const { status, body } = await curl(server, '/api/analytics/sessions?limit=330', args);
  assert.equal(status, 200);
  assert.ok(body.length > 500_000);
  assert.equal(JSON.parse(body).total, 330);
  const tooLarge = await post(server, '/api/events', ' '.repeat(1024 * 1024 + 1), { args });
  assert.equal(tooLarge.status, 413);
  const fits = await post(server, '/api/events',
    JSON.stringify(pageview('last')) + ' '.repeat(1024 * 1024 - 200), { args });
  assert.equal(fits.status, 200);
});

for (const bytes of [1, 7, 1_000]) {
  test(`what comes in pieces of ${bytes} is put together`, async (t) => {
    const server = await startTlsServer(t);
    const port = await startPieces(t, server, bytes);
    const connection = await TlsConnection.open(t, { port, certificate: server.certificate });
    const event = JSON.stringify(pageview('a', `/${'p'.repeat(2_000)}`)) + ' '.repeat(bytes * 20);
    const head = `POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${event.length}\r\n\r\n`;
    for (const part of [head, event, health]) connection.socket.write(part);
    const text = await connection.untilText('"status":"ok"');
    assert.match(text, /"success":true/);
    connection.socket.end();
  });
}

test('many connect at once', async (t) => {
  const server = await startTlsServer(t);
  const agent = keptAlive(t, server.certificate, atOnce);
  const answers = await Promise.all(Array.from({ length: atOnce },
    (_, i) => postBy(agent, server, pageview(`s-${i}`))));
  assert.ok(answers.every(({ status, reused }) => status === 200 && !reused));
  assert.equal((await totalsOf(server)).totalActive, atOnce);
});

test('a client that has said all is still answered', async (t) => {
  const server = await startTlsServer(t);
  const connection = await TlsConnection.open(t, server, { allowHalfOpen: true });
  connection.socket.end(health);
  await connection.untilText('"status":"ok"');
  await within(patienceMs, 'the end', connection.ended);
  await until('the server to close', async () => connection.socket.destroyed || connection.socket.readableEnded);
});

test('who asks to close gets the end said', async (t) => {
  const server = await startTlsServer(t);
  const connection = await TlsConnection.open(t, server);
  connection.socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  await within(patienceMs, 'the end', connection.ended);
  assert.match(connection.text, /"status":"ok"/);
});

test('plain HTTP is told what is spoken here', async (t) => {
  const server = await startTlsServer(t);
  for (const bytes of [health, 'OPTIONS / HTTP/1.1\r\nHost: localhost\r\n\r\n']) {
    const text = await exchange(server, bytes);
    assert.match(text, /^HTTP\/1\.1 400 /);
    assert.match(text, /\r\n\r\n\{"error":"This port speaks https"\}$/);
  }
});

test('garbage is closed, and nobody else notices', async (t) => {
  const server = await startTlsServer(t);
  const connection = await TlsConnection.open(t, server);
  for (const bytes of ['\0'.repeat(100), '\x16\x03\x01\x00\x05hello', 'ssh-2.0-x\r\n'])
    assert.doesNotMatch(await exchange(server, bytes), /HTTP/);
  connection.socket.write(health);
  await connection.untilText('"status":"ok"');
  assert.equal(server.errorText, '');
});

test('a handshake that drips in is cut', async (t) => {
  const server = await startTlsServer(t, ['--limit', `head-deadline-ms=${headDeadlineMs}`]);
  const slow = new RawConnection(server);
  const silent = new RawConnection(server);
  const hello = Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]);
  let sent = 0;
  const drip = setInterval(() => slow.socket.write(hello.subarray(sent, ++sent)), dripMs);
  t.after(() => clearInterval(drip));
  await slow.untilClosed();
  await silent.untilClosed();
  assert.ok(sent > 1, 'it had begun');
  assert.equal((await curl(server, '/health', trusting(server))).status, 200);
});

test('a client that breaks off in the middle of an answer leaves nothing behind', async (t) => {
  const server = await startTlsServer(t);
  await curl(server, '/health', trusting(server));
  const before = server.openDescriptors();
  for (let i = 0; i < 20; ++i) {
    const connection = await TlsConnection.open(t, server);
    connection.socket.write(health.repeat(50));
    connection.socket.destroy();
  }
  await until('all to be closed', () => server.openDescriptors() <= before);
});

test('a pair that is no good is one line at the start', async (t) => {
  const folder = certificateFolder(t);
  const { cert, key } = makeCertificate(folder, 'site');
  const other = makeCertificate(folder, 'other');
  const empty = join(folder, 'empty');
  writeFileSync(empty, '');
  const cases = [
    [['--tls-cert', cert], /needed together/],
    [['--tls-cert', join(folder, 'none'), '--tls-key', key], /none: cannot read it/],
    [['--tls-cert', empty, '--tls-key', key], /empty: it holds no good certificate/],
    [['--tls-cert', cert, '--tls-key', empty], /empty: it holds no private key/],
    [['--tls-cert', cert, '--tls-key', other.key], /other\.key: it is not the key of/],
  ];
  for (const [options, words] of cases) {
    const { code, errorText } = await runToEnd('--listen', '127.0.0.1:0', '--in-memory', ...options);
    assert.equal(code, 2, errorText);
    assert.match(errorText, /^[^\n]+\n$/);
    assert.match(errorText, words);
  }
});

test('an expired certificate is warned of, and used', async (t) => {
  const { cert, key, ca } = expire(makeCertificate(certificateFolder(t), 'old'));
  const server = await startServer(t, ['--tls-cert', cert, '--tls-key', key]);
  assert.match(server.errorText, /has expired/);
  assert.equal((await curl(server, '/health', ['--insecure'])).status, 200);
  await assert.rejects(fetchBy({ ca })(server.url('/health')), { code: 'CERT_HAS_EXPIRED' });
});
