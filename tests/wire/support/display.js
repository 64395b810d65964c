// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A display of its own for a test that needs a window as the desktop shows it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { patienceMs, within } from './deadline.js';

export class Display {
  constructor() {
    // It names the number that it found free on its descriptor 3.
    this.process = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    this.exited = once(this.process, 'exit');
    this.number = once(createInterface({ input: this.process.stdio[3] }), 'line');
  }

  /// One for as long as the test `t` runs.
  static async open(t) {
    const display = new Display();
    t.after(() => display.close());
    const [number] = await within(patienceMs, 'the display', display.number);
    assert.match(number, /^\d+$/);
    display.name = `:${number}`;
    return display;
  }

  async close() {
    this.process.kill('SIGKILL');
    await within(patienceMs, 'the display to go', this.exited);
  }
}
