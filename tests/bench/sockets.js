// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from '../wire/support/server.js';
import { grouped, hardDescriptorLimit, residentKilobytes } from './figures.js';
import { HeldSockets } from './held_sockets.js';

const most = 20_000;
const spareDescriptors = 1_000;
/// Long enough for those who ping to have pinged everybody once.
const holdMs = 30_000;
const path = '/ws?page=/page-%&userId=visitor-#';
const serverCore = '0';
const clientCore = '1';

const sockets = () => Math.min(most, hardDescriptorLimit() - spareDescriptors);

async function hold({ command, args }, binaries, count) {
  const server = await launch(['taskset', '-c', serverCore, ...command], args);
  const held = new HeldSockets(binaries, clientCore, server.port);
  try {
    const before = residentKilobytes(server.pid);
    const seconds = await held.open(count, path);
    await sleep(holdMs);
    await held.received(); // all are still there: it ends when one is closed
    return { before, seconds, bytes: (residentKilobytes(server.pid) - before) * 1024 / count };
  } finally {
    await held.close();
    server.process.kill();
  }
}

/// The table of what idle sockets cost; ratios are those of the first server to each.
export async function measureSockets(servers, binaries) {
  const count = sockets();
  const figures = [];
  for (const server of servers) {
    console.error(`${count} sockets at ${server.name} …`);
    figures.push(await hold(server, binaries, count));
  }
  const rows = servers.map(({ name }, i) => {
    const { before, bytes, seconds } = figures[i];
    const ratio = i === 0 ? '1' : (figures[0].bytes / bytes).toFixed(2);
    return `| ${name} | ${(before / 1024).toFixed(1)} MiB | ${grouped(bytes)} | ${ratio} | ${grouped(count / seconds)} |`;
  });
  return [
    `| resident memory, ${grouped(count)} idle WebSockets held ${holdMs / 1000} s `
    + `| without any | bytes each | ${servers[0].name} : this | opened a second |`,
    '|---|--:|--:|--:|--:|', ...rows, '',
  ].join('\n');
}
