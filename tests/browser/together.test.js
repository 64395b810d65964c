// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The clients of all five systems at once, on one port, and again after a restart.
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { shows } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();
/// The longest pause of the clients before they connect again, and this for a busy machine.
const comebackMs = 20_000;

/// What each page that holds a connection shows while one of every kind is open.
function allShown(pages, ms) {
  const connected = { status: 'connected' };
  return Promise.all([
    shows(pages.counter, { connections: '1', visitors: '1', ...connected }, ms),
    shows(pages.post, { readers: '1', ...connected }, ms),
    shows(pages.raw, { dashboards: '2', ...connected }, ms),
    shows(pages.socketIo, { dashboards: '2', transport: 'websocket', ...connected }, ms),
    shows(pages.stream, connected, ms),
    shows(pages.viewers, { total: '1', ...connected }, ms),
  ]);
}

test('all five systems are served on one port, and come back after a restart', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  const open = (path, host) => browser.privateWindow(t, site(path, host));
  const pages = {
    counter: await open('/counter.html'), post: await open('/posts/hello'),
    raw: await open('/dashboard.html'), socketIo: await open('/dashboard_socketio.html'),
    stream: await open('/stream.html'),
    viewers: await open('/viewers_socketio.html', 'shop.example'), // else it were a dashboard
  };
  await allShown(pages);
  const shop = await open('/tracker.html?session=visitor-001');
  await shows(shop, { answer: 'taken' });
  const visit = { active: '1', feed: ['pageview /home by visitor-001'] };
  await Promise.all([shows(pages.raw, visit), shows(pages.socketIo, visit),
    shows(pages.stream, { users: '1', views: '1' })]);

  await server.stop();
  await Promise.all(['counter', 'post', 'raw', 'socketIo', 'stream', 'viewers'].map(
    (name) => shows(pages[name], { status: 'reconnecting' })));
  await startServer(t, [], { listen: [`127.0.0.1:${server.port}`] });
  await allShown(pages, comebackMs);
  await shop.click('#next');
  await Promise.all([pages.raw, pages.socketIo].map((page) => shows(page, { active: '1' })));
});
