// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the honest feel while others are hostile, and whether the server is afterwards as it was before.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { residentKilobytes } from '../bench/figures.js';
import { token, tokenFile } from '../wire/support/access.js';
import { LiveClient } from '../wire/support/live.js';
import { binary, launch } from '../wire/support/server.js';

const seconds = Number(process.argv[2] ?? 10);
const kinds = ['slowloris', 'drips', 'unread', 'connections', 'resets', 'garbage', 'cardinality', 'nonsense'];
const rounds = [...kinds.map((kind) => [kind]), kinds];
const gapMs = 50;
const patienceMs = 10_000;
/// Memory after all came a second time, over that after the first.
const mostGrowth = 1.15;
/// Descriptors that the server may have beside those of the start: files that it opened since.
const spareDescriptors = 4;
const settleMs = 15_000;
const hostileScript = join(dirname(fileURLToPath(import.meta.url)), 'hostile.js');

const cleanups = [];
const t = { after: (cleanup) => cleanups.push(cleanup) };
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/// A site that posts a page view over a connection that stays.
class Site {
  constructor(server) {
    this.server = server;
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 });
    t.after(() => this.agent.destroy());
  }
  async post(sessionId) {
    const asked = request(this.server.url('/api/events'), { method: 'POST', agent: this.agent, headers: { 'X-Forwarded-For': '198.51.100.7' } });
    asked.end(JSON.stringify({ type: 'pageview', page: '/honest', sessionId }));
    const [answer] = await once(asked, 'response');
    answer.resume();
    await once(answer, 'end');
    if (answer.statusCode !== 200) throw new Error(`the honest site was answered ${answer.statusCode}`);
  }
}

/// Milliseconds until a page view is answered, and until a dashboard that looks at the page is told.
async function feel(site, viewer, forMs) {
  const answered = [];
  const told = [];
  for (const end = Date.now() + forMs; Date.now() < end; await sleep(gapMs)) {
    const name = `honest-${Math.random()}`;
    const began = performance.now();
    const seen = viewer.untilState('a page view', ({ events }) => events.some(({ sessionId }) => sessionId === name), patienceMs)
      .then(() => told.push(performance.now() - began));
    await site.post(name);
    answered.push(performance.now() - began);
    await seen;
  }
  return { answered: percentile(answered, 0.99), told: percentile(told, 0.99), count: answered.length };
}

/// On the other processor than the server and the honest.
function beHostile(server, some) {
  const child = spawn('taskset', ['-c', '1', process.execPath, hostileScript, server.port, seconds + 2, ...some], { stdio: 'inherit' });
  return once(child, 'exit');
}

const faults = [];
const expect = (isSo, what) => { if (!isSo) faults.push(what); };
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

async function goThrough(server, site, viewer, quiet) {
  for (const some of rounds) {
    const name = some.length > 1 ? 'all at once' : some[0];
    const over = beHostile(server, some);
    await sleep(2_000);
    const now = await feel(site, viewer, seconds * 1_000);
    const slower = Math.max(now.answered / Math.max(quiet.answered, 1), now.told / Math.max(quiet.told, 1));
    row(name, now.count, now.answered.toFixed(1), now.told.toFixed(1), slower.toFixed(1),
      Math.round(residentKilobytes(server.pid) / 1024), server.openDescriptors());
    await over;
  }
}

/// Until no more descriptors are open than at the start.
async function settle(server, atStart) {
  for (const end = Date.now() + settleMs; Date.now() < end; await sleep(200)) {
    if (server.openDescriptors() <= atStart + spareDescriptors) return;
  }
  faults.push(`${server.openDescriptors()} descriptors are open, ${atStart} at the start`);
}

// Behind a proxy, so that each has an address and the limits of one.
const server = await launch([binary], ['--listen', '127.0.0.1:0', '--in-memory', '--session-timeout', '20',
  '--trusted-proxy', '127.0.0.1', '--token-file', tokenFile(t)]);
t.after(() => server.release());
try {
  const site = new Site(server);
  const viewer = await LiveClient.open(t, server, { page: '/honest' }, { headers: { Authorization: `Bearer ${token}` } });
  await feel(site, viewer, 1_000);
  const quiet = await feel(site, viewer, seconds * 1_000);
  const atStart = server.openDescriptors();
  row('hostile', 'asked', 'answered, p99 ms', 'told, p99 ms', 'of quiet', 'resident MiB', 'descriptors');
  row('---', '--:', '--:', '--:', '--:', '--:', '--:');
  row('nobody', quiet.count, quiet.answered.toFixed(1), quiet.told.toFixed(1), '1', Math.round(residentKilobytes(server.pid) / 1024), atStart);
  const after = [];
  for (let time = 0; time < 2; ++time) {
    await goThrough(server, site, viewer, quiet);
    await settle(server, atStart);
    after.push(residentKilobytes(server.pid));
  }
  expect(after[1] <= after[0] * mostGrowth, `${after[1]} kB of memory after it came again, ${after[0]} before`);
  console.log(`\n${Math.round(after[0] / 1024)} MiB after the first time, ${Math.round(after[1] / 1024)} after the second.`);
} catch (error) {
  faults.push(error.stack);
} finally {
  for (const cleanup of cleanups.reverse()) await cleanup();
}
for (const fault of faults) console.error(`not so: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
