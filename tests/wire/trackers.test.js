// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What other products' trackers send (core/protocol/trackers/README.md): their own clients for Node, and their requests
// as browsers were seen to send them.
import { Umami } from '@umami/node';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import MatomoTracker from 'matomo-tracker';
import { LiveClient } from './support/live.js';
import { binary, launch, startServer } from './support/server.js';

const origin = 'https://shop.example';
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const browser = { Origin: origin, 'User-Agent': agent };

/// Of clients that many have in two major versions, the newer one.
const newer = { skip: parseInt(process.versions.node) >= 20 ? false : 'it needs Node 20' };

/// What is shown.
const events = async (t, server, query = {}) => {
  const client = await LiveClient.open(t, server, query);
  return (await client.next('snapshot')).data;
};
const words = ({ events: all }) => all.map(({ type, page, site }) => `${type} ${page} ${site}`).reverse();

const plausible = (server, body, headers = browser) =>
  fetch(server.url('/api/event'), { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'text/plain', ...headers } });

test('Plausible: one session of views, an event, and reading on', async (t) => {
  const server = await startServer(t);
  const view = { n: 'pageview', u: `${origin}/a?utm_source=mail&secret=1`, d: 'shop.example', r: 'https://news.example/x' };
  const answer = await plausible(server, view);
  assert.deepEqual([answer.status, await answer.text()], [202, 'ok']);
  assert.equal(answer.headers.get('access-control-allow-origin'), origin);
  await plausible(server, { n: 'pageview', u: `${origin}/b`, d: 'shop.example' });
  await plausible(server, { n: 'Signup', u: `${origin}/b`, d: 'shop.example', p: { plan: 'pro' } });
  assert.equal((await plausible(server, { n: 'engagement', u: `${origin}/b`, d: 'shop.example', sd: 3, e: 9 })).status, 202);
  const shown = await events(t, server);
  assert.deepEqual(words(shown), ['pageview /a shop.example', 'pageview /b shop.example', 'Signup /b shop.example']);
  assert.equal(shown.totals.active, 1);
  const [session] = shown.sessions;
  assert.deepEqual([session.browser, session.system, session.referrer, session.campaign],
    ['Firefox', 'Linux', 'news.example', 'mail']);
  assert.ok(!JSON.stringify(shown).includes('secret'));
});

test('another browser at the address is another visitor, and no id says whose', async (t) => {
  const server = await startServer(t);
  const view = { n: 'pageview', u: `${origin}/`, d: 'shop.example' };
  await plausible(server, view);
  await plausible(server, view);
  await plausible(server, view, { ...browser, 'User-Agent': 'curl/8' });
  await plausible(server, { ...view, d: 'other.example' });
  const { totals, sessions } = await events(t, server);
  assert.equal(totals.active, 3);
  assert.equal(new Set(sessions.map(({ sessionId }) => sessionId)).size, 3);
  for (const { sessionId } of sessions) assert.match(sessionId, /^[0-9a-f]{24}$/);
});

test('who wants not to be tracked is answered and not counted', async (t) => {
  const server = await startServer(t);
  for (const header of ['DNT', 'Sec-GPC']) {
    const answer = await plausible(server, { n: 'pageview', u: `${origin}/`, d: 'shop.example' }, { ...browser, [header]: '1' });
    assert.equal(answer.status, 202);
  }
  assert.equal((await events(t, server)).totals.active, 0);
});

test('with --ignore-do-not-track they are counted', async (t) => {
  const server = await startServer(t, ['--ignore-do-not-track']);
  await plausible(server, { n: 'pageview', u: `${origin}/`, d: 'shop.example' }, { ...browser, DNT: '1' });
  assert.equal((await events(t, server)).totals.active, 1);
});

test('Umami: its client for Node', async (t) => {
  const server = await startServer(t);
  const umami = new Umami({ websiteId: '0b0a9c1e-0000-4000-8000-000000000001', hostUrl: server.url() });
  const answer = await umami.track({ hostname: 'shop.example', url: '/a', referrer: '' });
  assert.equal(answer.status, 200);
  const { cache, sessionId } = await answer.json();
  assert.ok(cache && sessionId);
  assert.equal((await umami.track({ hostname: 'shop.example', url: '/a', name: 'paid', data: { sum: 12 } })).status, 200);
  assert.equal((await umami.identify({ mail: 'x' })).status, 200);
  const shown = await events(t, server);
  assert.deepEqual(words(shown), ['pageview /a shop.example', 'paid /a shop.example']);
  assert.equal(shown.sessions[0].sessionId, sessionId);
});

