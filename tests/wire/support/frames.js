// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { WebSocket } from 'ws';
import { patienceMs, within } from './deadline.js';

// A WebSocket client that keeps every frame, whatever it holds; `next` takes them in their order.
export class FrameSocket {
  constructor(server, path, headers = {}) {
    this.frames = [];
    this.taken = 0;
    this.looks = new Set();
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`,
      { headers, perMessageDeflate: false });
    this.socket.on('message', (data) => {
      this.frames.push({ ...JSON.parse(data), text: data.toString(), at: performance.now() });
      this.looks.forEach((look) => look());
    });
    this.opened = new Promise((resolve, reject) => {
      this.socket.on('open', resolve);
      this.socket.on('error', reject);
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /// Opens one for as long as the test `t` runs.
  static async open(t, server, path, headers) {
    const client = new FrameSocket(server, path, headers);
    t.after(() => client.socket.terminate());
    await within(patienceMs, `the upgrade at ${path}`, client.opened);
    return client;
  }

  send(frame) {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /// The next frame that matches; those before it are passed over.
  async next(matches = () => true, ms = patienceMs) {
    let look;
    const found = new Promise((resolve) => {
      look = () => {
        while (this.taken < this.frames.length) {
          const frame = this.frames[this.taken++];
          if (!matches(frame)) continue;
          this.looks.delete(look); // the next frame may come before the promise is looked at
          resolve(frame);
          return;
        }
      };
      this.looks.add(look);
      look();
    });
    try {
      return await within(ms, () => `a frame; seen were ${this.frames.map((one) => one.text)}`, found);
    } finally {
      this.looks.delete(look);
    }
  }

  async close() {
    this.socket.close();
    return within(patienceMs, 'the socket to close', this.closed);
  }
}
