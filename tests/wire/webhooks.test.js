// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom alerts call by POST (app/options/README.md, "Webhooks").
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { newShare, startWithToken, withCookie } from './support/access.js';
import { until } from './support/deadline.js';
import { curl, postEvents } from './support/http.js';
import { LiveClient } from './support/live.js';
import { pageview } from './support/samples.js';
import { runToEnd } from './support/server.js';
import { dataFolder, limitFileSize, startKeeping } from './support/store.js';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/// A receiver on loopback; `answer` may be changed.
async function receive(t, port = 0) {
  const receiver = { calls: [], answer: 200 };
  const http = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => { body += text; }).on('end', () => {
      receiver.calls.push({ path: request.url, headers: request.headers, body, answer: receiver.answer });
      response.writeHead(receiver.answer).end();
    });
  });
  await new Promise((resolve) => http.listen(port, '127.0.0.1', resolve));
  receiver.port = http.address().port;
  receiver.url = `http://127.0.0.1:${receiver.port}/hooks/s3cret?a=b`;
  receiver.close = () => new Promise((resolve) => { http.close(resolve); http.closeAllConnections(); });
  receiver.types = () => receiver.calls.filter(({ answer }) => answer === 200).map(({ body }) => JSON.parse(body).type);
  t.after(receiver.close);
  return receiver;
}

/// A disk that has no room, and then again: two alerts.
async function failAndMend(server) {
  await postEvents(server, pageview('before', '/'));
  limitFileSize(server, 1024);
  assert.equal((await postEvents(server, pageview('met it', '/'))).status, 503);
  limitFileSize(server);
  await until('events to be kept again', async () => (await postEvents(server, pageview('after', '/'))).status === 200);
}

const metricsOf = async (server) => (await curl(server, '/metrics')).body.split('\n')
  .filter((line) => line.startsWith('footfall_webhook'));

test('what goes wrong and that it is over are two signed calls, in order', async (t) => {
  const receiver = await receive(t);
  const folder = dataFolder(t);
  const file = join(dirname(folder), 'secret');
  const server = await startKeeping(t, folder, ['--webhook', receiver.url, '--webhook-secret-file', (writeFileSync(file, `${secret}\n`), file)]);
  await failAndMend(server);
  await until('both calls', () => receiver.calls.length === 2);
  assert.deepEqual(receiver.types(), ['alert.not-stored', 'alert.stored-again']);
  const verifier = new Webhook(secret);
  for (const { path, headers, body } of receiver.calls) {
    assert.equal(path, '/hooks/s3cret?a=b');
    assert.equal(headers['content-type'], 'application/json');
    const told = verifier.verify(body, headers);
    assert.ok(told.text.length > 10 && told.data.message === told.text, body);
    assert.throws(() => verifier.verify(body.replace('alert', 'Alert'), headers));
    assert.throws(() => verifier.verify(body, { ...headers, 'webhook-timestamp': String(headers['webhook-timestamp'] - 400) }));
  }
  const [first, second] = receiver.calls;
  assert.notEqual(first.headers['webhook-id'], second.headers['webhook-id']);
  await until('the count', async () => (await metricsOf(server)).includes(
    `footfall_webhook_delivered_total{webhook="1",host="127.0.0.1:${receiver.port}"} 2`));
});

test('one that fails is said to operators, and is told when it is back, after a restart, too', async (t) => {
  const receiver = await receive(t);
  receiver.answer = 500;
  const folder = dataFolder(t);
  const options = ['--webhook', receiver.url];
  const server = await startKeeping(t, folder, options);
  const client = await LiveClient.open(t, server, {});
  const isFailing = ({ webhooks }) => webhooks?.[0]?.failingSince;
  assert.deepEqual((await client.next('state')).data.webhooks,
    [{ host: `127.0.0.1:${receiver.port}`, waiting: 0, delivered: 0, givenUp: 0 }]);
  await failAndMend(server);
  let data;
  do ({ data } = await client.next('state')); while (!isFailing(data) || data.webhooks[0].waiting < 2);
  assert.equal(data.webhooks[0].reason, 'it answered 500');
  assert.ok(!JSON.stringify(data).includes('s3cret'), 'the path may be a secret');
  assert.deepEqual(receiver.types(), []);
  await server.stop();
  receiver.answer = 200;
  const again = await startKeeping(t, folder, options);
  await until('both calls', () => receiver.types().length === 2);
  assert.deepEqual(receiver.types(), ['alert.not-stored', 'alert.stored-again']);
  await until('the count', async () => (await metricsOf(again)).some((line) => /delivered_total.* 2$/.test(line)));
  await again.stop();
  const third = await startKeeping(t, folder, options);
  assert.equal((await postEvents(third, pageview('x', '/'))).status, 200);
  assert.equal(receiver.types().length, 2, 'each is told once');
});

test('a reader is told of no webhook', async (t) => {
  const receiver = await receive(t);
  const server = await startWithToken(t, ['--webhook', receiver.url]);
  const share = await newShare(server);
  const client = await LiveClient.open(t, server, {}, { headers: withCookie(share.cookie) });
  assert.equal((await client.next('state')).data.webhooks, undefined);
});

test('what is no address of a receiver is refused at the start', async () => {
  for (const url of ['ftp://hooks.example/', 'file:///etc/passwd', 'hooks.example/1', 'http://', 'https://user:word@hooks.example/']) {
    const { errorText, code } = await runToEnd('--in-memory', '--listen', '127.0.0.1:0', '--webhook', url);
    assert.notEqual(code, 0, url);
    assert.match(errorText, /--webhook .*an http or https address is needed/s, url);
  }
});
