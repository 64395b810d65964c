// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { launch } from '../wire/support/server.js';
import { residentKilobytes } from './figures.js';

const dashboards = 1_000;
const atOnce = 50;

/// A WebSocket after its handshake, which reads and forgets.
async function openDashboard(server) {
  const upgrade = request(server.url('/'), {
    headers: {
      Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    },
  });
  upgrade.end();
  const [, socket] = await once(upgrade, 'upgrade');
  socket.resume();
  return socket;
}

/// Everything that was sent to the server before has been dealt with once it answers.
async function settle(server) {
  const asked = request(server.url('/health'), { agent: false });
  asked.end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  await once(answer, 'end');
}

async function bytesPerDashboard({ command, args }) {
  const server = await launch(command, args);
  const sockets = [];
  try {
    await settle(server);
    const before = residentKilobytes(server.pid);
    while (sockets.length < dashboards)
      sockets.push(...await Promise.all(Array.from({ length: atOnce }, () => openDashboard(server))));
    await settle(server);
    return { before, perDashboard: (residentKilobytes(server.pid) - before) / dashboards };
  } finally {
    sockets.forEach((socket) => socket.destroy());
    server.process.kill();
  }
}

/// The table of what idle dashboards cost.
export async function measureMemory(servers) {
  const rows = [];
  for (const server of servers) {
    console.error(`Memory of ${dashboards} dashboards at ${server.name} …`);
    const { before, perDashboard } = await bytesPerDashboard(server);
    rows.push(`| ${server.name} | ${(before / 1024).toFixed(1)} MiB | ${perDashboard.toFixed(1)} KiB |`);
  }
  return [
    `| resident memory, ${dashboards} idle dashboards | without any | per dashboard |`,
    '|---|--:|--:|', ...rows, '',
  ].join('\n');
}
