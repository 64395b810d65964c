// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Requests that no honest client sends, byte by byte (core/protocol/README.md, "Paths" and
// "Limits").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl, exchange, parseAnswer, RawConnection } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const head = (...lines) => `${lines.join('\r\n')}\r\n\r\n`;
const event = JSON.stringify(pageview('a'));
const lengthOf = (text) => `Content-Length: ${Buffer.byteLength(text)}`;

async function assertAlive(server) {
  assert.equal((await curl(server, '/health')).json.status, 'ok');
}

test('what two servers could understand differently is refused', async (t) => {
  const server = await startServer(t);
  const postTo = ['POST /api/events HTTP/1.1', 'Host: localhost'];
  const table = {
    'no request': ['hello\r\n\r\n', [400]],
    'TLS on a plain port': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
    'missing Host': [head('GET /health HTTP/1.1'), [400]],
    'two Hosts': [head('GET /health HTTP/1.1', 'Host: a', 'Host: b'), [400]],
    'lines without CR': ['GET /health HTTP/1.1\nHost: localhost\n\n', [400]],
    'folded header': [head('GET /health HTTP/1.1', 'Host: localhost', 'X: a', ' b'), [400]],
    'space before the colon': [head('GET /health HTTP/1.1', 'Host : localhost'), [400]],
    'header without colon': [head('GET /health HTTP/1.1', 'Host: localhost', 'nonsense'), [400]],
    'control character in a header': [head('GET /health HTTP/1.1', 'Host: localhost', 'X: a\x01b'), [400]],
    'NUL in a header': [head('GET /health HTTP/1.1', 'Host: localhost', 'X: a\0b'), [400]],
    'control character in the target': [head('GET /he\x01alth HTTP/1.1', 'Host: localhost'), [400]],
    'encoded control character': [head('GET /health%00 HTTP/1.1', 'Host: localhost'), [400]],
    'broken percent-encoding': [head('GET /health%zz HTTP/1.1', 'Host: localhost'), [400]],
    'dot segments': [head('GET /a/../health HTTP/1.1', 'Host: localhost'), [400]],
    'encoded dot segments': [head('GET /a/%2e%2e/health HTTP/1.1', 'Host: localhost'), [400]],
    'URL of another host': [head('GET http://elsewhere/health HTTP/1.1', 'Host: localhost'), [400]],
    'URL with a name in it': [head('GET http://me@localhost/health HTTP/1.1', 'Host: localhost'), [400]],
    'URL of another scheme': [head('GET ftp://localhost/health HTTP/1.1', 'Host: localhost'), [400]],
    'GET of everything': [head('GET * HTTP/1.1', 'Host: localhost'), [400]],
    'CONNECT': [head('CONNECT localhost:80 HTTP/1.1', 'Host: localhost'), [400, 405, 501]],
    'HTTP/2 preface': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400, 505]],
    'another version': [head('GET /health HTTP/3.0', 'Host: localhost'), [400, 505]],
    'two lengths': [head(...postTo, 'Content-Length: 2', 'Content-Length: 3'), [400]],
    'signed length': [head(...postTo, 'Content-Length: +2'), [400]],
    'negative length': [head(...postTo, 'Content-Length: -1'), [400]],
    'length list': [head(...postTo, 'Content-Length: 2, 2'), [400]],
    'length and transfer coding': [head(...postTo, 'Content-Length: 2', 'Transfer-Encoding: chunked'), [400]],
    'unknown transfer coding': [head(...postTo, 'Transfer-Encoding: gzip, chunked'), [400, 501]],
    'broken chunk': [`${head(...postTo, 'Transfer-Encoding: chunked')}zz\r\n`, [400]],
    'blank behind a chunk size': [`${head(...postTo, 'Transfer-Encoding: chunked')}2 \r\n{}\r\n0\r\n\r\n`, [400]],
    'blank before a chunk size': [`${head(...postTo, 'Transfer-Encoding: chunked')}\t2\r\n{}\r\n0\r\n\r\n`, [400]],
    'blank before a chunk extension': [`${head(...postTo, 'Transfer-Encoding: chunked')}2 ;a\r\n{}\r\n0\r\n\r\n`, [400]],
    'length in a trailer': [`${head(...postTo, 'Transfer-Encoding: chunked')}0\r\nContent-Length: 5\r\n\r\n`, [400]],
    'coding in a trailer': [`${head(...postTo, 'Transfer-Encoding: chunked')}0\r\ntransfer-encoding: chunked\r\n\r\n`, [400]],
    'Host in a trailer': [`${head(...postTo, 'Transfer-Encoding: chunked')}0\r\nHost: elsewhere\r\n\r\n`, [400]],
    'endless chunk size': [`${head(...postTo, 'Transfer-Encoding: chunked')}${'f'.repeat(40)}\r\n`, [400, 413]],
    'length too large for any number': [head(...postTo, `Content-Length: ${'9'.repeat(40)}`), [400, 413]],
    'unknown expectation': [head(...postTo, 'Expect: miracles', 'Content-Length: 2'), [417]],
    'long target': [head(`GET /${'x'.repeat(12_000)} HTTP/1.1`, 'Host: localhost'), [414, 431]],
    'large head': [head('GET /health HTTP/1.1', 'Host: localhost', `X: ${'x'.repeat(20_000)}`), [431]],
    'long header line': [head('GET /health HTTP/1.1', 'Host: localhost', 'Connection: close', `X: ${'x'.repeat(8_192)}`), [431]],
    'more headers than 90': [head('GET /health HTTP/1.1', 'Host: localhost', 'Connection: close', ...Array(91).fill('X: y')), [431]],
    'many headers': [head('GET /health HTTP/1.1', 'Host: localhost', ...Array(1_000).fill('X: y')), [431]],
  };
  for (const [what, [bytes, statuses]] of Object.entries(table)) {
    const answer = parseAnswer(await exchange(server, Buffer.from(bytes, 'latin1')));
    assert.ok(statuses.includes(answer.status), `${what}: ${answer.status}`);
    assert.equal(typeof answer.json.error, 'string', what);
  }
  await assertAlive(server);
});

