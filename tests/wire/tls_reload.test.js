// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A certificate that is renewed while the server runs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { TlsConnection, makeCertificate, replaceFile, startTlsServer } from './support/tls.js';

const health = 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n';
/// Files are looked at every 2 s, and must have settled from one look to the next.
const noticedMs = 20_000;

/// The name in the certificate that a new connection gets.
async function nameNow(t, server) {
  const { socket } = await TlsConnection.open(t, server, { rejectUnauthorized: false });
  const { CN } = socket.getPeerCertificate().subject;
  socket.destroy();
  return CN;
}

async function answers({ connection, times }) {
  connection.socket.write(health);
  await connection.untilText('"status":"ok"', times);
}

test('new connections get the new certificate, the old ones go on', async (t) => {
  const server = await startTlsServer(t);
  const { cert, key } = server.certificate;
  const connection = await TlsConnection.open(t, server);
  await answers({ connection, times: 1 });
  const next = makeCertificate(dirname(cert), 'second');
  replaceFile(cert, readFileSync(next.cert));
  replaceFile(key, readFileSync(next.key));
  await until('the new certificate', async () => await nameNow(t, server) === 'second', noticedMs);
  await answers({ connection, times: 2 });
  assert.equal(server.errorText.match(/a new certificate is in use/g).length, 1);
});

test('a broken pair is said once, and the old one stays', async (t) => {
  const server = await startTlsServer(t);
  const { cert } = server.certificate;
  const connection = await TlsConnection.open(t, server);
  const whole = readFileSync(cert, 'utf8');
  replaceFile(cert, whole.slice(0, 200));
  await until('the warning', () => server.errorText.includes('stays in use'), noticedMs);
  assert.match(server.errorText, /^[^\n]*first\.pem: it holds no good certificate[^\n]*\n$/);
  assert.equal(await nameNow(t, server), 'first');
  await answers({ connection, times: 1 });
  replaceFile(cert, whole);
  await until('the good one again', () => server.errorText.includes('a new certificate is in use'), noticedMs);
  assert.equal(server.errorText.match(/stays in use/g).length, 1);
  await TlsConnection.open(t, server);
});
