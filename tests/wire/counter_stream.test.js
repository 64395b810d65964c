// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The public counter at /events, and /health (core/protocol/README.md, "Public counters").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventSource } from 'eventsource';
import { patienceMs, until, within } from './support/deadline.js';
import { RawConnection, curl } from './support/http.js';
import { isoTime } from './support/samples.js';
import { startServer } from './support/server.js';

const uuid4 = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const newCookie = new RegExp(`^visitorId=(${uuid4}); Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax$`);
const event = new RegExp('^data: \\{"totalConnections":(\\d+),"uniqueVisitors":(\\d+),"timestamp":"[^"]+"\\}$');
/// A change is told within 100 ms; the rest is for a busy machine.
const toldMs = 1_000;
const heartbeatMs = 15_000;
const storm = 300;

/// A stream read by the EventSource library; keeps every message.
class Counter {
  constructor(t, server, cookie) {
    this.messages = [];
    const send = (url, init) => fetch(url, {
      ...init, headers: { ...init.headers, ...(cookie ? { Cookie: `visitorId=${cookie}` } : {}) },
    });
    this.source = new EventSource(server.url('/events'), { fetch: send });
    this.source.addEventListener('message', ({ data }) => {
      this.messages.push({ ...JSON.parse(data), at: performance.now() });
    });
    t.after(() => this.source.close());
  }

  async told(connections, visitors) {
    const matches = (one) => one.totalConnections === connections && one.uniqueVisitors === visitors;
    await until(`${connections} connections of ${visitors}; the last told was `
      + JSON.stringify(this.messages.at(-1)), () => this.messages.some(matches));
    return this.messages.findLast(matches);
  }
}

/// A stream read byte by byte.
function rawStream(t, server, headers = '', method = 'GET') {
  const connection = new RawConnection(server);
  t.after(() => connection.socket.destroy());
  connection.socket.write(`${method} /events HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  return connection;
}

test('a stream has the headers of its kind and begins with the numbers', async (t) => {
  const server = await startServer(t);
  const connection = rawStream(t, server);
  const [head, body] = (await connection.untilText('}\n\n')).split('\r\n\r\n');
  const lines = head.split('\r\n');
  assert.equal(lines[0], 'HTTP/1.1 200 OK');
  assert.ok(lines.includes('Content-Type: text/event-stream'), head);
  assert.ok(lines.includes('Cache-Control: no-cache'), head);
  assert.ok(lines.includes('X-Accel-Buffering: no'), head);
  assert.match(lines.find((line) => line.startsWith('Set-Cookie: ')).slice(12), newCookie);
  assert.ok(body.endsWith('\n\n'));
  assert.deepEqual(event.exec(body.slice(0, -2)).slice(1), ['1', '1']);
});

test('a visitor who has a cookie keeps it', async (t) => {
  const server = await startServer(t);
  const known = rawStream(t, server, 'Cookie: a=b; visitorId=me; c=d\r\n');
  assert.doesNotMatch(await known.untilText('}\n\n'), /set-cookie/i);
  const tooLong = rawStream(t, server, `Cookie: visitorId=${'x'.repeat(129)}\r\n`);
  assert.match(await tooLong.untilText('}\n\n'), /Set-Cookie: visitorId=[0-9a-f-]{36};/);
});

test('everybody is told of every change, and a close is noticed at once', async (t) => {
  const server = await startServer(t);
  const first = new Counter(t, server, 'ann');
  await first.told(1, 1);
  const second = new Counter(t, server, 'ann');
  await Promise.all([first.told(2, 1), second.told(2, 1)]);
  const third = new Counter(t, server, 'bob');
  await Promise.all([first, second, third].map((each) => each.told(3, 2)));
  const { json } = await curl(server, '/health');
  assert.deepEqual(Object.keys(json), ['status', 'totalConnections', 'uniqueVisitors', 'timestamp']);
  assert.match(json.timestamp, isoTime);
  assert.deepEqual([json.status, json.totalConnections, json.uniqueVisitors], ['ok', 3, 2]);

  const closed = performance.now();
  first.messages.length = 0;
  third.source.close();
  const { at } = await first.told(2, 1);
  assert.ok(at - closed < toldMs, `told after ${at - closed} ms`);
});

test('visitors without cookies are several', async (t) => {
  const server = await startServer(t);
  const first = new Counter(t, server);
  new Counter(t, server);
  await first.told(2, 2);
});

test('a client that hangs up half way is gone', async (t) => {
  const server = await startServer(t);
  const witness = new Counter(t, server, 'witness');
  const leaving = rawStream(t, server);
  await witness.told(2, 2);
  witness.messages.length = 0;
  leaving.socket.end();
  await witness.told(1, 1);
  await leaving.untilClosed();
});

test('a page of another origin may read it, with its cookie', async (t) => {
  const server = await startServer(t);
  const text = await rawStream(t, server, 'Origin: https://shop.example\r\n').untilText('}\n\n');
  assert.match(text, /\r\nAccess-Control-Allow-Origin: https:\/\/shop\.example\r\n/);
  assert.match(text, /\r\nAccess-Control-Allow-Credentials: true\r\n/);
  assert.match(text, /\r\nVary: Origin\r\n/);
});

test('HEAD shows the head and opens nothing; other methods are refused', async (t) => {
  const server = await startServer(t);
  const text = await rawStream(t, server, '', 'HEAD').untilClosed();
  assert.match(text, /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(text, /\r\nContent-Type: text\/event-stream\r\n/);
  assert.ok(text.endsWith('\r\n\r\n'));
  assert.equal((await curl(server, '/health')).json.totalConnections, 0);
  assert.equal((await curl(server, '/events', ['-X', 'POST'])).status, 405);
});

test('a heartbeat comes every 15 s', { timeout: 60_000 }, async (t) => {
  const server = await startServer(t);
  const begun = performance.now();
  const connection = rawStream(t, server);
  await connection.untilText('}\n\n');
  const beat = new Promise((resolve) => {
    connection.socket.on('data', () => { if (connection.text.includes('\n\n: heartbeat\n\n')) resolve(); });
  });
  await within(heartbeatMs + patienceMs, 'a heartbeat', beat);
  assert.ok(performance.now() - begun > heartbeatMs - toldMs);
});

test('many who come at once are told together, and all go', { timeout: 60_000 }, async (t) => {
  const server = await startServer(t);
  const witness = new Counter(t, server, 'witness');
  await witness.told(1, 1);
  const begun = performance.now();
  const crowd = Array.from({ length: storm }, (_, i) => rawStream(t, server, `Cookie: visitorId=${i}\r\n`));
  const { at } = await witness.told(storm + 1, storm + 1);
  assert.ok(witness.messages.length <= 3 + (at - begun) / 100, `${witness.messages.length} messages`);
  crowd.forEach((each) => each.socket.destroy());
  witness.messages.length = 0;
  await witness.told(1, 1);
});

test('the server stops at once, however many streams are open', async (t) => {
  const server = await startServer(t);
  const connection = rawStream(t, server);
  await connection.untilText('}\n\n');
  const begun = performance.now();
  await server.stop();
  assert.ok(performance.now() - begun < toldMs);
});
