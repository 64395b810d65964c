// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The icon in a tray that we did not write: a desktop's own program takes it in.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { until } from './support/deadline.js';
import { Display } from './support/display.js';
import { temporaryFolder } from './support/folder.js';
import { binary, Server } from './support/server.js';

const windowBinary = join(dirname(binary), 'footfall');

/// Every window of the display, a line each, indented as they are in each other.
const windowsOf = (display) =>
  execFileSync('xwininfo', ['-display', display.name, '-root', '-tree'], { encoding: 'utf8' }).split('\n');

/// Runs a program for as long as the test `t`.
function run(t, program, args, environment) {
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...environment } });
  const gone = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGKILL');
    await gone;
  });
}

test('who starts it by its icon reads on the screen why it cannot', async (t) => {
  const display = await Display.open(t);
  const home = temporaryFolder('refused');
  const window = new Server([windowBinary], ['--listen', 'nonsense'],
    { QT_QPA_PLATFORM: 'xcb', DISPLAY: display.name, HOME: home, XDG_CONFIG_HOME: home });
  t.after(() => window.process.kill('SIGKILL'));
  await until('the message', () => windowsOf(display).some((line) => line.includes('"Footfall"')));
  window.process.kill('SIGTERM');
  assert.equal((await window.exited).code, 2);
  assert.match(window.errorText, /^footfall: --listen nonsense: /m);
});

/// The lines within the window of that name.
function within(lines, name) {
  const depth = (line) => line.search(/\S/);
  const at = lines.findIndex((line) => line.includes(name));
  const rest = at < 0 ? [] : lines.slice(at + 1);
  const end = rest.findIndex((line) => line.trim() && depth(line) <= depth(lines[at]));
  return end < 0 ? rest : rest.slice(0, end);
}

test('the icon is in the tray for as long as the program runs, the count in the title', async (t) => {
  const display = await Display.open(t);
  run(t, 'trayer', ['--edge', 'top', '--widthtype', 'request', '--height', '32'], { DISPLAY: display.name });
  await until('the tray', () => windowsOf(display).some((line) => line.includes('"panel"')));
  const home = temporaryFolder('tray');
  const window = new Server([windowBinary], ['--listen', '127.0.0.1:0', '--in-memory', '--simulate=20'],
    { QT_QPA_PLATFORM: 'xcb', DISPLAY: display.name, HOME: home, XDG_CONFIG_HOME: home });
  t.after(async () => {
    window.process.kill('SIGKILL');
    await window.exited;
  });
  const isIn = () => within(windowsOf(display), '"panel"').some((line) => line.includes('"Footfall"'));
  await until('the icon in the tray', isIn);
  await until('the count in the title', () => windowsOf(display).some((line) => /"● \d+ – Footfall"/.test(line)));
  window.process.kill('SIGTERM');
  assert.equal((await window.exited).code, 0);
  await until('the icon to go', () => !isIn());
});
