// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Killed at random moments under load, it loses nothing that it acknowledged.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { patienceMs, until, within } from './support/deadline.js';
import { Ledger, randomOf, resend, Senders } from './support/senders.js';
import { binary, runToEnd, Server } from './support/server.js';
import { dataFolder, logOf, setAside, startKeeping, summaryOf } from './support/store.js';

const kills = Number(process.env.FOOTFALL_KILLS ?? 20);
const seed = Number(process.env.FOOTFALL_SEED ?? Date.now() % 1_000_000);
/// Events a post, one client each: many small ones, so that at any moment some are under way.
const clients = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7, 50];
const longestMs = 150;
const roundsAStop = 4;
/// It listens after about half of that.
const longestStartMs = 100;

/// Fails unless all that was acknowledged is in the log, and nothing twice or from nowhere.
async function checkLog(server, ledger, what) {
  const counts = new Map();
  for (const { eventId } of await logOf(server))
    counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
  const missing = [...ledger.acknowledged].filter((id) => !counts.has(id));
  const twice = [...counts].filter(([, count]) => count > 1).map(([id]) => id);
  const foreign = [...counts.keys()].filter((id) => !ledger.sent.has(id));
  const few = (ids) => ids.slice(0, 5).join(' ');
  assert.equal(missing.length, 0, `${what}: acknowledged, but not in the log: ${few(missing)}`);
  assert.equal(twice.length, 0, `${what}: more than once in the log: ${few(twice)}`);
  assert.equal(foreign.length, 0, `${what}: in the log, but never sent: ${few(foreign)}`);
  assert.equal((await summaryOf(server)).eventsToday, counts.size, `${what}: events today`);
  return counts.size;
}

test('what was acknowledged survives kill -9, once', async (t) => {
  t.diagnostic(`FOOTFALL_SEED=${seed} FOOTFALL_KILLS=${kills}`);
  const random = randomOf(seed);
  const folder = dataFolder(t);
  const ledger = new Ledger();
  let server = await startKeeping(t, folder);
  for (let round = 1; round <= kills; ++round) {
    const before = ledger.acknowledged.size;
    const senders = new Senders(server, ledger, clients);
    await until('an acknowledgement', () => ledger.acknowledged.size > before);
    await delay(random() * longestMs);
    await server.kill();
    await within(patienceMs, 'the clients to notice', senders.ended);
    server = await startKeeping(t, folder);
    await checkLog(server, ledger, `round ${round}`);
    if (round % roundsAStop !== 0) continue;
    // What follows is recovered from a checkpoint, which a stop leaves.
    await server.stop();
    server = await startKeeping(t, folder);
    await checkLog(server, ledger, `the stop after round ${round}`);
  }
  const all = [...ledger.sent.values()];
  t.diagnostic(`${all.length} events sent, ${ledger.acknowledged.size} acknowledged`);
  assert.equal(await resend(server, ledger, all), all.length);
  assert.equal(await checkLog(server, ledger, 'after all were sent again'), all.length);
  await server.kill();
  const again = await startKeeping(t, folder);
  assert.equal(await checkLog(again, ledger, 'after the last restart'), all.length);
  const verified = await runToEnd('verify', '--data-dir', folder);
  assert.equal(verified.code, 0, verified.output + verified.errorText);
});

test('as its files were at any moment, they have what was acknowledged before', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  const ledger = new Ledger();
  const senders = new Senders(server, ledger, clients);
  for (let moment = 1; moment <= 4; ++moment) {
    const before = ledger.acknowledged.size;
    await until('more acknowledgements', () => ledger.acknowledged.size > before + 100);
    const acknowledged = [...ledger.acknowledged];
    const copy = dataFolder(t);
    server.process.kill('SIGSTOP'); // so that the copy is of one moment
    cpSync(folder, copy, { recursive: true });
    server.process.kill('SIGCONT');
    const other = await startKeeping(t, copy);
    const kept = new Set((await logOf(other)).map(({ eventId }) => eventId));
    assert.deepEqual(acknowledged.filter((id) => !kept.has(id)), [], `moment ${moment}`);
    await other.stop();
  }
  await server.kill();
  await within(patienceMs, 'the clients to notice', senders.ended);
});

test('what was acknowledged survives a stop under load', async (t) => {
  const folder = dataFolder(t);
  const ledger = new Ledger();
  for (let round = 1; round <= 3; ++round) {
    const server = await startKeeping(t, folder);
    const before = ledger.acknowledged.size;
    const senders = new Senders(server, ledger, clients);
    await until('some acknowledgements', () => ledger.acknowledged.size > before + 200);
    await server.stop();
    await within(patienceMs, 'the clients to notice', senders.ended);
    const again = await startKeeping(t, folder);
    await checkLog(again, ledger, `stop ${round}`);
    await again.stop();
  }
});

test('a stop just after the answer, and a kill just after it, keep the event', async (t) => {
  const folder = dataFolder(t);
  const ledger = new Ledger();
  for (const end of ['kill', 'stop', 'kill', 'stop', 'kill']) {
    const server = await startKeeping(t, folder);
    assert.equal(await resend(server, ledger, ledger.makeSome(1)), 1);
    await server[end]();
  }
  const server = await startKeeping(t, folder);
  assert.equal(await checkLog(server, ledger, 'at the end'), 5);
});

test('killed while it starts, it starts the next time', async (t) => {
  t.diagnostic(`FOOTFALL_SEED=${seed}`);
  const random = randomOf(seed);
  for (const isNew of [true, false]) {
    const ledger = new Ledger();
    for (let round = 1; round <= 8; ++round) {
      const folder = dataFolder(t);
      if (!isNew) {
        const first = await startKeeping(t, folder);
        assert.equal(await resend(first, ledger, ledger.makeSome(300), 0), 300);
        await first.kill();
      }
      for (let starts = 0; starts < 3; ++starts) {
        const starting = new Server([binary], ['--listen', '127.0.0.1:0', '--data-dir', folder]);
        t.after(() => starting.release());
        await delay(random() * longestStartMs);
        await starting.kill();
      }
      const server = await startKeeping(t, folder);
      assert.equal((await logOf(server)).length, isNew ? 0 : 300);
      assert.deepEqual(setAside(folder), []);
      assert.equal(await resend(server, ledger, ledger.makeSome(1)), 1);
      await server.stop();
    }
  }
});
