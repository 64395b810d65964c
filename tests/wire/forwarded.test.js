// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What proxies tell of the clients behind them, and who is believed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl, postEvents } from './support/http.js';
import { pageview } from './support/samples.js';
import { startServer } from './support/server.js';

const headers = (lines) => lines.flatMap((line) => ['-H', line]);

async function addressOf(server, ...lines) {
  return (await curl(server, '/api/ip', headers(lines))).json.ip;
}

test('a trusted proxy is believed, from the right to the first that is none', async (t) => {
  const server = await startServer(t, ['--trusted-proxy', '127.0.0.1', '--trusted-proxy', '10.0.0.0/8']);
  const cases = [
    [['X-Forwarded-For: 8.8.8.8'], '8.8.8.8'],
    [['X-Forwarded-For: 1.1.1.1, 8.8.8.8, 10.1.2.3'], '8.8.8.8'],
    [['X-Forwarded-For: 1.1.1.1', 'X-Forwarded-For: 8.8.8.8:4711'], '8.8.8.8'],
    [['Forwarded: for="[2001:db8::1]:443";proto=https'], '2001:db8::1'],
    [['X-Real-IP: 8.8.8.8'], '8.8.8.8'],
    [['X-Forwarded-For: unknown'], '127.0.0.1'],
    [['X-Forwarded-For: <b>8.8.8.8</b>'], '127.0.0.1'],
    [[`X-Forwarded-For: ${'8.8.8.8,'.repeat(900)}9.9.9.9`], '9.9.9.9'],
    [[], '127.0.0.1'],
  ];
  for (const [lines, client] of cases) assert.equal(await addressOf(server, ...lines), client, lines[0]);
});

test('anybody else is not', async (t) => {
  for (const options of [[], ['--trusted-proxy', '10.0.0.0/8']]) {
    const server = await startServer(t, options);
    assert.equal(await addressOf(server, 'X-Forwarded-For: 8.8.8.8', 'Forwarded: for=9.9.9.9',
      'X-Real-IP: 7.7.7.7'), '127.0.0.1');
  }
});

test('beside a proxy nobody is an operator for coming from this machine', async (t) => {
  const server = await startServer(t, ['--trusted-proxy', '127.0.0.1']);
  assert.equal((await curl(server, '/api/analytics/summary')).status, 401);
  assert.equal((await postEvents(server, pageview('a'))).status, 200);
});
