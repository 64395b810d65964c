// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window of another Footfall: a process that serves nothing itself.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { patienceMs, until, within } from './support/deadline.js';
import { temporaryFolder } from './support/folder.js';
import { curl } from './support/http.js';
import { binary, Server, startServer } from './support/server.js';

const windowBinary = join(dirname(binary), 'footfall');

/// The window without a screen, and with settings of its own.
function openWindow(t, ...options) {
  const home = temporaryFolder('window');
  const environment = { QT_QPA_PLATFORM: 'offscreen', HOME: home, XDG_CONFIG_HOME: home };
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

test('what only a server heeds is one line', async (t) => {
  for (const option of ['--listen=127.0.0.1:0', '--in-memory', '--site=a=https://a.example']) {
    const window = openWindow(t, '--connect', 'http://127.0.0.1:1', option);
    const { code } = await within(patienceMs, 'the end', window.exited);
    assert.equal(code, 2, option);
    assert.match(window.errorText, /^(?:QStandardPaths[^\n]*\n)?footfall: --connect [^\n]+\n$/);
    assert.ok(window.errorText.includes(option.split('=')[0]), option);
  }
});
