// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// WebSockets that are held open by a process of their own (held_sockets.cpp).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from '../wire/support/deadline.js';

const answerMs = 300_000;

export class HeldSockets {
  constructor(binaries, core, port) {
    const program = join(binaries, 'held_sockets');
    this.process = spawn('taskset', ['-c', core, program, '--port', String(port)],
      { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = once(this.process, 'close');
    this.process.stdin.on('error', () => {}); // it has ended: the answer does not come
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async #ask(line) {
    this.process.stdin.write(`${line}\n`);
    const { value, done } = await within(answerMs, `an answer to "${line}"`, this.lines.next());
    if (done) throw new Error(`held_sockets ended at "${line}"`);
    return value.split(' ').slice(1).map(Number);
  }

  /// Opens so many more; how many seconds that took.
  async open(count, path) {
    const [, microseconds] = await this.#ask(`open ${count} ${path}`);
    return microseconds / 1e6;
  }

  /// What all have received since this was asked last.
  async received() {
    const [frames, bytes] = await this.#ask('frames');
    return { frames, bytes };
  }

  async close() {
    this.process.stdin.end();
    await within(answerMs, 'held_sockets to end', this.ended);
  }
}
