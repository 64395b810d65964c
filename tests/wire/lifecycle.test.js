// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starting, stopping, and coming back.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, until, within } from './support/deadline.js';
import { curl, postEvents, RawConnection } from './support/http.js';
import { pageview } from './support/samples.js';
import { binary, launch, runToEnd, startServer } from './support/server.js';
import { dataFolder, limitFileSize, startKeeping } from './support/store.js';

const quickMs = 3_000;

test('a dashboard finds the server again after a restart', async (t) => {
  const server = await startServer(t);
  const dashboard = await Dashboard.open(t, server);
  await dashboard.next('user_connected');
  await server.stop();
  assert.equal((await within(patienceMs, 'the close', dashboard.closed)).code, 1001);

  const again = await startServer(t, [], { listen: [`127.0.0.1:${server.port}`] });
  assert.equal(again.port, server.port);
  const returned = await Dashboard.open(t, again);
  assert.equal((await returned.next('user_connected')).data.totalDashboards, 1);
  await postEvents(again, pageview('a'));
  const { data } = await returned.next('visitor_update');
  assert.equal(data.stats.eventsToday, 1, 'in memory, a restart begins anew');
});

test('it stops at once, whoever is connected', async (t) => {
  const server = await startServer(t);
  for (let i = 0; i < 5; ++i) await Dashboard.open(t, server);
  const idle = new RawConnection(server);
  const half = new RawConnection(server);
  half.socket.write('POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{');
  await curl(server, '/health');
  const begun = performance.now();
  await server.stop();
  assert.ok(performance.now() - begun < quickMs);
  await idle.untilClosed();
  await half.untilClosed();
});

for (const signal of ['SIGINT', 'SIGHUP']) {
  test(`${signal} stops it as well`, async (t) => {
    const server = await startServer(t);
    server.process.kill(signal);
    assert.deepEqual(await within(quickMs, 'the end', server.exited), { code: 0, signal: null });
  });
}

test('what nohup started outlives its terminal', async (t) => {
  const server = await launch(['nohup', binary], ['--listen', '127.0.0.1:0', '--in-memory']);
  t.after(() => server.release());
  server.process.kill('SIGHUP');
  await server.stop(); // whose SIGTERM comes later
});

test('a reader of its log that leaves does not end it', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  server.process.stderr.destroy();
  server.process.stdout.destroy();
  limitFileSize(server, 1); // which it writes a line about
  await until('events to be refused', async () => (await postEvents(server, pageview('a'))).status === 503);
  limitFileSize(server);
  await until('events to be taken', async () => (await postEvents(server, pageview('a'))).status === 200);
});

test('a port in use is one line, and the other server goes on', async (t) => {
  const server = await startServer(t);
  const { code, errorText } = await runToEnd('--listen', `127.0.0.1:${server.port}`, '--in-memory');
  assert.equal(code, 2);
  assert.match(errorText, /^[^\n]+\n$/);
  assert.match(errorText, new RegExp(`\\b${server.port}\\b`));
  assert.equal((await curl(server, '/health')).status, 200);
});

test('a bad option is one line', async () => {
  const table = [
    ['--no-such-option'], ['--listen'], ['--listen', 'nonsense'], ['--listen', '127.0.0.1:99999'],
    ['--listen', '127.0.0.1:x'], ['--limit', 'connections'], ['--limit', 'no-such=1'],
    ['--limit', 'connections=0'], ['--site', 'shop'], ['--site', 'shop=shop.example'],
    ['--trusted-proxy', 'nowhere'], ['--tls-cert', 'cert.pem'], ['--connect', 'ftp://x'], ['--limit', 'connections=many'], ['superfluous'],
  ];
  for (const options of table) {
    const { code, output, errorText } = await runToEnd('--in-memory', ...options);
    assert.equal(code, 2, options.join(' '));
    assert.match(errorText, /^[^\n]+\n$/, options.join(' '));
    assert.equal(output, '', options.join(' '));
  }
});

test('without a window nothing is shown from afar', async () => {
  const { code, output, errorText } = await runToEnd('--connect', 'http://127.0.0.1:1');
  assert.equal(code, 2);
  assert.match(errorText, /^[^\n]*start footfall[^\n]*\n$/);
  assert.equal(output, '');
});

test('a server that listens on every address gives out one that others reach', async (t) => {
  const server = await startServer(t, ['--site', 'shop=http://shop.example', '--public-url', 'http://stats.example:8080']);
  const told = server.said.find((line) => line.includes('<script'));
  assert.match(told, /src="http:\/\/stats\.example:8080\/tracker\.js"/);
  const open = await startServer(t, [], { listen: ['0.0.0.0:0'] });
  const line = open.said.find((each) => each.includes('<script'));
  assert.match(line, new RegExp(`src="http://[^"/]+:${open.port}/tracker\\.js"`));
  assert.ok(!line.includes('0.0.0.0'), line);
});

const window = binary.replace(/footfalld$/, 'footfall');

test('the window tells help and version without a display', { skip: !existsSync(window) }, async () => {
  const { DISPLAY, WAYLAND_DISPLAY, QT_QPA_PLATFORM, ...env } = process.env;
  for (const [option, said] of [['--help', /--connect/], ['--version', /^Footfall \d+\.\d+/]]) {
    const { status, stdout, stderr } = spawnSync(window, [option], { env, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.match(stdout, said);
    assert.equal(stderr, '');
  }
});

test('help and version are told', async () => {
  const help = await runToEnd('--help');
  assert.equal(help.code, 0);
  for (const option of ['--listen', '--in-memory', '--limit', '--token-file'])
    assert.ok(help.output.includes(option), option);
  const version = await runToEnd('--version');
  assert.equal(version.code, 0);
  assert.match(version.output, /\d+\.\d+\.\d+/);
});

test('the page of the options names every option', async () => {
  const { output } = await runToEnd('--help');
  const told = readFileSync(new URL('../../app/options/README.md', import.meta.url), 'utf8');
  const options = [...output.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name);
  assert.ok(options.includes('--listen'), output);
  const ours = options.filter((name) => !['--help', '--help-all', '--version'].includes(name));
  assert.deepEqual(ours.filter((name) => !told.includes(name)), []);
});

test('it listens on several addresses', async (t) => {
  const server = await startServer(t, [], { listen: ['127.0.0.1:0', '[::1]:0', '127.0.0.3:0'] });
  for (const [index, host] of ['127.0.0.1', '[::1]', '127.0.0.3'].entries()) {
    const at = { url: (path) => `http://${host}:${server.ports[index]}${path}` };
    const answer = await curl(at, '/health');
    assert.equal(answer.json.status, 'ok', host);
  }
});

test('nobody but this machine reaches it unasked', async (t) => {
  const server = await startServer(t);
  const socket = connect(server.port, '127.0.0.2');
  t.after(() => socket.destroy());
  const refused = new Promise((resolve, reject) => {
    socket.on('error', resolve);
    socket.on('connect', () => reject(new Error('it listens on more than it was told')));
  });
  assert.equal((await within(patienceMs, 'a refusal', refused)).code, 'ECONNREFUSED');
});