test('what the front tells the handlers cannot be said by a client', async (t) => {
  // Behind a proxy nobody is an operator for coming from this machine.
  const server = await startServer(t, ['--trusted-proxy', '127.0.0.1']);
  const ask = async (line, headers, more = '') => parseAnswer(await exchange(server,
    head(line, 'Host: localhost', 'Connection: close', ...headers) + more));
  const forged = { Access: 'operator', Grant: '1', Peer: '10.0.0.7', Host: 'elsewhere', Secure: 'yes',
    Head: 'yes', Refused: '9 9 9 9' };
  for (const [fact, value] of Object.entries(forged)) {
    const name = `X-Footfall-${fact}`;
    for (const lines of [[`${name}: ${value}`], [`${name.toLowerCase()}:${value}`],
      [`${name.toUpperCase()}: \t${value} `], [`${name}: ${value}`, `${name}: ${value}`],
      [`Connection: ${name}`, `${name}: ${value}`], [`${name.replaceAll('-', '_')}: ${value}`]]) {
      assert.deepEqual((await ask('GET /api/ip HTTP/1.1', lines)).json, { ip: '127.0.0.1' }, lines[0]);
      const seen = await ask('GET /api/analytics HTTP/1.1', lines);
      assert.equal(seen.status, 401, lines[0]);
      assert.doesNotMatch(JSON.stringify(seen.headers), /x-footfall/i);
    }
    const trailed = await ask('POST /api/viewers HTTP/1.1', ['Transfer-Encoding: chunked', `Trailer: ${name}`],
      `2\r\n{}\r\n0\r\n${name}: ${value}\r\n\r\n`);
    const plain = await ask('POST /api/viewers HTTP/1.1', ['Content-Length: 2'], '{}');
    assert.deepEqual([trailed.status, trailed.json], [plain.status, plain.json], name);
    assert.doesNotMatch(JSON.stringify(trailed.headers), /x-footfall/i);
  }
  await assertAlive(server);
});

test('a body that is announced too large is refused before it is sent', async (t) => {
  const server = await startServer(t);
  const text = await exchange(server,
    head('POST /api/events HTTP/1.1', 'Host: localhost', 'Content-Length: 1048577'));
  assert.equal(parseAnswer(text).status, 413);
});

