// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What operators do about alerts (core/protocol/README.md, "Alerts").
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { ask, asArguments, newShare, startWithToken, token, withCookie } from './support/access.js';
import { until } from './support/deadline.js';
import { curl, post, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { dataFolder, limitFileSize, startKeeping } from './support/store.js';

const seenPath = '/api/alerts/seen';
const mutesPath = '/api/alerts/mutes';
const hourMs = 3_600_000;
const remove = (server, path) => curl(server, path, ['-X', 'DELETE']);
const alertsOf = async (server, query = '') => (await curl(server, `/api/alerts${query}`)).json.data;

/// Ten at once, the first time today: an alert.
async function raiseMilestone(server, site = 'shop') {
  const events = Array.from({ length: 10 }, (_, i) => pageview(`${site}-${i}`, '/', { site }));
  assert.equal((await postEvents(server, events)).status, 200);
  let alert;
  await until('the alert', async () => { [alert] = (await alertsOf(server, `?site=${site}`)).alerts; return alert; });
  return alert;
}

test('an alert is seen, by everybody, and not seen after all', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server, {});
  const alert = await raiseMilestone(server);
  assert.equal(alert.kind, 'milestone');
  const before = Date.now();
  const answer = await post(server, seenPath, { id: alert.id });
  assert.equal(answer.status, 200, answer.body);
  const [seen] = answer.json.data.alerts;
  assert.ok(seen.seenAt >= before - 1_000 && seen.seenAt <= Date.now() + 1_000);
  const state = await client.untilState('it to be told', ({ alerts }) => alerts[0]?.seenAt === seen.seenAt);
  assert.deepEqual(state.alerts, [seen], 'and it is told but once');
  const late = await LiveClient.open(t, server, {});
  await late.untilState('it to be there', ({ alerts }) => alerts[0]?.seenAt === seen.seenAt);
  await client.ask('alert-seen', { id: alert.id, at: alert.at, seen: false });
  await late.untilState('it to be taken back', ({ alerts }) => alerts[0].seenAt === undefined);
  assert.equal((await remove(server, `${seenPath}?id=${alert.id}`)).status, 404);
});

test('a kind of a site is muted for an hour, and unmuted', async (t) => {
  const server = await startServer(t);
  const before = Date.now();
  const { status, json } = await post(server, mutesPath, { kind: 'milestone', site: 'Shop' });
  assert.equal(status, 200);
  const [mute] = json.data.mutes;
  assert.deepEqual([mute.kind, mute.site, json.data.mutes.length], ['milestone', 'shop', 1]);
  assert.ok(Math.abs(mute.until - hourMs - before) < 60_000);
  const client = await LiveClient.open(t, server, {});
  assert.equal((await raiseMilestone(server)).mutedUntil, mute.until);
  assert.equal((await raiseMilestone(server, 'blog')).mutedUntil, undefined);
  await client.untilState('both', ({ alerts }) => alerts.length === 2);
  assert.deepEqual(client.state.alerts.map(({ mutedUntil }) => mutedUntil), [undefined, mute.until]);
  assert.equal((await remove(server, `${mutesPath}?kind=milestone&site=shop`)).status, 200);
  await client.untilState('none', ({ alerts }) => alerts.every(({ mutedUntil }) => mutedUntil === undefined));
  assert.equal((await remove(server, `${mutesPath}?kind=milestone&site=shop`)).status, 404);
});

test('what was done outlasts a restart', async (t) => {
  const folder = dataFolder(t);
  const server = await startKeeping(t, folder);
  const { id, at } = await raiseMilestone(server);
  const [{ seenAt }] = (await post(server, seenPath, { id })).json.data.alerts;
  const { mutes } = (await post(server, mutesPath, { kind: 'milestone', site: 'shop' })).json.data;
  await server.kill();
  const again = await alertsOf(await startKeeping(t, folder));
  assert.deepEqual(again.mutes, mutes);
  assert.deepEqual([again.alerts[0].at, again.alerts[0].seenAt, again.alerts[0].mutedUntil], [at, seenAt, mutes[0].until]);
});

test('a webhook is not told of what is muted, nor that it is over', async (t) => {
  const types = [];
  const http = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => { body += text; }).on('end', () => {
      types.push(JSON.parse(body).type);
      response.end();
    });
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  t.after(() => { http.close(); http.closeAllConnections(); });
  const server = await startKeeping(t, dataFolder(t), ['--webhook', `http://127.0.0.1:${http.address().port}/`]);
  const failAndMend = async () => {
    await postEvents(server, pageview('before', '/'));
    limitFileSize(server, 1024);
    assert.equal((await postEvents(server, pageview('met it', '/'))).status, 503);
    limitFileSize(server);
    await until('events to be kept again', async () => (await postEvents(server, pageview('after', '/'))).status === 200);
  };
  assert.equal((await post(server, mutesPath, { kind: 'not-stored' })).status, 200);
  await failAndMend();
  const kinds = async () => (await alertsOf(server)).alerts.map(({ kind }) => kind);
  await until('both to be listed', async () => (await kinds()).length === 2);
  assert.deepEqual(await kinds(), ['stored-again', 'not-stored']);
  assert.equal((await remove(server, `${mutesPath}?kind=not-stored`)).status, 200);
  await failAndMend();
  await until('the calls of what is not muted', () => types.length === 2);
  assert.deepEqual(types, ['alert.not-stored', 'alert.stored-again']);
  const { webhooks } = (await (await LiveClient.open(t, server, {})).next('state')).data;
  assert.equal(webhooks[0].delivered, 2);
});

