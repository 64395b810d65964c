// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clients that post events with ids of their own as fast as they are answered, and remember which
// ones were acknowledged.
import { Agent, request } from 'node:http';

/// Posts on a connection that stays open; the answer's status.
export function postOn(agent, server, type, body) {
  return new Promise((resolve, reject) => {
    const post = request({
      agent,
      port: server.port,
      host: '127.0.0.1',
      path: '/api/events',
      method: 'POST',
      headers: { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) },
    }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers }));
      response.on('error', reject);
      response.on('aborted', () => reject(new Error('aborted')));
    });
    post.on('error', reject);
    post.end(body);
  });
}

const ndjson = (events) => events.map((event) => JSON.stringify(event)).join('\n');

/// What was sent, and what became of it.
export class Ledger {
  constructor() {
    this.sent = new Map();
    this.acknowledged = new Set();
    this.next = 0;
  }

  /// A new event; its number makes its id.
  make() {
    const number = this.next++;
    const event = {
      type: 'pageview',
      page: `/page/${number % 50}`,
      sessionId: `session-${number % 200}`,
      eventId: `event-${number}`,
      metadata: { device: 'desktop', number },
    };
    this.sent.set(event.eventId, event);
    return event;
  }

  makeSome(count) {
    return Array.from({ length: count }, () => this.make());
  }

  /// Posts events; true when they were acknowledged.
  async post(agent, server, events) {
    const single = events.length === 1;
    const body = single ? JSON.stringify(events[0]) : ndjson(events);
    const { status } = await postOn(agent, server,
      single ? 'application/json' : 'application/x-ndjson', body);
    if (status === 200) events.forEach((event) => this.acknowledged.add(event.eventId));
    return status === 200;
  }
}

/// Several clients at once; each posts so many events a time, until it is stopped or cut off.
export class Senders {
  constructor(server, ledger, sizes) {
    this.stopped = false;
    this.ended = Promise.all(sizes.map((size) => this.run(server, ledger, size)));
  }

  async run(server, ledger, size) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    try {
      while (!this.stopped) await ledger.post(agent, server, ledger.makeSome(size));
    } catch {
      // The server has gone: what was under way was not acknowledged.
    } finally {
      agent.destroy();
    }
  }

  async stop() {
    this.stopped = true;
    await this.ended;
  }
}

/// Sends all of these events again, a part of them one by one; how many were acknowledged.
export async function resend(server, ledger, events, singly = 200) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let kept = 0;
  try {
    for (let at = 0; at < events.length;) {
      const part = events.slice(at, at + (at < singly ? 1 : 500));
      if (await ledger.post(agent, server, part)) kept += part.length;
      at += part.length;
    }
  } finally {
    agent.destroy();
  }
  return kept;
}

/// Pseudo-random numbers from 0 to 1 that a seed repeats.
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
