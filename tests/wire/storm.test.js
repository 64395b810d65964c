// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ten thousand connections, opened and dropped at every stage, leave nothing behind.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { until } from './support/deadline.js';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const connections = 10_000;
const atOnce = 100;
/// As many as most systems let one process have, with some to spare.
const heldOpen = 14_000;
/// How long the server may take to notice that the last ones have gone.
const settleMs = 20_000;

const body = JSON.stringify(pageview('storm'));
const posted = `POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const upgrade = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'
  + 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

/// What is sent before the connection is dropped; and whether an answer is waited for.
const stages = [
  { sent: '' },
  { sent: posted.slice(0, 30) },
  { sent: posted.slice(0, -10) },
  { sent: posted },
  { sent: posted, answered: true },
  { sent: posted.repeat(3) },
  { sent: upgrade },
  { sent: upgrade, answered: true },
  { sent: `${upgrade}\x81` },
  { sent: '\xff\xfe junk' },
];

async function openAndDrop(port, { sent, answered }, reset) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}); // refused or reset: the server's right
  const closed = once(socket, 'close');
  await Promise.race([once(socket, 'connect'), closed]);
  if (sent) socket.write(sent, 'latin1');
  if (answered) await Promise.race([once(socket, 'data'), closed]);
  if (reset) socket.resetAndDestroy();
  else socket.destroy();
  await closed;
}

async function storm(port) {
  let next = 0;
  const one = async () => {
    while (next < connections) {
      const turn = next++;
      await openAndDrop(port, stages[turn % stages.length], turn % 3 !== 0);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/// A socket that is one of a few on its page.
async function openPage(port, number) {
  const socket = connect(port, '127.0.0.1');
  const target = `/ws?page=/page-${number % 3_000}&userId=visitor-${number}`;
  socket.write(upgrade.replace('/', target), 'latin1');
  const [answer] = await once(socket, 'data');
  assert.match(answer.toString('latin1'), /^HTTP\/1\.1 101 /);
  socket.on('error', () => {}); // the server goes first
  return socket;
}

async function openPages(port) {
  const opened = [];
  let next = 0;
  const one = async () => {
    while (next < heldOpen) opened.push(await openPage(port, next++));
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return opened;
}

test('thousands of open pages do not hold up the end', { timeout: 240_000 }, async (t) => {
  const server = await startServer(t);
  const sockets = await openPages(server.port);
  await server.stop();
  sockets.forEach((socket) => socket.destroy());
});

test('ten thousand connections leave nothing behind', { timeout: 240_000 }, async (t) => {
  const server = await startServer(t);
  const witness = await Dashboard.open(t, server);
  await witness.settle();
  const before = server.openDescriptors();

  await storm(server.port);

  await until('the descriptors to be closed', () => server.openDescriptors() <= before, settleMs);
  assert.equal((await curl(server, '/health')).json.status, 'ok');
  const { event } = (await postEvents(server, pageview('after'))).json;
  const { data } = await witness.next('visitor_update', (one) => one.event.timestamp === event.timestamp);
  assert.equal(data.stats.connectedDashboards, 1);
  assert.equal(data.stats.totalActive, 2);
});
