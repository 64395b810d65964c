// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { WebSocket } from 'ws';
import { patienceMs, within } from './deadline.js';

// A dashboard on the raw WebSocket. It keeps every frame; `next` takes them one by one, so that a
// test can neither miss a frame nor see one twice.
export class Dashboard {
  constructor(url, headers) {
    this.frames = [];
    this.untaken = [];
    this.waiting = new Set();
    this.socket = new WebSocket(url, { headers, perMessageDeflate: false });
    this.socket.on('message', (data) => this.received(data.toString()));
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    // The status of a refused upgrade, or 101.
    this.status = new Promise((resolve, reject) => {
      this.socket.on('upgrade', () => resolve(101));
      this.socket.on('unexpected-response', (request, response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      this.socket.on('error', reject);
    });
  }

  /// Opens one for as long as the test `t` runs; fails when the upgrade is refused.
  static async open(t, server, { path = '/', headers = {} } = {}) {
    const dashboard = new Dashboard(`ws://127.0.0.1:${server.port}${path}`, headers);
    t.after(() => dashboard.socket.terminate());
    const status = await within(patienceMs, 'the upgrade', dashboard.status);
    if (status !== 101) throw new Error(`the upgrade was refused with ${status}`);
    return dashboard;
  }

  /// The status that an upgrade is answered with.
  static async statusOf(server, { path = '/', headers = {} } = {}) {
    const dashboard = new Dashboard(`ws://127.0.0.1:${server.port}${path}`, headers);
    try {
      return await within(patienceMs, 'an answer to the upgrade', dashboard.status);
    } finally {
      dashboard.socket.on('error', () => {});
      dashboard.socket.terminate();
    }
  }

  received(text) {
    const frame = { ...JSON.parse(text), text, at: performance.now() };
    this.frames.push(frame);
    this.untaken.push(frame);
    this.waiting.forEach((look) => look());
  }

  send(frame) {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  close() {
    this.socket.close();
    return within(patienceMs, 'the dashboard to close', this.closed);
  }

  /// Takes the oldest frame of this type that matches; waits for it if need be.
  async next(type, matches = () => true) {
    let look;
    const found = new Promise((resolve) => {
      look = () => {
        const at = this.untaken.findIndex((frame) => frame.type === type && matches(frame.data));
        if (at >= 0) resolve(this.untaken.splice(at, 1)[0]);
      };
      this.waiting.add(look);
      look();
    });
    const seen = () => `a frame "${type}"; seen were: ${this.frames.map((one) => one.type).join(' ')}`;
    try {
      return await within(patienceMs, seen, found);
    } finally {
      this.waiting.delete(look);
    }
  }

  /// Waits until the server has dealt with all that was sent before.
  async settle() {
    this.send({ type: 'request_detailed_stats', filter: {} });
    await this.next('detailed_stats_response');
  }

  ofType(type) {
    return this.frames.filter((frame) => frame.type === type);
  }
}
