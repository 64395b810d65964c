// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts a server on a port of its own, and stops it again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { within } from './deadline.js';

const here = dirname(fileURLToPath(import.meta.url));
export const binary = process.env.FOOTFALL_BIN ?? join(here, '../../../build/bin/footfalld');

const startMs = 10_000;
const stopMs = 5_000;
const keptErrorText = 16 * 1024;

export class Server {
  /// `command` is the program with the arguments that are to come before ours.
  constructor(command, args, environment = {}) {
    const [program, ...first] = command;
    this.process = spawn(program, [...first, ...args],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    this.errorText = '';
    this.process.stderr.setEncoding('utf8').on('data', (text) => {
      this.errorText = (this.errorText + text).slice(-keptErrorText);
    });
    this.ports = [];
    this.said = []; // the lines of its standard output
    this.lines = createInterface({ input: this.process.stdout });
    this.lines.on('line', (line) => {
      this.said.push(line);
      const [, scheme, port] = /^Listening on (https?):\/\/\S+:(\d+)$/.exec(line) ?? [];
      if (!port) return;
      this.scheme = scheme;
      this.ports.push(Number(port));
    });
    this.exited = once(this.process, 'close').then(([code, signal]) => ({ code, signal }));
  }

  /// Waits until the server has said that it listens, on so many addresses.
  async listening(addresses = 1) {
    const complete = new Promise((resolve) => {
      this.lines.on('line', () => { if (this.ports.length >= addresses) resolve(); });
    });
    const ended = this.exited.then(() => {
      throw new Error(`the server ended before it listened: ${this.errorText}`);
    });
    await within(startMs, 'the server to listen', Promise.race([complete, ended]));
    return this;
  }

  /// The port of the first address.
  get port() {
    return this.ports[0];
  }

  get pid() {
    return this.process.pid;
  }

  url(path = '') {
    return `${this.scheme}://127.0.0.1:${this.port}${path}`;
  }

  openDescriptors() {
    return readdirSync(`/proc/${this.pid}/fd`).length;
  }

  /// Asks it to stop, and expects it to do so cleanly.
  async stop() {
    this.process.kill('SIGTERM');
    const { code, signal } = await within(stopMs, 'the server to stop', this.exited);
    assert.deepEqual({ code, signal }, { code: 0, signal: null }, this.errorText);
  }

  /// Ends it as a crash or a power cut does.
  async kill() {
    this.process.kill('SIGKILL');
    await within(stopMs, 'the server to die', this.exited);
  }

  /// For the end of a test: stops it unless it has stopped.
  async release() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    try {
      await this.stop();
    } finally {
      this.process.kill('SIGKILL');
    }
  }
}

export async function launch(command, args, addresses = 1, environment = {}) {
  const server = new Server(command, args, environment);
  try {
    return await server.listening(addresses);
  } catch (error) {
    server.process.kill('SIGKILL');
    throw error;
  }
}

/// The server under test with an empty memory, for as long as the test `t` runs.
export async function startServer(t, options = [], { listen = ['127.0.0.1:0'] } = {}) {
  const addresses = listen.flatMap((address) => ['--listen', address]);
  const server = await launch([binary], [...addresses, '--in-memory', ...options], listen.length);
  t.after(() => server.release());
  return server;
}

/// Runs the program to its end, for starts that are to fail.
export async function runToEnd(...options) {
  const server = new Server([binary], options);
  let output = '';
  server.process.stdout.setEncoding('utf8').on('data', (text) => { output += text; });
  try {
    const { code } = await within(startMs, 'the program to end', server.exited);
    return { code, output, errorText: server.errorText };
  } finally {
    server.process.kill('SIGKILL');
  }
}
