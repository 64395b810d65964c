// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One strict reader for all JSON from the network, which keeps what can be kept
// (core/protocol/README.md, "Events").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { FrameSocket } from './support/frames.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { SocketIoClient } from './support/socketio.js';

/// What `json` becomes by mistakes that lax readers forgive.
const spoiled = (json) => [`${json}x`, `${json}}`, `${json}\0`, json.replace(/}$/, ',}'),
  json.replace('{', '{,'), json.replace('"', '\u0001"'), json.replace(/}$/, ',"n":01}'),
  json.replace(/}$/, ',"n":1.}'), json.replace(/}$/, ',"n":.5}'), json.replace(/}$/, ',"n":-}'),
  json.replace(/}$/, ',"n":+1}'), json.replace(/}$/, ',"n":1e}'), json.replace(/}$/, ',"n":NaN}'),
  json.replace(/}$/, ',"n":"\\x"}'), json.replace(/}$/, ',"n":"\\u12"}'), json.replace(/}$/, ',"n":"\t"}'),
  json.replace(/}$/, ',"n":"\n"}'), json.replace(/}$/, ',"n":nul}'), json.replace(/}$/, ',n:1}'),
  json.replace(/}$/, ',"n" 1}'), json.replace(/}$/, ' "n":1}'), `${json} {}`, json.slice(0, -1), ''];

test('what is no JSON is refused wherever it comes in', async (t) => {
  const server = await startServer(t);
  const viewer = '{"id":"v"}';
  for (const body of spoiled(viewer)) {
    assert.equal((await post(server, '/api/viewers', body)).status, 400, body);
    assert.equal((await post(server, '/api/viewers', body, { args: ['-X', 'PUT'] })).status, 400, body);
  }
  for (const body of spoiled(`{"type":"track-viewer","data":${viewer}}`))
    assert.equal((await post(server, '/api/socket', body)).status, 400, body);
  for (const body of spoiled('{"visitor":"v"}'))
    assert.equal((await post(server, '/api/forget', body)).status, 400, body);
  assert.equal((await curl(server, '/api/viewers')).json.totalViewers, 0);
});

test('what is no JSON is answered on sockets, which stay', async (t) => {
  const server = await startServer(t);
  const dashboard = await Dashboard.open(t, server);
  const ws = await FrameSocket.open(t, server, '/ws?page=/&userId=u');
  await ws.next(({ type }) => type === 'count');
  const frames = spoiled('{"type":"request_detailed_stats","filter":{}}');
  for (const frame of frames.slice(0, 12)) {
    dashboard.socket.send(frame);
    const { data } = await dashboard.next('error');
    assert.match(data.message, /^Invalid JSON: .* at offset \d+$/s, frame);
  }
  for (const frame of spoiled('{"type":"heartbeat"}')) ws.socket.send(frame);
  ws.send({ type: 'ping' });
  assert.equal((await ws.next()).type, 'pong');
});

test('a byte order mark before JSON is skipped wherever it comes in', async (t) => {
  const server = await startServer(t);
  const mark = '\ufeff';
  assert.equal((await post(server, '/api/viewers', `${mark}{"id":"v"}`)).status, 200);
  assert.equal((await post(server, '/api/socket', `${mark}{"type":"track-viewer","data":{"id":"w"}}`)).status, 200);
  assert.equal((await curl(server, '/api/viewers')).json.totalViewers, 2);
  const dashboard = await Dashboard.open(t, server);
  dashboard.socket.send(`${mark}{"type":"request_detailed_stats"}`);
  await dashboard.next('detailed_stats');
  const { status, json } = await post(server, '/api/viewers', `${mark}{`);
  assert.deepEqual([status, json], [400, { error: 'Failed to track viewer' }]);
});

test('half a character, a large number or deep nesting takes no event with it', async (t) => {
  const server = await startServer(t);
  const events = [pageview('a'), { ...pageview('b'), metadata: { title: 'cut \ud83d' } }, pageview('c')];
  const cut = await postEvents(server, events);
  assert.deepEqual([cut.status, cut.json.accepted, cut.json.rejected], [200, 3, []]);
  const odd = (numbers) => `{"type":"click","page":"/","sessionId":"d","metadata":${numbers}}`;
  const large = await postEvents(server, `[${odd('{"n":18446744073709551616}')},${odd('{"n":-1e400}')},${odd('{}')}]`);
  assert.deepEqual([large.status, large.json.accepted], [200, 3]);
  const { event } = (await postEvents(server, odd('{"n":18446744073709551616,"m":1e400,"s":"\\ud83dx"}'))).json;
  assert.deepEqual(event.metadata, { n: 18446744073709552000, m: Number.MAX_VALUE, s: '\ufffdx' });
  const refused = await postEvents(server,
    `[${odd('{}')},{"type":"click","page":"/","sessionId":"e","timestamp":1e400},${odd('{}')}]`);
  assert.deepEqual([refused.json.accepted, refused.json.rejected.map(({ index }) => index)], [2, [1]]);
  const deep = await postEvents(server,
    `[${odd('{}')},${odd(`{"n":${'['.repeat(70)}${']'.repeat(70)}}`)},${odd('{}')}]`);
  assert.equal(deep.json.accepted, 2);
  assert.deepEqual(deep.json.rejected, [{ index: 1, error: 'Invalid JSON: nested deeper than 64 levels' }]);
  assert.equal((await curl(server, '/api/analytics/summary')).json.data.eventsToday, 11);
});

test('what is odd but JSON is read on every door', async (t) => {
  const server = await startServer(t);
  const odd = { id: 'v', city: 'To\ud83dronto' };
  const viewer = `{"n":1e400,"big":${'9'.repeat(30)},"tiny":1e-400,${JSON.stringify(odd).slice(1)}`;
  const tracked = await post(server, '/api/viewers', viewer);
  assert.deepEqual([tracked.status, tracked.json.viewer?.city], [200, 'To\ufffdronto']);
  const client = await SocketIoClient.open(t, server, 'websocket');
  assert.equal((await client.ask('track-viewer', odd)).success, true);
});
