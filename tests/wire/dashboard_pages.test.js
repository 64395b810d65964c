// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files of the web dashboard (core/protocol/README.md, "Two planes" and "Analytics samples").
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl } from './support/http.js';
import { startServer } from './support/server.js';

const html = ['-H', 'Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'];
const welcome = { message: 'Welcome to the Real-Time Analytics API' };

test('a browser gets the page at /, a program the welcome', async (t) => {
  const server = await startServer(t);
  const page = await curl(server, '/', html);
  assert.equal(page.status, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.match(page.body, /^<!doctype html>/);
  const program = await fetch(server.url('/'));
  assert.deepEqual(await program.json(), welcome);
  assert.equal(program.headers.get('server'), 'Footfall', 'who says so');
  assert.match(program.headers.get('vary'), /Accept/);
  assert.equal((await curl(server, '/Dashboard.html/')).body, page.body);
});

test('everything that the page names is there, with its type and the same policy', async (t) => {
  const server = await startServer(t);
  const page = await curl(server, '/dashboard.html');
  const names = [...page.body.matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual(names.filter((name) => !name.endsWith('.svg')).sort(), ['assets/chart.min.js', 'assets/main.css', 'assets/main.js']);
  const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
  for (const name of names) {
    const file = await curl(server, `/${name}`);
    assert.equal(file.status, 200, name);
    assert.equal(file.headers['content-type'], `${types[name.split('.').at(-1)]}; charset=utf-8`);
    assert.equal(file.headers['content-security-policy'], page.headers['content-security-policy']);
    assert.equal(file.headers['x-content-type-options'], 'nosniff');
    if (name === 'assets/main.js') assert.doesNotMatch(file.body, /\bimport\s*[\w{*("']/, 'it needs no more files');
    if (name === 'assets/main.css') assert.doesNotMatch(file.body, /@import/);
  }
});

test('a file that did not change is not sent again', async (t) => {
  const server = await startServer(t);
  for (const path of ['/dashboard.html', '/assets/main.js']) {
    const { headers: { etag, 'cache-control': caching } } = await curl(server, path);
    assert.equal(caching, 'no-cache');
    for (const known of [etag, `"other", W/${etag}`, '*']) {
      const again = await curl(server, path, ['-H', `If-None-Match: ${known}`]);
      assert.deepEqual([again.status, again.body, again.headers.etag], [304, '', etag], known);
    }
    assert.equal((await curl(server, path, ['-H', 'If-None-Match: "other"'])).status, 200);
  }
});

test('HEAD has the length without the body; other methods and names are refused', async (t) => {
  const server = await startServer(t);
  const { body } = await curl(server, '/assets/main.js');
  const head = await curl(server, '/assets/main.js', ['-I']);
  assert.deepEqual([head.status, head.body, Number(head.headers['content-length'])],
    [200, '', Buffer.byteLength(body)]);
  assert.equal((await curl(server, '/assets/main.js', ['-X', 'POST'])).status, 405);
  for (const path of ['/assets/none.js', '/assets', '/assets/', '/assets/a/main.js', '/assets/package.json',
    '/assets/%2e%2e%2fmain.js']) {
    const answer = await curl(server, path);
    assert.ok([400, 404].includes(answer.status), path);
    assert.ok(answer.json.error, path);
  }
});

test('nobody without access gets the page or what it loads', async (t) => {
  const server = await startServer(t);
  const foreign = ['-H', 'X-Forwarded-For: 192.0.2.1'];
  for (const path of ['/', '/dashboard.html', '/assets/main.js']) {
    const answer = await curl(server, path, foreign);
    assert.equal(answer.status, 401, path);
    assert.doesNotMatch(answer.body, /<!doctype|import/);
  }
});
