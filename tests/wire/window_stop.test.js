// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window stops as cleanly as the server does, on a real display: what shows windows there brings
// threads of its own.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { patienceMs, until, within } from './support/deadline.js';
import { Display } from './support/display.js';
import { temporaryFolder } from './support/folder.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { binary, Server, startServer } from './support/server.js';

const windowBinary = join(dirname(binary), 'footfall');
const goingAway = 1001;

/// A port that nobody listens on: a window does not say on which it does.
async function freePort(t) {
  const server = await startServer(t);
  await server.stop();
  return server.port;
}

/// A window with its server, and a dashboard that looks at it.
async function openWindow(t, display) {
  const port = await freePort(t);
  const home = temporaryFolder('window');
  const environment = { QT_QPA_PLATFORM: 'xcb', DISPLAY: display.name, HOME: home, XDG_CONFIG_HOME: home };
  const window = new Server([windowBinary],
    ['--listen', `127.0.0.1:${port}`, '--data-dir', join(home, 'data')], environment);
  t.after(async () => {
    window.process.kill('SIGKILL');
    await window.exited;
  });
  window.scheme = 'http';
  window.ports = [port];
  window.folder = join(home, 'data');
  await until('the window to listen', () => curl(window, '/health').then(() => true, () => false));
  window.dashboard = await Dashboard.open(t, window);
  assert.equal((await postEvents(window, pageview('a'))).status, 200);
  return window;
}

/// What only a clean stop leaves: the last checkpoint, and dashboards that know why.
async function assertStoppedCleanly(window) {
  const { code } = await within(patienceMs, 'the close', window.dashboard.closed);
  assert.equal(code, goingAway);
  await within(patienceMs, 'the end', window.exited);
  const kept = readdirSync(window.folder);
  assert.ok(kept.some((name) => name.startsWith('checkpoint')), kept.join(' '));
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  test(`${signal} stops the window cleanly`, async (t) => {
    const window = await openWindow(t, await Display.open(t));
    window.process.kill(signal);
    await assertStoppedCleanly(window);
    assert.deepEqual(await window.exited, { code: 0, signal: null }, window.errorText);
  });
}

test('a display that goes away stops it cleanly, too', async (t) => {
  const display = await Display.open(t);
  const window = await openWindow(t, display);
  await display.close();
  await assertStoppedCleanly(window);
  assert.equal((await window.exited).signal, null, window.errorText);
});
