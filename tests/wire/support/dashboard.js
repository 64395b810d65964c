// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { WebSocket } from 'ws';
import { patienceMs, within } from './deadline.js';
import { FrameLog } from './frame_log.js';

// A dashboard on the raw WebSocket.
export class Dashboard extends FrameLog {
  constructor(url, headers, options = {}) {
    super();
    this.socket = new WebSocket(url, { headers, perMessageDeflate: false, ...options });
    this.socket.on('message', (data) => {
      const text = data.toString();
      this.received({ ...JSON.parse(text), text, at: performance.now() });
    });
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

  send(frame) {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  close() {
    this.socket.close();
    return within(patienceMs, 'the dashboard to close', this.closed);
  }

  /// Waits until the server has dealt with all that was sent before.
  async settle() {
    this.send({ type: 'request_detailed_stats', filter: {} });
    await this.next('detailed_stats_response');
  }
}
