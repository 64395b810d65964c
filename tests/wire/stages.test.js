// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the time of events goes, as /metrics tells: footfall_stage_seconds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { dataFolder, startKeeping } from './support/store.js';

const none = { read: 0, parse: 0, live_model: 0, encode: 0, queue_wait: 0, insert: 0, fsync: 0, return: 0, answer: 0, whole: 0 };
const inMemory = { read: 1, parse: 1, live_model: 1, answer: 1, whole: 1 };

/// Of each stage, how often it was measured; that its figures hold together is looked at beside.
async function countsOf(server) {
  const { body } = await curl(server, '/metrics');
  assert.match(body, /^# TYPE footfall_stage_seconds histogram$/m);
  const figure = (stage, kind) => Number(new RegExp(`^footfall_stage_seconds_${kind}\\{stage="${stage}"\\} (\\S+)$`, 'm').exec(body)[1]);
  return Object.fromEntries(Object.keys(none).map((stage) => {
    const count = figure(stage, 'count');
    const buckets = [...body.matchAll(new RegExp(`^footfall_stage_seconds_bucket\\{stage="${stage}",le="(\\S+)"\\} (\\d+)$`, 'gm'))]
      .map(([, end, upTo]) => ({ end: Number(end.replace('+Inf', 'Infinity')), upTo: Number(upTo) }));
    assert.equal(buckets.at(-1).end, Infinity);
    assert.equal(buckets.at(-1).upTo, count);
    for (const [i, { end, upTo }] of buckets.slice(1).entries()) assert.ok(end > buckets[i].end && upTo >= buckets[i].upTo, stage);
    // An event may be with the writer before anybody waits for it.
    assert.ok(stage === 'queue_wait' || (figure(stage, 'sum') > 0) === (count > 0), stage);
    return [stage, count];
  }));
}

test('an event on its way to the disk counts once at each stage', async (t) => {
  const server = await startKeeping(t, dataFolder(t));
  await postEvents(server, pageview('ann'));
  const { insert, fsync, return: back, ...ofEvent } = await countsOf(server);
  assert.deepEqual({ ...none, ...ofEvent }, { ...none, ...inMemory, queue_wait: 1 });
  // What a minute leaves may have had a transaction of its own.
  assert.ok(insert >= 1 && fsync === insert && back === insert, `${insert}, ${fsync}, ${back} transactions`);
});

test('without a disk there are no stages of it', async (t) => {
  const server = await startServer(t);
  await postEvents(server, pageview('ann'));
  assert.deepEqual(await countsOf(server), { ...none, ...inMemory });
});

test('requests without events, and what is refused, are not answered as events', async (t) => {
  const server = await startServer(t);
  await curl(server, '/api/analytics/summary');
  assert.deepEqual(await countsOf(server), none);
  await postEvents(server, 'nonsense');
  assert.deepEqual(await countsOf(server), { ...none, read: 1, parse: 1 });
});

test('a long body is read and applied in parts, and answered once', async (t) => {
  const server = await startServer(t);
  const { status } = await postEvents(server, Array.from({ length: 1000 }, (_, i) => pageview(`visitor-${i}`)));
  assert.equal(status, 200);
  const { parse, live_model: applied, ...once } = await countsOf(server);
  assert.ok(parse >= 5 && applied >= 5, `${parse} and ${applied} parts`);
  assert.deepEqual({ ...none, ...once }, { ...none, read: 1, answer: 1, whole: 1 });
});

test('frames for those who look, and views that other trackers send, count', async (t) => {
  const server = await startServer(t, ['--trackers', 'plausible']);
  const dashboard = await Dashboard.open(t, server);
  const { encode } = await countsOf(server);
  await post(server, '/api/event', { n: 'pageview', u: 'https://shop.example/', d: 'shop.example' });
  await dashboard.next('visitor_update');
  const { encode: later, ...others } = await countsOf(server);
  assert.ok(later > encode, `${later} frames after ${encode}`);
  assert.deepEqual({ ...none, ...others }, { ...none, ...inMemory });
});
