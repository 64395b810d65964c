// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What operators note in the charts (core/protocol/README.md, "Marks").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, newShare, startWithToken, withCookie } from './support/access.js';
import { curl, post } from './support/http.js';
import { LiveClient } from './support/live.js';
import { startServer } from './support/server.js';
import { dataFolder, startKeeping } from './support/store.js';

const path = '/api/marks';
const textsOf = async (server, query = '') => (await curl(server, path + query)).json.data.map(({ text }) => text);

test('a mark is noted, told to everybody and taken back', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server, {});
  assert.deepEqual((await client.next('state')).data.marks, []);
  const before = Date.now();
  const answer = await post(server, path, { text: ' deploy 1.8 ', site: 'Shop' });
  assert.equal(answer.status, 200, answer.body);
  const [mark] = answer.json.data;
  assert.deepEqual([mark.text, mark.site], ['deploy 1.8', 'shop']);
  assert.ok(mark.at >= before - 1_000 && mark.at <= Date.now() + 1_000);
  assert.deepEqual((await client.next('state')).data.marks, [mark]);
  await client.ask('mark', { text: 'everywhere', at: mark.at - 60_000 });
  assert.deepEqual(await textsOf(server), ['everywhere', 'deploy 1.8'], 'oldest first');
  assert.deepEqual(await textsOf(server, '?site=blog'), ['everywhere']);
  await client.ask('mark', { at: mark.at, site: 'SHOP', noted: false });
  assert.deepEqual(await textsOf(server), ['everywhere']);
  const gone = await curl(server, `${path}?at=${mark.at}&site=shop`, ['-X', 'DELETE']);
  assert.equal(gone.status, 404);
  assert.equal((await curl(server, `${path}?at=${mark.at - 60_000}`, ['-X', 'DELETE'])).status, 200);
  assert.deepEqual(await textsOf(server), []);
});

test('marks outlast a restart', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  await post(server, path, { text: 'one' });
  await server.kill();
  assert.deepEqual(await textsOf(await startKeeping(t, folder)), ['one']);
});

test('what is no mark is refused with a reason', async (t) => {
  const server = await startServer(t);
  for (const [body, why] of [[{}, /text: 1 to 200 bytes/], [{ text: 'x'.repeat(201) }, /text/], [{ text: 'a\nb' }, /one line/],
    [{ text: 'x', at: -1 }, /at: a moment/], [{ text: 'x', at: 1_000 }, /so long ago/], [{ text: 'x', site: 7 }, /site: a text/]]) {
    const answer = await post(server, path, body);
    assert.equal(answer.status, 400);
    assert.match(answer.json.error, why);
  }
  assert.equal((await curl(server, `${path}?at=x`, ['-X', 'DELETE'])).status, 400);
});

test('a reader sees marks and notes none', async (t) => {
  const server = await startWithToken(t);
  const share = await newShare(server);
  const reader = withCookie(share.cookie);
  assert.equal((await ask(server, path, reader)).status, 200);
  assert.equal((await ask(server, path, reader, ['-X', 'POST', '-d', '{"text":"x"}'])).status, 401);
});
