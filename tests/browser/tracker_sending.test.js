// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the tracker sends what it has to tell where something is in its way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { startSite } from './support/site.js';
import { cameTo, counted } from './support/visits.js';

const browser = aBrowser();
const minute = '01:00';

/// A tab in which a script has run before those of the page.
async function prepared(t, script = '') {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const tab = await browser.privateWindow(t, 'about:blank');
  await tab.addInitScript(script);
  return { server, tab, url: site('/shop/home', 'shop.example'), site };
}

/// Answers what is posted by the first of `answers`, as long as there are any; the bodies that came.
async function answering(tab, answers) {
  const bodies = [];
  await tab.route('**/api/events', (route) => {
    bodies.push(route.request().postData());
    const [answer] = answers.splice(0, 1);
    if (!answer) return route.continue();
    const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };
    const headers = { ...cors, ...answer.headers };
    return route.fulfill({ ...answer, headers });
  });
  return bodies;
}

test('it tries although the browser takes itself to be offline', async (t) => {
  const { server, tab, url } = await prepared(t, "Object.defineProperty(navigator, 'onLine', { value: false })");
  await tab.goto(url);
  await cameTo(server, ['pageview /shop/home']);
});

for (const [name, script] of Object.entries({
  'has no beacon': 'delete Navigator.prototype.sendBeacon',
  'refuses beacons': 'Navigator.prototype.sendBeacon = () => false',
})) {
  test(`an end is told in a browser that ${name}`, async (t) => {
    const { server, tab, url } = await prepared(t, script);
    await tab.goto(url);
    await cameTo(server, ['pageview /shop/home']);
    await tab.close();
    await cameTo(server, ['pageview /shop/home', 'session_end /shop/home']);
  });
}

for (const clock of [0, 4_200_000_000_000]) {
  test(`a device whose clock is at ${clock} is heard`, async (t) => {
    const { server, tab, url } = await prepared(t, `Date.now = () => ${clock}`);
    await tab.goto(url);
    const [{ timestamp }] = await cameTo(server, ['pageview /shop/home']);
    assert.ok(Math.abs(Date.parse(timestamp) - Date.now()) < 60_000, timestamp);
  });
}

test('an event refused for good takes nothing beside it with it', async (t) => {
  const { server, tab, url } = await prepared(t);
  await tab.goto(url);
  await cameTo(server, ['pageview /shop/home']);
  await tab.route('**/api/events', (route) => (route.request().postData().includes('"odd"')
    ? route.fulfill({ status: 400, headers: { 'Access-Control-Allow-Origin': '*' } }) : route.continue()));
  await tab.context().setOffline(true);
  await tab.evaluate(() => window.footfall('odd'));
  await tab.click('#buy');
  await tab.context().setOffline(false);
  await cameTo(server, ['pageview /shop/home', 'click /shop/home']);
});

test('what is refused for now waits as long as it is told to, a minute at most', async (t) => {
  const { server, tab, url } = await prepared(t);
  await tab.clock.install();
  const bodies = await answering(tab, [{ status: 429, headers: { 'Retry-After': '30' } },
    { status: 429, headers: { 'Retry-After': '86400' } }]);
  const came = (times) => until(`${times} tries`, () => bodies.length === times);
  await tab.goto(url);
  await came(1);
  await tab.clock.runFor('00:29');
  await tab.evaluate(() => window.footfall('read')); // waits behind it
  assert.equal(bodies.length, 1);
  await tab.clock.runFor('00:03');
  await came(2);
  await tab.clock.runFor(minute);
  await came(4);
  assert.equal(bodies[0], bodies[1]);
  await cameTo(server, ['pageview /shop/home', 'read /shop/home']);
});

test('a page that does not let it speak is left alone after a few tries', async (t) => {
  const { tab, site } = await prepared(t);
  await tab.clock.install();
  await tab.goto(site('/forbidden.html', 'shop.example'));
  const refused = () => tab.evaluate(() => window.refused);
  const wait = async (minutes) => {
    for (let i = 0; i < minutes; i++) await tab.clock.runFor(minute);
  };
  await until('the first refusal', refused);
  await wait(10);
  const tries = await refused();
  assert.ok(tries < 20, `${tries} tries`);
  await tab.evaluate(() => {
    for (let i = 0; i < 20; i++) history.pushState({}, '', `/route/${i}`);
  });
  await wait(10);
  const more = await refused();
  assert.ok(more < 20, `${more} tries`);
});

test('a server that comes back after a while is told again', async (t) => {
  const { server, tab, url } = await prepared(t);
  await tab.clock.install();
  await tab.goto(url);
  await cameTo(server, ['pageview /shop/home']);
  const bodies = await answering(tab, Array(12).fill({ status: 503 }));
  await tab.click('#buy');
  await until('it to be told', async () => {
    await tab.clock.runFor(minute);
    return bodies.length > 12;
  });
  await cameTo(server, ['pageview /shop/home', 'click /shop/home']);
});

test('a socket that is lost is back soon, and not asked for ever more often', async (t) => {
  const { server, tab, url } = await prepared(t);
  await tab.clock.install();
  let sockets = 0;
  let refuses = false;
  await tab.routeWebSocket(/\/ws/, (socket) => {
    sockets++;
    if (refuses) socket.close();
    else socket.connectToServer();
  });
  await tab.goto(url);
  const here = `page=/shop/home&site=${new URL(url).host}`;
  await counted(server, here, 1);
  const wait = async (minutes) => {
    for (let i = 0; i < 12 * minutes; i++) await tab.clock.runFor('00:05');
  };
  refuses = true;
  await server.stop();
  await wait(20);
  sockets = 0;
  await wait(10);
  assert.ok(sockets <= 31, `${sockets} in ten minutes`); // with each heartbeat
  refuses = false;
  await startServer(t, [], { listen: [`127.0.0.1:${server.port}`] });
  await wait(1);
  await counted(server, here, 1);
});

test('half a character takes nothing beside it with it', async (t) => {
  const { server, tab, url } = await prepared(t);
  await tab.goto(url);
  await cameTo(server, ['pageview /shop/home']);
  await tab.evaluate(() => {
    window.footfall('signup', { name: 'Ann \ud83d' });
    document.getElementById('buy').click();
  });
  await tab.close();
  const told = ['pageview', 'signup', 'click', 'session_end'].map((type) => `${type} /shop/home`);
  const events = await cameTo(server, told);
  assert.deepEqual(events[1].metadata, { name: 'Ann \ufffd' });
});
