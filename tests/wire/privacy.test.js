// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What visitors read of what is kept of them is true of the server that says it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from './support/folder.js';
import { curl } from './support/http.js';
import { binary, launch, startServer } from './support/server.js';

/// The words of the page, for anybody from anywhere.
async function noticeOf(server) {
  const { status, headers, body } = await curl(server, '/privacy', ['-H', 'X-Forwarded-For: 192.0.2.1']);
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(headers['set-cookie'], undefined);
  assert.doesNotMatch(body, /\{\{|<script/);
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

test('what keeps nothing says so', async (t) => {
  const notice = await noticeOf(await startServer(t, ['--trackers', 'none']));
  assert.match(notice, /In memory only/);
  assert.match(notice, /Your country and city, if the website itself tells them/);
  assert.match(notice, /Turn on Do Not Track or Global Privacy Control/);
  const careless = await noticeOf(await startServer(t, ['--ignore-do-not-track']));
  assert.match(careless, /Do Not Track and Global Privacy Control are not looked at here/);
  assert.doesNotMatch(notice, /new every day/, 'no code is made where no other tracker sends');
  const followed = await noticeOf(await startServer(t, ['--trackers', 'none', '--log', '/nowhere/access.log']));
  assert.match(followed, /own log is counted as well, and does not note what your browser asks for/);
  assert.match(followed, /new every day/);
});

test('what keeps something says for how long', async (t) => {
  for (const [days, words] of [['7', 'for 7 days'], ['1', 'for 1 day;']]) {
    const server = await launch([binary], ['--listen', '127.0.0.1:0', '--data-dir', temporaryFolder(), '--keep-days', days]);
    t.after(() => server.release());
    const notice = await noticeOf(server);
    assert.ok(notice.includes(words), notice);
    assert.match(notice, /with a key that is new every day and kept nowhere/);
  }
});
