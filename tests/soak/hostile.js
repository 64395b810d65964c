// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Peers that mean no good, of one kind or more, for some time.
//   node hostile.js PORT SECONDS KIND…
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const [port, seconds, ...kinds] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1_000;
const goesOn = () => Date.now() < end;
const manyConnections = 15_000;
/// Those behind the proxy have so many addresses.
const addresses = 16;
const open = new Set();

function dial() {
  const socket = connect(Number(port), '127.0.0.1');
  open.add(socket);
  socket.on('error', () => {}).on('close', () => open.delete(socket));
  return socket;
}

/// So many sockets, each of which does something every so often until the end.
async function hold(count, everyMs, begin, act) {
  const sockets = [];
  for (let i = 0; i < count && goesOn(); ++i) {
    const socket = dial();
    begin?.(socket);
    sockets.push(socket);
    if (i % 100 === 99) await sleep(10);
  }
  while (goesOn()) {
    await sleep(everyMs);
    if (act) for (const socket of sockets) if (socket.writable) act(socket);
  }
}

const head = (path, ...lines) => [`POST ${path} HTTP/1.1`, 'Host: localhost', ...lines, '', ''].join('\r\n');
const upgrade = (path) => [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket',
  'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, '', ''].join('\r\n');

/// Requests by one connection after the other, as fast as they are answered.
async function ask(bodyOf) {
  while (goesOn()) {
    await fetch(`http://127.0.0.1:${port}/api/events`, { method: 'POST', body: bodyOf(),
      headers: { 'X-Forwarded-For': `203.0.113.${1 + Math.floor(Math.random() * addresses)}` } })
      .then((answer) => answer.arrayBuffer()).catch(() => sleep(10));
  }
}

const name = () => randomBytes(6).toString('hex');
const madeUp = () => JSON.stringify(Array.from({ length: 100 }, () => ({ type: name(), page: `/${name()}`, sessionId: name(),
  visitorId: name(), site: name(), country: name(), metadata: { referrer: `${name()}.example`, [name()]: name() } })));

const acts = {
  // A head that never ends, and a body that drips in.
  slowloris: () => hold(2_000, 1_000, (socket) => socket.write('GET / HTTP/1.1\r\n'), (socket) => socket.write('X: y\r\n')),
  drips: () => hold(500, 200, (socket) => socket.write(head('/api/events', 'Content-Length: 900000')), (socket) => socket.write(' ')),
  // Sockets of dashboards and pages that are never read, and questions on them.
  unread: () => hold(300, 100, (socket) => { socket.pause(); socket.write(upgrade('/api/live')); }, (socket) => socket.write(
    Buffer.concat([Buffer.from([0x81, 0x80 | 2, 0, 0, 0, 0]), Buffer.from('{}')]))),
  connections: () => hold(manyConnections, 1_000),
  async resets() {
    while (goesOn()) {
      await Promise.all(Array.from({ length: 100 }, () => new Promise((resolve) => {
        const socket = dial().on('close', resolve);
        socket.once('connect', () => { socket.write(head('/api/events', 'Content-Length: 100') + '{"ty'); socket.resetAndDestroy(); });
      })));
    }
  },
  async garbage() {
    while (goesOn()) {
      await Promise.all(Array.from({ length: 50 }, () => new Promise((resolve) => {
        const socket = dial().on('close', resolve).on('data', () => {});
        socket.write(upgrade('/ws?page=/&userId=u'));
        socket.write(randomBytes(2_000));
        socket.setTimeout(500, () => socket.destroy());
      })));
    }
  },
  cardinality: () => Promise.all(Array.from({ length: 4 }, () => ask(madeUp))),
  nonsense: () => Promise.all(Array.from({ length: 4 }, () => ask(() => randomBytes(50_000)))),
};

await Promise.all(kinds.map((kind) => acts[kind]()));
for (const socket of open) socket.destroy();
process.exit(0);