test('a client that sends a too large body still reads the refusal', async (t) => {
  const server = await startServer(t);
  const body = Buffer.alloc(3 * 1024 * 1024, 'x');
  const text = await exchange(server, Buffer.concat([
    Buffer.from(head('POST /api/events HTTP/1.1', 'Host: localhost', lengthOf(body))), body]));
  assert.equal(parseAnswer(text).status, 413);
});

test('chunks that grow too large are refused', async (t) => {
  const server = await startServer(t);
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const text = await exchange(server,
    head('POST /api/events HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked') + chunk.repeat(20));
  assert.equal(parseAnswer(text).status, 413);
});

test('pipelined requests are answered in order', async (t) => {
  const server = await startServer(t);
  const rounds = 20;
  const postEvent = head('POST /api/events HTTP/1.1', 'Host: localhost', lengthOf(event)) + event;
  const round = postEvent + head('GET /nowhere HTTP/1.1', 'Host: localhost')
    + head('GET /health HTTP/1.1', 'Host: localhost');
  const last = head('GET /api/analytics/summary HTTP/1.1', 'Host: localhost', 'Connection: close');
  const text = await exchange(server, round.repeat(rounds) + last);
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
  assert.deepEqual(statuses, [...Array(rounds).fill(['200', '404', '200']).flat(), '200']);
  assert.match(text, new RegExp(`"eventsToday":${rounds}\\b`));
});

test('a request that comes byte by byte is a request', async (t) => {
  const server = await startServer(t);
  const connection = new RawConnection(server);
  t.after(() => connection.socket.destroy());
  connection.socket.setNoDelay(true);
  const bytes = head('POST /api/events HTTP/1.1', 'Host: localhost', lengthOf(event)) + event;
  for (const byte of bytes) {
    await new Promise((resolve) => { connection.socket.write(byte, resolve); });
  }
  await connection.untilText('"success":true');
});

test('half a request and gone disturbs nobody', async (t) => {
  const server = await startServer(t);
  const whole = head('POST /api/events HTTP/1.1', 'Host: localhost', lengthOf(event)) + event;
  for (let cut = 0; cut < whole.length; cut += 7) {
    const connection = new RawConnection(server);
    connection.socket.end(whole.slice(0, cut));
    await connection.untilClosed();
  }
  await assertAlive(server);
  assert.equal((await curl(server, '/api/analytics/summary')).json.data.eventsToday, 0);
});

test('a drip is cut off at the deadline, in the head and in the body', async (t) => {
  const server = await startServer(t, ['--limit', 'head-deadline-ms=300', '--limit', 'body-deadline-ms=300']);
  const beginnings = ['GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
    head('POST /api/events HTTP/1.1', 'Host: localhost', 'Content-Length: 1000')];
  for (const beginning of beginnings) {
    const connection = new RawConnection(server);
    connection.socket.write(beginning);
    const drip = setInterval(() => connection.socket.write('x'), 50);
    t.after(() => clearInterval(drip));
    const begun = performance.now();
    assert.equal(parseAnswer(await connection.untilClosed()).status, 408);
    assert.ok(performance.now() - begun < 5_000);
    clearInterval(drip);
  }
});

test('who says nothing is let go', async (t) => {
  const server = await startServer(t, ['--limit', 'head-deadline-ms=300', '--limit', 'idle-ms=300']);
  await new RawConnection(server).untilClosed();
  const kept = new RawConnection(server);
  kept.socket.write(head('GET /health HTTP/1.1', 'Host: localhost'));
  assert.equal(parseAnswer(await kept.untilClosed()).status, 200);
});

test('more connections than allowed are told so, and room comes back', async (t) => {
  const server = await startServer(t, ['--limit', 'connections=3']);
  const open = Array.from({ length: 3 }, () => new RawConnection(server));
  t.after(() => open.forEach((connection) => connection.socket.destroy()));
  for (const connection of open) {
    connection.socket.write(head('GET /health HTTP/1.1', 'Host: localhost'));
    await connection.untilText('"status":"ok"');
  }
  const refused = new RawConnection(server);
  refused.socket.write(head('GET /health HTTP/1.1', 'Host: localhost'));
  assert.match(await refused.untilClosed(), /^HTTP\/1\.1 503 /);
  open[0].socket.end();
  await open[0].untilClosed();
  await assertAlive(server);
});
