// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How events are taken in, well-formed and not (core/protocol/README.md, "Events").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl, post, postEvents } from './support/http.js';
import { isoTime, pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const eventsPerBatch = 5_000;

async function summary(server) {
  return (await curl(server, '/api/analytics/summary')).json.data;
}

const eventWith = (more) => pageview('visitor', '/home', more);

test('one event is answered as it is stored', async (t) => {
  const server = await startServer(t);
  const event = {
    type: 'pageview', page: '/products', sessionId: 'user-123', timestamp: '2025-07-19T10:30:00Z',
    country: 'India', city: 'Pune', metadata: { device: 'mobile', referrer: 'google.com', depth: 3 },
  };
  const answer = await postEvents(server, event);
  assert.equal(answer.status, 200);
  assert.match(answer.headers['content-type'], /^application\/json/);
  const { success, event: stored, timestamp } = answer.json;
  assert.equal(success, true);
  assert.match(timestamp, isoTime);
  const expected = { ...event, timestamp: '2025-07-19T10:30:00.000Z' };
  for (const [field, value] of Object.entries(expected)) assert.deepEqual(stored[field], value, field);
});

test('an event without a time has that of its receipt', async (t) => {
  const server = await startServer(t);
  const before = Date.now();
  const { event } = (await postEvents(server, pageview('a'))).json;
  assert.match(event.timestamp, isoTime);
  const time = Date.parse(event.timestamp);
  assert.ok(time >= before - 1_000 && time <= Date.now() + 1_000);
});

test('an array is taken event by event', async (t) => {
  const server = await startServer(t);
  const answer = await postEvents(server, [pageview('a'), { type: 'click' }, pageview('b')]);
  assert.equal(answer.status, 200);
  const { success, accepted, rejected, timestamp } = answer.json;
  assert.deepEqual({ success, accepted }, { success: true, accepted: 2 });
  assert.deepEqual(rejected, [{ index: 1, error: 'Missing required fields: page, sessionId' }]);
  assert.match(timestamp, isoTime);
  assert.equal((await summary(server)).eventsToday, 2);
});

test('lines are taken event by event, empty ones skipped', async (t) => {
  const server = await startServer(t);
  const lines = [JSON.stringify(pageview('a')), '', '{"type":', JSON.stringify(pageview('b')), ''];
  const answer = await postEvents(server, lines.join('\n'), { type: 'application/x-ndjson' });
  assert.equal(answer.status, 200, answer.body);
  assert.equal(answer.json.accepted, 2);
  assert.equal(answer.json.rejected.length, 1);
  assert.equal((await summary(server)).totalActive, 2);
});

test('an empty array is a batch of none', async (t) => {
  const server = await startServer(t);
  const answer = await postEvents(server, []);
  assert.equal(answer.status, 200);
  assert.equal(answer.json.accepted, 0);
});

test('the content type does not matter', async (t) => {
  const server = await startServer(t);
  const types = ['text/plain', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded',
    'application/json; charset=utf-8', 'application/octet-stream', ''];
  for (const type of types) {
    const answer = await postEvents(server, pageview('a'), { type });
    assert.equal(answer.status, 200, type);
    assert.equal(answer.json.event.sessionId, 'a');
  }
});

test('a multipart body is refused', async (t) => {
  const server = await startServer(t);
  const answer = await curl(server, '/api/events', ['-F', 'type=pageview']);
  assert.ok(answer.status >= 400 && answer.status < 500);
  assert.equal(typeof answer.json.error, 'string');
});

test('missing fields are named', async (t) => {
  const server = await startServer(t);
  const table = [
    [{}, 'type, page, sessionId'],
    [{ page: '/', sessionId: 'a' }, 'type'],
    [{ type: 'click', sessionId: 'a' }, 'page'],
    [{ type: 'click', page: '/' }, 'sessionId'],
    [{ sessionId: 'a' }, 'type, page'],
  ];
  for (const [event, names] of table) {
    const answer = await postEvents(server, event);
    assert.equal(answer.status, 400);
    assert.deepEqual(answer.json, { error: `Missing required fields: ${names}` });
  }
});

test('what is not JSON is answered with the place where it breaks', async (t) => {
  const server = await startServer(t);
  const broken = ['{', '{"type":}', '{"type":"click",}', 'type=click', '[{"type":"click"}',
    '{"a":1}{', "{'type':'click'}", '{"type":"click\u0001"}', '{"type":"\\x"}', '[1,]', 'nul', '01',
    `${'{"a":'.repeat(10_000)}`, '\uFEFFnope'];
  for (const body of broken) {
    const answer = await postEvents(server, body);
    assert.equal(answer.status, 400, body.slice(0, 40));
    assert.match(answer.json.error, /^Invalid JSON: .* at offset \d+$/s, body.slice(0, 40));
  }
});

test('the place is where the mistake is', async (t) => {
  const server = await startServer(t);
  const { error } = (await postEvents(server, '{"type":"click","page":oops}')).json;
  const offset = Number(/at offset (\d+)$/.exec(error)[1]);
  assert.ok(offset >= 22 && offset <= 24, error);
});

test('a body that is JSON but no event is refused', async (t) => {
  const server = await startServer(t);
  for (const body of ['7', '"text"', 'null', 'true', '']) {
    const answer = await postEvents(server, body);
    assert.equal(answer.status, 400, body);
    assert.equal(typeof answer.json.error, 'string');
  }
  for (const event of [7, 'text', null, [], [[]]]) {
    const answer = await postEvents(server, [event]);
    assert.equal(answer.json.rejected?.length, 1, JSON.stringify(event));
  }
});

test('fields of a wrong type or size are refused, and nothing is kept', async (t) => {
  const server = await startServer(t);
  const bad = [
    { type: 7 }, { type: null }, { type: ['click'] }, { type: 'x'.repeat(65) },
    { page: 5 }, { page: {} }, { page: '/'.repeat(2_049) }, { page: true },
    { sessionId: 1.5 }, { sessionId: [] }, { sessionId: 's'.repeat(129) },
    { country: 7 }, { city: {} }, { visitorId: [] }, { eventId: false }, { site: 3 },
    { metadata: 'text' }, { metadata: [] }, { metadata: 4 }, { metadata: { a: 'x'.repeat(5_000) } },
  ];
  for (const fields of bad) {
    const answer = await postEvents(server, eventWith(fields));
    assert.equal(answer.status, 400, JSON.stringify(fields).slice(0, 60));
    assert.equal(typeof answer.json.error, 'string');
  }
  assert.equal((await summary(server)).eventsToday, 0);
});

test('fields at their largest are taken', async (t) => {
  const server = await startServer(t);
  const large = { type: 't'.repeat(64), page: `/${'p'.repeat(2_047)}`, sessionId: 's'.repeat(128) };
  assert.equal((await postEvents(server, large)).status, 200);
  const cyrillic = { ...large, page: `/${'ж'.repeat(2_047)}` };
  assert.equal((await postEvents(server, cyrillic)).status, 200, 'characters, not bytes');
});

test('unknown types are custom events', async (t) => {
  const server = await startServer(t);
  const answer = await postEvents(server, { type: 'purchase', page: '/cart', sessionId: 'a' });
  assert.equal(answer.status, 200);
  const { recentEvents, pagesVisited, totalActive } = await summary(server);
  assert.equal(recentEvents[0].type, 'purchase');
  assert.deepEqual(pagesVisited, {}, 'only page views count as such');
  assert.equal(totalActive, 1);
});

test('times that cannot be are refused', async (t) => {
  const server = await startServer(t);
  const absurd = ['yesterday', '', '1999-12-31T23:59:59Z', '2101-01-01T00:00:00Z', '2025-02-30',
    '2025-13-01T00:00:00Z', '275760-09-13T00:00:00Z', -1, 0, 1e18, 1e300, true, {}, []];
  for (const timestamp of absurd) {
    const answer = await postEvents(server, eventWith({ timestamp }));
    assert.equal(answer.status, 400, JSON.stringify(timestamp));
    assert.equal(typeof answer.json.error, 'string');
  }
});

test('times are read in both forms', async (t) => {
  const server = await startServer(t);
  for (const timestamp of ['2025-07-19T16:00:00+05:30', 1_752_921_000_000]) {
    const answer = await postEvents(server, eventWith({ timestamp }));
    assert.equal(answer.json.event?.timestamp, '2025-07-19T10:30:00.000Z', answer.body);
  }
});

test('a duration is 0 when clocks run backwards', async (t) => {
  const server = await startServer(t);
  await postEvents(server, eventWith({ timestamp: '2025-07-19T10:30:00Z' }));
  await postEvents(server, eventWith({ timestamp: '2025-07-19T09:30:00Z' }));
  const [session] = (await curl(server, '/api/analytics/sessions')).json.data;
  assert.equal(session.duration, 0);
});

test('too many events, too large or too deep a body are refused', async (t) => {
  const server = await startServer(t);
  const many = await postEvents(server, Array(eventsPerBatch + 1).fill(pageview('a')));
  assert.equal(many.status, 413);
  assert.equal(typeof many.json.error, 'string');
  const full = await postEvents(server, Array(eventsPerBatch).fill(pageview('a')));
  assert.equal(full.json.accepted, eventsPerBatch);

  const large = await postEvents(server, eventWith({ metadata: { a: 'x'.repeat(2 * 1024 * 1024) } }));
  assert.equal(large.status, 413);
  assert.equal(typeof large.json.error, 'string');

  const deep = `{"type":"click","page":"/","sessionId":"a","metadata":${'{"a":'.repeat(70)}1${'}'.repeat(71)}`;
  assert.equal((await postEvents(server, deep)).status, 400);
  assert.equal((await postEvents(server, `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`)).status, 400);
  const bottomless = await postEvents(server, `${'['.repeat(400_000)}${']'.repeat(400_000)}`);
  assert.deepEqual([bottomless.json.accepted, bottomless.json.rejected.length], [0, 1]);
  assert.equal((await summary(server)).eventsToday, eventsPerBatch);
});

test('bytes that are not UTF-8 are refused', async (t) => {
  const server = await startServer(t);
  const event = (bytes) => Buffer.concat([
    Buffer.from('{"type":"click","sessionId":"a","page":"/'), Buffer.from(bytes), Buffer.from('"}')]);
  const wrong = [[0xff], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80]];
  for (const bytes of wrong) {
    const answer = await postEvents(server, event(bytes));
    assert.equal(answer.status, 400, bytes.join(' '));
    assert.equal(typeof answer.json.error, 'string');
  }
});

