// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// HTTP as clients speak it: by curl, and byte by byte.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { patienceMs, within } from './deadline.js';

const curlSeconds = '20';

/// Splits an answer into status, headers (names in lower case) and body.
export function parseAnswer(text) {
  const end = text.indexOf('\r\n\r\n');
  const [statusLine, ...lines] = text.slice(0, end).split('\r\n');
  const status = Number(statusLine.split(' ')[1]);
  if (status === 100) return parseAnswer(text.slice(end + 4));
  const headers = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const body = text.slice(end + 4);
  return { status, headers, body, get json() { return JSON.parse(body); } };
}

/// Runs curl with these arguments; `input` is what `@-` reads.
export async function curl(server, path, args = [], input = '') {
  const options = ['-sS', '-i', '--path-as-is', '--max-time', curlSeconds];
  const client = spawn('curl', [...options, ...args, server.url(path)]);
  let output = '';
  let errors = '';
  client.stdout.setEncoding('utf8').on('data', (text) => { output += text; });
  client.stderr.setEncoding('utf8').on('data', (text) => { errors += text; });
  client.stdin.on('error', () => {}); // refused before it was read
  client.stdin.end(input);
  await once(client, 'close');
  if (!output) throw new Error(errors);
  return parseAnswer(output);
}

/// Posts a body, given as text, bytes, or a value to be sent as JSON.
export function post(server, path, body, { type = 'application/json', args = [] } = {}) {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const all = ['-H', `Content-Type: ${type}`, '--data-binary', '@-', ...args];
  return curl(server, path, all, raw ? body : JSON.stringify(body));
}

export const postEvents = (server, body, options) => post(server, '/api/events', body, options);

/// An open connection that is written to byte by byte.
export class RawConnection {
  constructor(server) {
    this.text = '';
    this.socket = connect(server.port, '127.0.0.1');
    this.socket.setEncoding('utf8').on('data', (text) => { this.text += text; });
    this.socket.on('error', () => {}); // a reset ends it like a close
    this.ended = new Promise((resolve) => { this.socket.on('close', resolve); });
  }

  /// What was received until the server closed.
  async untilClosed() {
    await within(patienceMs, () => `the server to close; received: ${this.text}`, this.ended);
    return this.text;
  }

  /// What was received once it contains `part` so many times.
  async untilText(part, times = 1) {
    const complete = new Promise((resolve) => {
      const look = () => { if (this.text.split(part).length > times) resolve(); };
      this.socket.on('data', look);
      look();
    });
    await within(patienceMs, () => `${times} × "${part}"; received: ${this.text}`, complete);
    return this.text;
  }
}

/// Sends the bytes as they are and returns all that comes until the server closes.
export async function exchange(server, bytes) {
  const connection = new RawConnection(server);
  connection.socket.write(bytes);
  try {
    return await connection.untilClosed();
  } finally {
    connection.socket.destroy();
  }
}
