// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a request and the query of a page tell beside the event: kept in its metadata, where that
// does not say it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dashboard } from './support/dashboard.js';
import { curl, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';
import { dataFolder, logOf, startKeeping, summaryOf } from './support/store.js';

const skip = process.env.FOOTFALL_AGENTS === '1' ? false : 'the build could not fetch uap-core';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 '
  + '(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const onFirefox = { browser: 'Firefox', system: 'Linux', device: 'desktop' };
const onIphone = { browser: 'Safari', system: 'iOS', device: 'mobile' };

/// Posts as a page in a browser does.
function postFrom(server, agent, body, header = 'Origin: http://shop.example') {
  return postEvents(server, body, { args: ['-A', agent, '-H', header] });
}

/// What is known of each session, by its id.
async function metadataOf(server) {
  const { json } = await curl(server, '/api/analytics/sessions');
  return Object.fromEntries(json.data.map(({ sessionId, metadata }) => [sessionId, metadata]));
}

test('a browser, its system and its device are known by the agent', { skip }, async (t) => {
  const server = await startServer(t);
  const client = await LiveClient.open(t, server);
  await client.next('snapshot');
  const { json } = await postFrom(server, firefox, pageview('a'));
  assert.deepEqual(json.event.metadata, onFirefox);
  await postFrom(server, iphone, pageview('b'), 'Sec-Fetch-Site: same-origin');
  assert.deepEqual(await metadataOf(server), { a: onFirefox, b: onIphone });
  assert.deepEqual((await client.ask('follow', { site: 'shop.example', sessionId: 'a' })).metadata, onFirefox);
});

test('who asks for no page is no visitor', async (t) => {
  const server = await startServer(t);
  await postEvents(server, pageview('server'), { args: ['-A', firefox] });
  await postFrom(server, 'nobody knows this', pageview('unknown'));
  await postEvents(server, pageview('none'), { args: ['-A', '', '-H', 'Origin: http://shop.example'] });
  await postFrom(server, `Firefox/1.0 ${'x'.repeat(4000)}`, pageview('long'));
  assert.deepEqual(await metadataOf(server), { server: {}, unknown: {}, none: {}, long: {} });
});

test('what metadata says itself counts', { skip }, async (t) => {
  const server = await startServer(t);
  await postFrom(server, firefox, pageview('a', '/', { metadata: { device: 'kiosk', browser: null } }));
  assert.deepEqual(await metadataOf(server), { a: { device: 'kiosk', browser: null, system: 'Linux' } });
});

test('the event that begins a visit says it, those that follow do not', { skip }, async (t) => {
  const server = await startServer(t);
  const click = { ...pageview('a'), type: 'click', metadata: { element: 'buy' } };
  await postFrom(server, firefox, [pageview('a'), click, pageview('b')]);
  await postFrom(server, firefox, click);
  const dashboard = await Dashboard.open(t, server);
  const { json } = await postFrom(server, firefox, pageview('a', '/two'));
  assert.deepEqual(json.event.metadata ?? {}, {});
  const { data } = await dashboard.next('visitor_update');
  assert.deepEqual(data.event.metadata ?? {}, {});
  const { recentEvents } = await summaryOf(server);
  assert.deepEqual(recentEvents.map(({ metadata }) => metadata ?? {}),
    [{}, { element: 'buy' }, onFirefox, { element: 'buy' }, onFirefox]);
  await postFrom(server, iphone, { ...pageview('a'), type: 'session_end' });
  await postFrom(server, iphone, pageview('a'));
  assert.deepEqual((await metadataOf(server)).a, onIphone);
});

test('a campaign is read from the query of a page, which stays as it was posted', async (t) => {
  const server = await startServer(t);
  const page = '/p?id=1&utm_source=news+letter&utm_medium=mail&utm_campaign=Fr%C3%BChling%0A&utm_medium=%FF%';
  const { json } = await postEvents(server, pageview('a', page, { metadata: { utm_source: 'said' } }));
  assert.deepEqual(json.event.metadata, { utm_source: 'said', utm_medium: '%FF%25', utm_campaign: 'Frühling' });
  assert.equal(json.event.page, '/p?id=1&utm_source=news+letter&utm_medium=mail&utm_campaign=Frühling%0A&utm_medium=%FF%25');
});

for (const end of ['kill', 'stop']) {
  test(`after a ${end} is known what was known`, { skip }, async (t) => {
    const folder = dataFolder(t);
    const server = await startKeeping(t, folder);
    await postFrom(server, firefox, [pageview('a', '/p?utm_source=news'), pageview('a', '/two')]);
    const known = { utm_source: 'news', ...onFirefox };
    assert.deepEqual((await logOf(server)).map(({ metadata }) => metadata ?? {}), [known, {}]);
    await server[end]();
    assert.deepEqual(await metadataOf(await startKeeping(t, folder)), { a: known });
  });
}
