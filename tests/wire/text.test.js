// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One rule for text on every door, and one name for a page (core/protocol/README.md, "Events").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { FrameSocket } from './support/frames.js';
import { curl, exchange, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { SocketIoClient } from './support/socketio.js';
import { changeStored, dataFolder, logOf, startKeeping } from './support/store.js';

/// What a name may not have: [its bytes as a URL has them, the same in JSON].
const hidden = [['%00', '\0'], ['%1B', '\x1b'], ['%0A', '\n'], ['%7F', '\x7f'], ['%C2%92', '\x92'],
  ['%E2%80%AE', '\u202e'], ['%E2%81%A8', '\u2068'], ['%E2%80%8F', '\u200f']];
const badInUrls = [...hidden.map(([bytes]) => bytes), '%FF', '%C3'];

const shownOn = async (server, path, args) =>
  Number(/ (\d+)<\/title>/.exec((await curl(server, path, args)).body)[1]);

test('a visitor cannot be made one of two sites', async (t) => {
  const server = await startServer(t);
  const open = (query) => new FrameSocket(server, `/ws?${query}`);
  const first = open('site=a&userId=b%0Ac&page=/1');
  const second = open('site=a%0Ab&userId=c&page=/2');
  const third = open('site=a%0Ab&userId=c&page=/3');
  await Promise.all([first, second, third].map(({ opened }) => assert.rejects(opened, /400/)));
  assert.equal((await curl(server, '/health')).status, 200);
});

test('no name that hides something comes in by a URL', async (t) => {
  const server = await startServer(t);
  for (const bytes of badInUrls) {
    for (const query of [`page=/${bytes}&userId=u`, `page=/&userId=u${bytes}`, `page=/&userId=u&site=a${bytes}`])
      assert.equal(await Dashboard.statusOf(server, { path: `/ws?${query}` }), 400, query);
    for (const query of [`page=/${bytes}`, `page=/&site=a${bytes}`])
      assert.equal(await Dashboard.statusOf(server, { path: `/counter?${query}` }), 400, query);
    for (const path of [`/events?site=a${bytes}`, `/badge.svg?site=${bytes}`, `/badge.svg?page=/${bytes}`,
      `/api/analytics/sessions?page=/${bytes}`, `/api/analytics/sessions?site=${bytes}`])
      assert.equal((await curl(server, path)).status, 400, path);
    assert.equal(await Dashboard.statusOf(server, { path: `/api/live?site=${bytes}` }), 400, bytes);
  }
});

test('an Origin that can be no site is refused', async (t) => {
  const server = await startServer(t);
  const body = JSON.stringify(pageview('s'));
  const bad = ['https://\xff.example', 'https://a\xc2\x92', 'https://a\xe2\x80\xae', `https://${'a'.repeat(300)}`,
    `https://${'a'.repeat(15_000)}`];
  for (const origin of bad) {
    const head = (line, more) => Buffer.from(
      `${line} HTTP/1.1\r\nHost: localhost\r\nOrigin: ${origin}\r\nConnection: close\r\n${more}\r\n`, 'latin1');
    const posting = (path, text) => Buffer.concat([
      head(`POST ${path}`, `Content-Type: application/json\r\nContent-Length: ${text.length}\r\n`), Buffer.from(text)]);
    for (const request of [posting('/api/events', body), posting('/api/viewers', '{"id":"v"}'),
      posting('/api/socket', '{"type":"track-viewer","data":{"id":"v"}}'), head('GET /events', ''),
      head('GET /socket.io/?EIO=4&transport=polling', '')])
      assert.match(await exchange(server, request), /^HTTP\/1\.1 400 /, `${request}`);
  }
  const { body: summary } = await curl(server, '/api/analytics/summary');
  assert.equal(JSON.parse(summary).data.eventsToday, 0);
});

test('what is only shown of a viewer is kept without what hides, its id not at all', async (t) => {
  const server = await startServer(t);
  const client = await SocketIoClient.open(t, server, 'websocket');
  for (const [, character] of hidden) {
    const bad = { id: `v${character}` };
    assert.equal((await post(server, '/api/viewers', bad)).status, 400);
    assert.equal((await post(server, '/api/socket', { type: 'track-viewer', data: bad })).status, 400);
    assert.deepEqual(await client.ask('track-viewer', bad), { error: 'Failed to track viewer' });
    const viewer = { id: 'v', country: `Ca${character}nada`, city: `${character}Toronto`,
      region: `On${character}tario`, timezone: `America/${character}Toronto`, userAgent: `M${character}` };
    assert.deepEqual((({ timestamp, lastSeen, ...shown }) => shown)((await post(server, '/api/viewers', viewer)).json.viewer),
      { id: 'v', country: 'Canada', city: 'Toronto', region: 'Ontario', timezone: 'America/Toronto', userAgent: 'M' });
  }
  const { json } = await curl(server, '/api/viewers');
  assert.deepEqual(json.geographicData, [{ country: 'Canada', count: 1, cities: ['Toronto'] }]);
});

test('what is only shown of an event is kept without what hides', async (t) => {
  const server = await startServer(t);
  const metadata = { device: 'pho\u0092ne', note: 'a\u2068b\u2069', deep: { x: ['\u202ey'] } };
  const answer = await postEvents(server, pageview('s', '/', { country: 'In\u2068dia', city: '\0Pune', metadata }));
  assert.equal(answer.status, 200, answer.body);
  const { event } = answer.json;
  assert.deepEqual([event.country, event.city], ['India', 'Pune']);
  assert.deepEqual(event.metadata, { device: 'phone', note: 'ab', deep: { x: ['y'] } });
});

const spellings = ['/über-uns', '/%C3%BCber-uns', '/%c3%bcber%2Duns'];

test('every spelling of a page is one page, live', async (t) => {
  const server = await startServer(t);
  for (const [i, page] of spellings.entries()) {
    const answer = await postEvents(server, pageview(`s${i}`, page));
    assert.equal(answer.json.event.page, '/über-uns');
  }
  await (await FrameSocket.open(t, server, '/ws?userId=a&page=/%C3%BCber-uns')).next();
  await (await FrameSocket.open(t, server, '/ws?userId=b&page=/%25C3%25BCber-uns')).next(({ count }) => count === 2);
  const dashboard = await Dashboard.open(t, server);
  for (const page of spellings) {
    const asked = encodeURIComponent(page);
    assert.equal(await shownOn(server, `/badge.svg?page=${asked}`), 2, page);
    const counter = await FrameSocket.open(t, server, `/counter?page=${asked}`);
    assert.equal((await counter.next()).count, 2, page);
    const { json } = await curl(server, `/api/analytics/sessions?page=${asked}`);
    assert.deepEqual([json.total, json.data[0].currentPage], [3, '/über-uns'], page);
    dashboard.send({ type: 'request_detailed_stats', filter: { page } });
    assert.equal((await dashboard.next('detailed_stats')).data.totalFiltered, 3, page);
  }
  const { json } = await curl(server, '/api/analytics/summary');
  assert.deepEqual(json.data.pagesVisited, { '/über-uns': 3 });
});

test('pages that were kept under another spelling are found as one', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  await postEvents(server, [pageview('old', '/ancient'), pageview('old', '/about-us')]);
  await server.stop();
  changeStored(folder, "UPDATE texts SET text = '/%C3%BCber-uns' WHERE text = '/ancient'; "
    + "UPDATE texts SET text = '/%7eann' WHERE text = '/about-us'");
  const again = await startKeeping(t, folder);
  await postEvents(again, [pageview('new', '/über-uns'), pageview('new', '/~ann')]);
  for (const page of spellings) {
    const { body } = await curl(again, `/api/export.ndjson?page=${encodeURIComponent(page)}`);
    const found = body.split('\n').filter(Boolean).map((line) => JSON.parse(line));
    assert.deepEqual(found.map(({ sessionId, page: name }) => [sessionId, name]),
      [['old', '/über-uns'], ['new', '/über-uns']], page);
    const { json } = await curl(again, `/api/visits?text=${encodeURIComponent(page)}`);
    assert.equal(json.data.length, 2, page);
    assert.ok(json.data.every(({ currentPage }) => currentPage === '/über-uns'), JSON.stringify(json.data));
  }
  assert.deepEqual((await logOf(again)).map(({ page }) => page), ['/über-uns', '/~ann', '/über-uns', '/~ann']);
});

test('live counts that were replayed know a page by one name', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  await postEvents(server, pageview('old', '/ancient'));
  await server.kill();
  changeStored(folder, "UPDATE texts SET text = '/%C3%BCber-uns' WHERE text = '/ancient'");
  const again = await startKeeping(t, folder);
  await postEvents(again, pageview('new', '/über-uns'));
  const { json } = await curl(again, '/api/analytics/summary');
  assert.deepEqual(json.data.pagesVisited, { '/über-uns': 2 });
});
