// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paths, methods and headers (core/protocol/README.md, "Two planes" and "Paths").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { curl, parseAnswer, post, postEvents, RawConnection } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const origin = 'https://shop.example';
const allowed = (answer) => (answer.headers.allow ?? '').split(',').map((one) => one.trim());

test('an unknown path is not found', async (t) => {
  const server = await startServer(t);
  for (const path of ['/nowhere', '/api/eventx', '/api/events/1', '/api/analytics/summary/x', '/%00', '/api%2Fnowhere']) {
    const answer = await curl(server, path);
    assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
    assert.equal(typeof answer.json.error, 'string');
  }
  const answer = await curl(server, '/nowhere');
  assert.equal(answer.status, 404);
  assert.equal(answer.body, '{"error":"Endpoint not found"}');
});

test('a known path with another method says which it allows', async (t) => {
  const server = await startServer(t);
  const table = [
    ['/api/events', 'GET', 'POST'], ['/api/events', 'DELETE', 'POST'],
    ['/api/analytics/summary', 'POST', 'GET'], ['/api/analytics/sessions', 'PUT', 'GET'],
    ['/api/analytics/clear', 'GET', 'POST'], ['/health', 'POST', 'GET'],
  ];
  for (const [path, method, right] of table) {
    const answer = await curl(server, path, ['-X', method]);
    assert.equal(answer.status, 405, `${method} ${path}`);
    assert.ok(allowed(answer).includes(right), answer.headers.allow);
    assert.ok(!allowed(answer).includes(method), answer.headers.allow);
    assert.equal(typeof answer.json.error, 'string');
  }
});

test('HEAD is a GET without the body', async (t) => {
  const server = await startServer(t);
  for (const path of ['/health', '/api/analytics/summary', '/api/analytics/sessions']) {
    const head = await curl(server, path, ['--head']);
    assert.equal(head.status, 200);
    assert.equal(head.body, '');
    assert.match(head.headers['content-type'], /^application\/json/);
  }
  assert.equal((await curl(server, '/nowhere', ['--head'])).status, 404);
});