test('what cannot be meant is refused with a reason', async (t) => {
  const server = await startServer(t);
  const alert = await raiseMilestone(server);
  const long = 'x'.repeat(10_000);
  for (const [path, body, status, why] of [
    [seenPath, {}, 400, /id: the number/], [seenPath, { id: long }, 400, /id/], [seenPath, { id: -1 }, 400, /id/],
    [seenPath, { id: 1.5 }, 400, /id/], [seenPath, { id: 2 ** 53 - 1 }, 404, /no such alert/],
    [seenPath, { id: alert.id, at: alert.at - 1 }, 404, /no such alert/], [seenPath, { id: alert.id, at: 'x' }, 400, /at:/],
    [seenPath, { id: alert.id, seen: 1 }, 400, /seen:/], [mutesPath, {}, 400, /kind/], [mutesPath, { kind: long }, 400, /kind/],
    [mutesPath, { kind: 'spike', site: long }, 400, /site/], [mutesPath, { kind: 'spike', site: 7 }, 400, /site: a text/],
    [mutesPath, { kind: 'spike', site: 'a\nb' }, 400, /site/], [mutesPath, { kind: 'spike', muted: 'no' }, 400, /muted:/]]) {
    const answer = await post(server, path, body);
    assert.equal(answer.status, status, `${JSON.stringify(body).slice(0, 80)}: ${answer.body}`);
    assert.match(answer.json.error, why);
  }
  for (const query of ['', '?id=x', '?id=-1', `?id=${'9'.repeat(40)}`])
    assert.equal((await remove(server, seenPath + query)).status, 400, query);
  assert.equal((await remove(server, `${mutesPath}?kind=noise`)).status, 400);
  assert.deepEqual((await alertsOf(server)).mutes, []);
});

test('only so much can be muted, however many ask', async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server, {});
  const answers = [];
  for (let i = 0; i < 300; i++) answers.push((await fetch(server.url(mutesPath), { method: 'POST',
    headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ kind: 'spike', site: `s-${i}` }) })).status);
  assert.deepEqual([...new Set(answers)], [200, 409]);
  assert.equal((await alertsOf(server)).mutes.length, 100);
  assert.match((await client.askFor('alert-mute', { kind: 'drop', site: 'one more' })).data.message, /Too much is muted/);
  await client.ask('alert-mute', { kind: 'spike', site: 's-0' });
});

test('who only looks sees what was done, and does nothing', async (t) => {
  const server = await startWithToken(t);
  const operator = { Authorization: `Bearer ${token}` };
  await post(server, '/api/events', Array.from({ length: 10 }, (_, i) => pageview(`v-${i}`, '/')), { args: asArguments(operator) });
  let alert;
  await until('the alert', async () => { [alert] = (await ask(server, '/api/alerts', operator)).json.data.alerts; return alert; });
  const seen = await post(server, seenPath, { id: alert.id }, { args: asArguments(operator) });
  assert.equal(seen.status, 200, seen.body);
  const reader = withCookie((await newShare(server, 'Anna', asArguments(operator))).cookie);
  const { json } = await ask(server, '/api/alerts', reader);
  assert.equal(json.data.alerts[0].seenAt, seen.json.data.alerts[0].seenAt);
  for (const [path, body] of [[seenPath, { id: alert.id }], [mutesPath, { kind: 'spike' }]])
    assert.equal((await ask(server, path, reader, ['-X', 'POST', '-d', JSON.stringify(body)])).status, 401);
  for (const path of [`${seenPath}?id=${alert.id}`, `${mutesPath}?kind=spike`])
    assert.equal((await ask(server, path, reader, ['-X', 'DELETE'])).status, 401);
  const client = await LiveClient.open(t, server, {}, { headers: reader });
  for (const [type, data] of [['alert-seen', { id: alert.id, seen: false }], ['alert-mute', { kind: 'milestone' }]])
    assert.match((await client.askFor(type, data)).data.message, /Only an operator/);
  assert.equal((await ask(server, '/api/alerts', reader)).json.data.alerts[0].seenAt, json.data.alerts[0].seenAt);
});