test('Umami: a browser may ask before it sends', async (t) => {
  const server = await startServer(t);
  const asked = await fetch(server.url('/api/send'), { method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type,x-umami-cache' } });
  assert.equal(asked.status, 204);
  assert.equal(asked.headers.get('access-control-allow-headers'), 'content-type,x-umami-cache');
});

test('GoatCounter: an image of a page, and a beacon of an event', async (t) => {
  const server = await startServer(t);
  const headers = { Referer: `${origin}/blog?x`, 'User-Agent': agent, 'Sec-Fetch-Site': 'cross-site' };
  const image = await fetch(server.url('/count?p=%2Fblog&t=Blog&r=https%3A%2F%2Fnews.example%2F&rnd=abc'), { headers });
  assert.deepEqual([image.status, image.headers.get('content-type')], [200, 'image/gif']);
  assert.equal((await image.arrayBuffer()).byteLength, 43);
  assert.equal(image.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal((await fetch(server.url('/count?p=buy&e=true'), { method: 'POST', headers: browser })).status, 200);
  const refused = await fetch(server.url('/count?t=Blog'), { headers });
  assert.equal(refused.status, 400);
  assert.ok(refused.headers.get('x-goatcounter'));
  const shown = await events(t, server);
  assert.deepEqual(words(shown), ['pageview /blog shop.example', 'buy / shop.example']);
  assert.equal(shown.totals.active, 1);
});

test('Matomo: its client for Node, one by one and many', async (t) => {
  const server = await startServer(t);
  const matomo = new MatomoTracker(1, server.url('/matomo.php'));
  matomo.on('error', (error) => assert.fail(String(error)));
  const client = await LiveClient.open(t, server, {});
  matomo.track({ url: `${origin}/a`, _id: '0123456789abcdef' });
  await client.untilState('the view', ({ totals }) => totals.active === 1);
  matomo.trackBulk([{ url: `${origin}/b`, _id: '0123456789abcdef', action_name: 'B' },
    { url: `${origin}/b`, _id: '0123456789abcdef', e_c: 'video', e_a: 'play' }], (answer) => matomo.emit('bulk', answer));
  const [answer] = await once(matomo, 'bulk');
  assert.deepEqual(JSON.parse(answer), { status: 'success', tracked: 2, invalid: 0 });
  const shown = await client.untilState('all three', ({ totals }) => totals.eventsToday === 3);
  assert.deepEqual(words(shown), ['pageview /a shop.example', 'pageview /b shop.example', 'play /b shop.example']);
  assert.equal(shown.sessions[0].sessionId, '0123456789abcdef');
});

const postHog = (server, body, headers = {}, path = '/e/?ip=0&ver=1.2') =>
  fetch(server.url(path), { method: 'POST', body, headers: { 'Content-Type': 'text/plain', ...browser, ...headers } });

for (const [name, options] of [['posthog-node', {}], ['posthog-node-5', newer]]) {
  test(`PostHog: its client for Node, ${name}`, options, async (t) => {
    const { PostHog } = await import(name);
    const server = await startServer(t);
    const client = new PostHog('phc_key', { host: server.url(), flushAt: 3, fetchRetryCount: 0, disableGeoip: true });
    client.on('error', (error) => assert.fail(String(error)));
    client.capture({ distinctId: 'u1', event: '$pageview', properties: { $current_url: `${origin}/a?utm_source=mail`, $session_id: 's1' } });
    client.capture({ distinctId: 'u1', event: 'paid', properties: { sum: 12, $session_id: 's1' } });
    client.identify({ distinctId: 'u1', properties: { mail: 'x' } });
    await client.shutdown();
    const shown = await events(t, server);
    assert.deepEqual(words(shown), ['pageview /a shop.example', 'paid / undefined']);
  });
}

test('PostHog: a browser, packed, its features, and what it sends again', async (t) => {
  const server = await startServer(t);
  const features = await fetch(server.url('/array/phc_Key/config?ip=0'), { headers: browser });
  assert.deepEqual(await features.json(), { supportedCompression: ['gzip', 'gzip-js'], hasFeatureFlags: false });
  const event = (name, properties = {}) => ({ uuid: `id-${name}`, event: name,
    properties: { $current_url: `${origin}/a`, $session_id: 's1', distinct_id: 'd1', token: 'phc_Key', ...properties } });
  const body = gzipSync(JSON.stringify({ api_key: 'phc_Key', batch: [event('$pageview'), event('signup', { plan: 'pro' })] }));
  for (const headers of [{}, {}, { 'Content-Encoding': 'gzip' }]) {
    const answer = await postHog(server, body, headers);
    assert.deepEqual([answer.status, await answer.text()], [200, '{"status":"Ok"}']);
  }
  const shown = await events(t, server);
  assert.deepEqual(words(shown), ['pageview /a shop.example', 'signup /a shop.example']);
  assert.equal(shown.sessions[0].sessionId, 's1');
  // It is sent from page to page, too.
  await postHog(server, JSON.stringify(event('$pageleave')));
  assert.equal((await events(t, server)).totals.active, 1);
  const bare = deflateRawSync(JSON.stringify({ api_key: 'phc_Key', batch: [event('$pageview', { $session_id: 's2' })] }));
  assert.equal((await postHog(server, bare, { 'Content-Encoding': 'deflate' })).status, 200);
});

for (const [name, options] of [['@segment/analytics-node', {}], ['analytics-node-3', newer]]) {
  test(`Segment: its client for Node, ${name}, and a call that is sent again`, options, async (t) => {
    const { Analytics } = await import(name);
    const server = await startServer(t);
    const client = new Analytics({ writeKey: 'key', host: server.url(), maxRetries: 0 });
    client.on('error', (error) => assert.fail(JSON.stringify(error)));
    client.page({ anonymousId: 'a1', messageId: 'node-next-view', properties: { url: `${origin}/a`, referrer: 'https://news.example/' } });
    client.track({ anonymousId: 'a1', userId: 'u1', event: 'paid', properties: { sum: 12 }, context: { page: { url: `${origin}/a` } } });
    client.identify({ userId: 'u1', anonymousId: 'a1', traits: { mail: 'x' } });
    await client.closeAndFlush();
    const again = await fetch(server.url('/v1/p'), { method: 'POST',
      body: JSON.stringify({ anonymousId: 'a1', messageId: 'node-next-view', properties: { url: `${origin}/a` } }) });
    assert.deepEqual(await again.json(), { success: true });
    const shown = await events(t, server);
    assert.deepEqual(words(shown), ['pageview /a shop.example', 'paid /a shop.example']);
    assert.deepEqual([shown.totals.active, shown.sessions[0].sessionId], [1, 'a1']);
  });
}

test('GA4: its tag, line by line, and its measurements', async (t) => {
  const server = await startServer(t);
  const shared = `v=2&tid=G-1&cid=1.2&sid=9&dl=${encodeURIComponent(`${origin}/a`)}`;
  const headers = { 'Content-Type': 'text/plain;charset=UTF-8', ...browser };
  assert.equal((await fetch(server.url(`/g/collect?${shared}&en=page_view`), { headers })).status, 204);
  const lines = await fetch(server.url(`/g/collect?${shared}`), { method: 'POST', headers, body: 'en=sign_up&ep.plan=pro\r\nen=scroll&epn.percent_scrolled=90' });
  assert.equal(lines.status, 204);
  const measured = await fetch(server.url('/mp/collect?measurement_id=G-1&api_secret=x'), { method: 'POST',
    body: JSON.stringify({ client_id: '1.2', events: [{ name: 'paid', params: { session_id: 9, page_location: `${origin}/b`, sum: 12 } }] }) });
  assert.equal(measured.status, 204);
  const shown = await events(t, server);
  assert.deepEqual(words(shown), ['pageview /a shop.example', 'sign_up /a shop.example', 'paid /b shop.example']);
  assert.deepEqual([shown.totals.active, shown.sessions[0].sessionId], [1, '1.2.9']);
});

test('Ackee: what its script sends, and the id that it goes on with', async (t) => {
  const server = await startServer(t);
  const ackee = async (mutation, variables) => {
    const answer = await fetch(server.url('/api'), { method: 'POST', headers: { ...browser, 'Content-Type': 'application/json;charset=UTF-8' },
      body: JSON.stringify({ query: `mutation ${mutation} { ${mutation} { payload { id } } }`, variables }) });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-credentials'), 'true');
    return (await answer.json()).data[mutation];
  };
  const { payload: { id } } = await ackee('createRecord', { domainId: 'x', input: { siteLocation: `${origin}/a`, siteReferrer: 'https://news.example/' } });
  assert.deepEqual(await ackee('updateRecord', { recordId: id }), { success: true });
  assert.equal((await ackee('createAction', { eventId: 'x', input: { key: 'Buy', value: 'blue' } })).payload.id, id);
  const shown = await events(t, server);
  assert.deepEqual(words(shown), ['pageview /a shop.example', 'Buy / shop.example']);
  assert.deepEqual([shown.totals.active, shown.sessions[0].sessionId], [1, id]);
});

test('Fathom Lite and Simple Analytics: images', async (t) => {
  const server = await startServer(t);
  const headers = { Referer: `${origin}/`, 'User-Agent': agent };
  const view = `/collect?p=%2Fa&h=${encodeURIComponent(origin)}&r=&sid=X&nv=1&ns=1`;
  const image = await fetch(server.url(view), { headers });
  assert.deepEqual([image.status, image.headers.get('content-type'), image.headers.get('tk')], [200, 'image/gif', 'N']);
  const refused = await fetch(server.url(view), { headers: { ...headers, DNT: '1' } });
  assert.deepEqual([refused.status, await refused.text()], [200, '']);
  const simple = 'hostname=shop.example&path=%2Fb&unique=true';
  assert.equal((await fetch(server.url(`/simple.gif?type=pageview&${simple}`), { headers })).status, 200);
  assert.equal((await fetch(server.url(`/simple.gif?type=event&event=buy&${simple}`), { headers })).status, 200);
  assert.equal((await fetch(server.url('/append'), { method: 'POST', headers: browser,
    body: JSON.stringify({ type: 'append', hostname: 'shop.example', duration: 3 }) })).status, 200);
  const shown = await events(t, server);
  assert.deepEqual(words(shown), ['pageview /a shop.example', 'pageview /b shop.example', 'buy /b shop.example']);
  assert.equal(shown.totals.active, 1);
});

test('what is packed is unpacked up to the bound of a body', async (t) => {
  const server = await startServer(t);
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '));
  assert.ok(bomb.length < 1024 * 1024);
  const refused = await postHog(server, bomb);
  assert.equal(refused.status, 413);
  assert.match((await refused.json()).error, /1048576 bytes/);
  assert.equal((await postHog(server, bomb.subarray(0, 500))).status, 400);
  assert.equal((await postHog(server, '{}', { 'Content-Encoding': 'deflate' })).status, 400);
  const unread = await postHog(server, '{}', { 'Content-Encoding': 'br' });
  assert.deepEqual([unread.status, unread.headers.get('accept-encoding')], [415, 'gzip, deflate']);
  const packed = await fetch(server.url('/api/events'), { method: 'POST', body: bomb, headers: { 'Content-Encoding': 'gzip' } });
  assert.equal(packed.status, 415);
});

test('of declared sites alone', async (t) => {
  const token = 'a-token-of-the-test';
  const file = join(mkdtempSync(join(tmpdir(), 'trackers-')), 'token');
  t.after(() => rmSync(dirname(file), { recursive: true }));
  writeFileSync(file, token, { mode: 0o600 });
  const server = await startServer(t, ['--site', `shop=${origin}`, '--token-file', file]);
  const view = { n: 'pageview', u: `${origin}/`, d: 'shop.example' };
  assert.equal((await plausible(server, view)).status, 202);
  for (const other of [{ ...browser, Origin: 'https://other.example' }, { ...browser, Origin: 'null' },
    { 'User-Agent': agent, 'Sec-Fetch-Site': 'cross-site' }]) {
    assert.equal((await plausible(server, view, other)).status, 403, JSON.stringify(other));
  }
  // What a server sends is told apart by the page's host.
  const sent = (host) => fetch(server.url(`/matomo.php?rec=1&url=https%3A%2F%2F${host}%2Fa`));
  assert.equal((await sent('shop.example')).status, 200);
  assert.equal((await sent('other.example')).status, 200);
  assert.deepEqual(words(await events(t, server, { token })), ['pageview / shop', 'pageview /a shop']);
});

const snippetScripts = {
  plausible: ['/js/script.js', '/js/script.hash.outbound-links.js', '/js/plausible.js', '/js/pa-Key_1.js'],
  umami: ['/script.js', '/umami.js'], goatcounter: ['/count.js'], matomo: ['/matomo.js', '/piwik.js'],
  posthog: ['/static/array.js', '/array/phc_Key/array.js'], segment: ['/analytics.js/v1/Key/analytics.min.js'],
  ackee: ['/tracker.js?&ackee'], fathom: ['/tracker.js?v=2?&fathom'], simpleanalytics: ['/latest.js'],
};
const mostAdapterBytes = 3 * 1024;

test('where a snippet has its script there is our tracker, with a small adapter', async (t) => {
  const server = await startServer(t);
  const get = async (path) => {
    const answer = await fetch(server.url(path), { headers: { Origin: origin } });
    return { status: answer.status, body: await answer.text(), headers: ['content-type', 'cache-control', 'access-control-allow-origin',
      'cross-origin-resource-policy', 'x-content-type-options'].map((name) => answer.headers.get(name)) };
  };
  const plain = await get('/tracker.js');
  assert.equal(plain.status, 200);
  const bodies = new Set([plain.body]);
  for (const paths of Object.values(snippetScripts)) {
    const [first, ...others] = await Promise.all(paths.map(get));
    assert.deepEqual([first.status, first.headers], [200, plain.headers], paths[0]);
    const bytes = first.body.length - plain.body.length;
    assert.ok(bytes > 0 && bytes <= mostAdapterBytes, `${paths[0]}: ${bytes} bytes`);
    for (const other of others) assert.equal(other.body, first.body);
    bodies.add(first.body);
  }
  assert.equal(bodies.size, 1 + Object.keys(snippetScripts).length);
  for (const path of ['/js/other.js', '/js/script.css', '/analytics.js/v1/Key/other.js', '/static/other.js'])
    assert.equal((await get(path)).status, 404, path);
});

test('what is switched off is not there', async (t) => {
  const server = await startServer(t, ['--trackers', 'matomo']);
  assert.equal((await plausible(server, { n: 'pageview', u: `${origin}/`, d: 'x' })).status, 404);
  assert.equal((await fetch(server.url('/matomo.php?rec=1&url=/a'))).status, 200);
  for (const [product, [path]] of Object.entries(snippetScripts))
    assert.equal((await fetch(server.url(path))).status, product === 'matomo' ? 200 : 404, path);
  assert.equal((await fetch(server.url('/tracker.js'))).status, 200);
  await assert.rejects(launch([binary], ['--listen', '127.0.0.1:0', '--in-memory', '--trackers', 'nobody']), /plausible, umami/);
});

test('garbage gets a clear answer and hurts nobody', async (t) => {
  const server = await startServer(t);
  for (const [path, body, status] of [
    ['/api/event', '', 400], ['/api/event', '{"n":', 400], ['/api/event', '\0\xff\xfe', 400],
    ['/api/send', '{"type":"event","payload":[]}', 400], ['/api/batch', '{}', 400],
    ['/api/batch', JSON.stringify(Array(10_000).fill(0)), 413],
    ['/matomo.php', JSON.stringify({ requests: Array(10_000).fill('?rec=1&url=/a') }), 400],
    ['/matomo.php', '{"requests":7}', 400], ['/count', 'p=/a', 400],
    ['/api/event', '['.repeat(5_000), 400],
    ['/e/', '[{"event":7}]', 400], ['/batch/', JSON.stringify({ batch: Array(10_000).fill({ event: 'x' }) }), 413], ['/e/', 'data=%', 400],
    ['/v1/batch', JSON.stringify({ batch: Array(10_000).fill({}) }), 413], ['/v1/t', '{"event":[]}', 400],
    ['/api', '{"query":"{x}"}', 400], ['/append', '[]', 400]]) {
    const answer = await fetch(server.url(path), { method: 'POST', body, headers: browser });
    assert.equal(answer.status, status, `${path} ${body.slice(0, 40)}`);
    assert.ok((await answer.text()).length > 0);
  }
  const shown = await events(t, server);
  assert.equal(shown.totals.active, 0);
  const metrics = await (await fetch(server.url('/metrics'))).text();
  assert.match(metrics, /^footfall_refused_total\{reason="bad_input"\} [1-9]/m);
});