test('a HEAD does not upset the requests behind it', async (t) => {
  const server = await startServer(t);
  const connection = new RawConnection(server);
  t.after(() => connection.socket.destroy());
  connection.socket.write('HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n'
    + 'GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const text = await connection.untilText('Endpoint not found');
  assert.match(text, /^HTTP\/1\.1 200 .*?\r\n\r\nHTTP\/1\.1 404 /s);
});

test('paths are normalised', async (t) => {
  const server = await startServer(t);
  for (const path of ['//health', '/health/', '/HEALTH', '///Health//', '/%68ealth', '/health?x=1', '/health?'])
    assert.equal((await curl(server, path)).json.status, 'ok', path);
  for (const path of ['//api//events/', '/API/Events', '/api/%65vents'])
    assert.equal((await post(server, path, pageview('a'))).status, 200, path);
  for (const path of ['/%2568ealth', '/health%0a', '/health%20', '/./health', '/x/../health'])
    assert.ok([400, 404].includes((await curl(server, path)).status), path);
});

test('without an origin anybody may read the visitor plane', async (t) => {
  const server = await startServer(t);
  const answer = await postEvents(server, pageview('a'));
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  assert.equal(answer.headers['access-control-allow-credentials'], undefined);
});

test('the origin is mirrored on the visitor plane, for errors too', async (t) => {
  const server = await startServer(t);
  for (const body of [pageview('a'), {}, '{']) {
    const { headers } = await postEvents(server, body, { args: ['-H', `Origin: ${origin}`] });
    assert.equal(headers['access-control-allow-origin'], origin);
    assert.equal(headers['access-control-allow-credentials'], 'true');
    assert.match(headers.vary, /Origin/i);
  }
});

test('a preflight is answered for any site', async (t) => {
  const server = await startServer(t);
  const answer = await curl(server, '/api/events', ['-X', 'OPTIONS', '-H', `Origin: ${origin}`,
    '-H', 'Access-Control-Request-Method: POST', '-H', 'Access-Control-Request-Headers: content-type,x-own']);
  assert.equal(answer.status, 204);
  assert.equal(answer.body, '');
  assert.equal(answer.headers['access-control-allow-origin'], origin);
  assert.equal(answer.headers['access-control-allow-credentials'], 'true');
  assert.equal(answer.headers['access-control-allow-headers'], 'content-type,x-own');
  assert.match(answer.headers['access-control-allow-methods'].replaceAll(' ', ''),
    /^GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS$/);
  assert.equal(answer.headers['access-control-max-age'], '86400');
  assert.match(answer.headers.vary, /Origin/i);
});

test('OPTIONS without an origin is no error', async (t) => {
  const server = await startServer(t);
  for (const path of ['/api/events', '/health'])
    assert.ok((await curl(server, path, ['-X', 'OPTIONS'])).status < 300, path);
  assert.equal((await curl(server, '/nowhere', ['-X', 'OPTIONS'])).status, 404);
});

test('a kept connection serves request after request', async (t) => {
  const server = await startServer(t);
  const connection = new RawConnection(server);
  t.after(() => connection.socket.destroy());
  for (let i = 1; i <= 50; ++i) {
    connection.socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await connection.untilText('"status":"ok"', i);
  }
});

test('HTTP/1.0 and Connection: close are answered and closed', async (t) => {
  const server = await startServer(t);
  const requests = ['GET /health HTTP/1.0\r\n\r\n',
    'GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n',
    'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'];
  for (const request of requests) {
    const connection = new RawConnection(server);
    connection.socket.write(request);
    assert.equal(parseAnswer(await connection.untilClosed()).json.status, 'ok');
  }
});

test('a client that asks before it sends its body is told to go on', async (t) => {
  const server = await startServer(t);
  const body = JSON.stringify(pageview('a'));
  const connection = new RawConnection(server);
  t.after(() => connection.socket.destroy());
  connection.socket.write('POST /api/events HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n'
    + `Content-Length: ${body.length}\r\n\r\n`);
  await connection.untilText('HTTP/1.1 100 Continue\r\n\r\n');
  connection.socket.write(body);
  await connection.untilText('"success":true');
});

test('a chunked body is read', async (t) => {
  const server = await startServer(t);
  const answer = await postEvents(server, pageview('a'), { args: ['-H', 'Transfer-Encoding: chunked'] });
  assert.equal(answer.status, 200, answer.body);
  assert.equal(answer.json.event.sessionId, 'a');
});

/// Sends one request and gives its answer; the connection must stay open for the next one.
async function answerTo(t, server, ...lines) {
  const connection = new RawConnection(server);
  t.after(() => connection.socket.destroy());
  connection.socket.write(`${lines.join('\r\n')}\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  return parseAnswer(await connection.untilText('Endpoint not found'));
}

test('a URL of our own host is as good as a path', async (t) => {
  const server = await startServer(t);
  const { host } = new URL(server.url());
  for (const line of [`GET http://${host}/health HTTP/1.1`, `GET HTTP://${host}//health/?x=http://y/ HTTP/1.1`]) {
    const answer = await answerTo(t, server, line, `Host: ${host}`);
    assert.equal(answer.status, 200, line);
    assert.match(answer.body, /^\{"status":"ok"/);
  }
  assert.equal((await answerTo(t, server, `GET http://${host} HTTP/1.1`, `Host: ${host}`, 'Accept: text/html')).status, 200);
  const preflight = await answerTo(t, server, `OPTIONS http://${host}/api/events HTTP/1.1`, `Host: ${host}`);
  assert.equal(preflight.status, 204);
});

test('OPTIONS * says what is understood', async (t) => {
  const server = await startServer(t);
  const answer = await answerTo(t, server, 'OPTIONS * HTTP/1.1', 'Host: localhost');
  assert.equal(answer.status, 204);
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])
    assert.ok(allowed(answer).includes(method), answer.headers.allow);
});

test('a body in a coding that is not read is refused, whoever reads it', async (t) => {
  const server = await startServer(t);
  const packed = gzipSync(JSON.stringify(pageview('a')));
  const doors = [['/api/events', 'POST'], ['/api/viewers', 'POST'], ['/api/viewers', 'PUT'],
    ['/api/socket', 'POST'], ['/api/analytics/clear', 'POST']];
  for (const [path, method] of doors) {
    for (const coding of ['gzip', 'br', 'GZIP', 'identity, gzip']) {
      const answer = await post(server, path, packed, { args: ['-X', method, '-H', `Content-Encoding: ${coding}`] });
      assert.equal(answer.status, 415, `${coding} at ${path}`);
      assert.equal(answer.headers['accept-encoding'], 'identity');
      assert.match(answer.json.error, /Content-Encoding/);
    }
  }
  const plain = await postEvents(server, pageview('a'), { args: ['-H', 'Content-Encoding: identity'] });
  assert.equal(plain.status, 200);
  assert.equal((await curl(server, '/health', ['-H', 'Content-Encoding: gzip'])).status, 200);
});
