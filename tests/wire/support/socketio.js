// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clients of /socket.io/: the real one, and one that shows every packet.
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { patienceMs, within } from './deadline.js';
import { FrameLog } from './frame_log.js';
import { RawConnection, curl, post } from './http.js';

/// How a client may get there: by name, the transports it is allowed.
export const ways = {
  polling: ['polling'],
  websocket: ['websocket'],
  upgrade: ['polling', 'websocket'],
};

// A page with the Socket.IO client: a dashboard, or a viewer.
export class SocketIoClient extends FrameLog {
  constructor(server, way, options = {}) {
    super();
    this.way = way;
    this.socket = io(server.url(), {
      transports: ways[way], forceNew: true, reconnection: false, ...options,
    });
    // The argument is a whole frame, but for what viewer tracking sends.
    this.socket.onAny((name, argument) => {
      this.received({ type: name, data: argument, ...argument, name, at: performance.now() });
    });
    this.joined = new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
    this.joined.catch(() => {}); // for those who do not look
    this.left = new Promise((resolve) => { this.socket.once('disconnect', resolve); });
    this.upgraded = new Promise((resolve) => { this.socket.io.engine.once('upgrade', resolve); });
  }

  /// Opens one for as long as the test `t` runs; fails when it is refused.
  static async open(t, server, way, options) {
    const client = new SocketIoClient(server, way, options);
    t.after(() => client.socket.disconnect());
    await within(patienceMs, `${way} to join`, client.joined);
    if (way === 'upgrade') await within(patienceMs, 'the upgrade', client.upgraded);
    return client;
  }

  get transport() {
    return this.socket.io.engine.transport.name;
  }

  send(name, ...args) {
    this.socket.emit(name, ...args);
  }

  /// Sends an event and gives what its acknowledgement carries.
  ask(name, ...args) {
    return within(patienceMs, `the acknowledgement of ${name}`, this.socket.emitWithAck(name, ...args));
  }

  /// Waits until the server has dealt with all that was sent before.
  async settle() {
    await this.ask('request_detailed_stats', { filter: {} });
  }

  close() {
    this.socket.disconnect();
  }
}

const separator = '\x1e';
const sidOf = (handshake) => JSON.parse(handshake.slice(1)).sid;

// Engine.IO by hand, one request at a time.
export class EngineSession {
  constructor(server, sid, { path = '/socket.io/', headers = [] } = {}) {
    this.server = server;
    this.path = path;
    this.sid = sid;
    this.headers = headers.flatMap((header) => ['-H', header]);
  }

  static async open(server, options = {}) {
    const session = new EngineSession(server, undefined, options);
    const { body } = await session.poll();
    session.sid = sidOf(body);
    return session;
  }

  /// Opens one that has joined, and has fetched what it was greeted with.
  static async join(server, options) {
    const session = await EngineSession.open(server, options);
    await session.post('40');
    await session.poll();
    return session;
  }

  query(transport, sid = this.sid) {
    return `${this.path}?EIO=4&transport=${transport}${sid ? `&sid=${sid}` : ''}`;
  }

  poll(args = []) {
    return curl(this.server, this.query('polling'), [...this.headers, ...args]);
  }

  async pollPackets() {
    return (await this.poll()).body.split(separator);
  }

  /// A poll on a connection of its own, which the server has read when this returns.
  async waitingPoll(t) {
    const connection = new RawConnection(this.server);
    t.after(() => connection.socket.destroy());
    connection.socket.write(`GET ${this.query('polling')} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await curl(this.server, '/health'); // was sent later
    return connection;
  }

  post(...packets) {
    return post(this.server, this.query('polling'), packets.join(separator),
      { type: 'text/plain;charset=UTF-8', args: this.headers });
  }

  /// A WebSocket for a session: its own, unless another is given.
  socket(sid = this.sid) {
    return new EngineSocket(this.server, this.query('websocket', sid));
  }
}

// Engine.IO on a WebSocket, by hand: keeps the packets as they came.
export class EngineSocket {
  constructor(server, path, headers = {}) {
    this.packets = [];
    this.looks = new Set();
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`,
      { headers, perMessageDeflate: false });
    this.socket.on('message', (data) => {
      this.packets.push(data.toString());
      this.looks.forEach((look) => look());
    });
    this.closed = new Promise((resolve) => { this.socket.on('close', resolve); });
    // 101, or the answer that refused it.
    this.answer = new Promise((resolve, reject) => {
      this.socket.on('upgrade', () => resolve({ status: 101 }));
      this.socket.on('error', reject);
      this.socket.on('unexpected-response', async (request, response) => {
        let body = '';
        for await (const part of response) body += part;
        resolve({ status: response.statusCode, headers: response.headers, body });
        request.destroy();
      });
    });
  }

  static async open(t, server, path = '/socket.io/?EIO=4&transport=websocket', headers = {}) {
    const socket = new EngineSocket(server, path, headers);
    await socket.opened(t);
    return socket;
  }

  async opened(t) {
    t.after(() => this.socket.terminate());
    const { status, body } = await within(patienceMs, 'the upgrade', this.answer);
    if (status !== 101) throw new Error(`refused with ${status}: ${body}`);
    return this;
  }

  /// The status and body that refused it.
  async refused(t) {
    t.after(() => this.socket.terminate());
    return within(patienceMs, 'a refusal', this.answer);
  }

  send(packet) {
    this.socket.send(packet);
  }

  /// Takes the oldest packet; waits for it if need be.
  async next() {
    let look;
    const found = new Promise((resolve) => {
      look = () => {
        if (this.packets.length === 0) return;
        this.looks.delete(look); // the next packet may come before the promise is looked at
        resolve(this.packets.shift());
      };
      this.looks.add(look);
      look();
    });
    try {
      return await within(patienceMs, 'a packet', found);
    } finally {
      this.looks.delete(look);
    }
  }

  async untilClosed() {
    return within(patienceMs, () => `the close; untaken: ${this.packets}`, this.closed);
  }
}