test('HTML in names stays text in JSON', async (t) => {
  const server = await startServer(t);
  const page = '/<script>alert("1")</script>&<img src=x onerror=alert(1)>';
  const answer = await postEvents(server, pageview('<b>bold</b>', page, { type: '<i>' }));
  assert.equal(answer.status, 200);
  assert.match(answer.headers['content-type'], /^application\/json/);
  assert.equal(answer.json.event.page, page);
  const read = await curl(server, '/api/analytics/sessions');
  assert.match(read.headers['content-type'], /^application\/json/);
  assert.equal(read.json.data[0].currentPage, page);
  assert.equal(read.json.data[0].sessionId, '<b>bold</b>');
});

test('names that are special to JavaScript are names', async (t) => {
  const server = await startServer(t);
  const body = '{"type":"pageview","page":"__proto__","sessionId":"constructor",'
    + '"metadata":{"__proto__":{"admin":true},"toString":"x"}}';
  assert.equal((await post(server, '/api/events', body)).status, 200);
  const text = (await curl(server, '/api/analytics/sessions')).body;
  assert.match(text, /"sessionId":"constructor"/);
  assert.match(text, /"currentPage":"__proto__"/);
});

test('newline-delimited events by each of their names, with and without a byte order mark', async (t) => {
  const server = await startServer(t);
  const lines = ['a', 'b', 'c'].map((id) => JSON.stringify(pageview(id))).join('\n');
  for (const type of ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'Application/NDJSON; charset=utf-8']) {
    for (const mark of ['', '\ufeff']) {
      const answer = await postEvents(server, mark + lines, { type });
      assert.equal(answer.status, 200, `${type}: ${answer.body}`);
      assert.equal(answer.json.accepted, 3, type);
      assert.deepEqual(answer.json.rejected, []);
    }
  }
  for (const body of [JSON.stringify(pageview('a')), JSON.stringify([pageview('a')])])
    assert.equal((await postEvents(server, `\ufeff${body}`)).status, 200);
});
