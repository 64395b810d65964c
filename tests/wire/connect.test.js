// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window of another Footfall: a process that serves nothing itself.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { patienceMs, until, within } from './support/deadline.js';
import { temporaryFolder } from './support/folder.js';
import { curl } from './support/http.js';
import { binary, launch, Server, startServer } from './support/server.js';

const windowBinary = join(dirname(binary), 'footfall');

/// The window without a screen, and with settings of its own.
function openWindow(t, ...options) {
  return openWindowIn(t, temporaryFolder('no-service'), ...options);
}

/// The same where a service of this machine would say how to reach it.
function openWindowIn(t, serviceFolder, ...options) {
  const home = temporaryFolder('window');
  const environment = {
    QT_QPA_PLATFORM: 'offscreen', HOME: home, XDG_CONFIG_HOME: home, RUNTIME_DIRECTORY: serviceFolder,
  };
  const window = new Server([windowBinary], options, environment);
  t.after(() => window.release());
  return window;
}

async function dashboards(server) {
  return (await curl(server, '/api/analytics/summary')).json.data.connectedDashboards;
}

test('a window from afar is a dashboard, as long as it is open', async (t) => {
  const server = await startServer(t);
  const window = openWindow(t, '--connect', server.url());
  await until('the window to connect', async () => (await dashboards(server)) === 1);
  assert.deepEqual(window.ports, [], 'it listens on nothing');
  await window.stop();
  await until('the window to be gone', async () => (await dashboards(server)) === 0);
});

test('it waits for a server that comes later', async (t) => {
  const first = await startServer(t);
  const { port } = first;
  await first.stop();
  openWindow(t, '--connect', `127.0.0.1:${port}`);
  const server = await startServer(t, [], { listen: [`127.0.0.1:${port}`] });
  await until('the window to connect', async () => (await dashboards(server)) === 1);
});

test('a window that is told nothing shows the service of this machine, without asking for a token', async (t) => {
  const folder = temporaryFolder('service');
  // A proxy is declared: from this machine, too, it takes the token.
  const server = await launch([binary], ['--listen', '127.0.0.1:0', '--in-memory', '--trusted-proxy', '192.0.2.1'],
    1, { RUNTIME_DIRECTORY: folder });
  t.after(() => server.release());
  const tokenFile = join(folder, 'operator-token');
  await until('the door to be open', () => existsSync(join(folder, 'address')));
  assert.equal(statSync(join(folder, 'address')).mode & 0o777, 0o644);
  assert.equal(statSync(tokenFile).mode & 0o777, 0o640, 'for the service and its group');
  const token = readFileSync(tokenFile, 'utf8').trim();
  assert.ok(!server.said.some((line) => line.includes(token)), 'what a service says is in the log of the system');
  const connected = async () => {
    const answer = await curl(server, '/api/analytics/summary', ['-H', `Authorization: Bearer ${token}`]);
    return answer.json.data.connectedDashboards;
  };
  const window = openWindowIn(t, folder);
  await until('the window to connect', async () => (await connected()) === 1);
  await window.stop();
});

test('what only a server heeds is one line', async (t) => {
  for (const option of ['--listen=127.0.0.1:0', '--in-memory', '--site=a=https://a.example']) {
    const window = openWindow(t, '--connect', 'http://127.0.0.1:1', option);
    const { code } = await within(patienceMs, 'the end', window.exited);
    assert.equal(code, 2, option);
    assert.match(window.errorText, /^(?:QStandardPaths[^\n]*\n)?footfall: --connect [^\n]+\n$/);
    assert.ok(window.errorText.includes(option.split('=')[0]), option);
  }
});
