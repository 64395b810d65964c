// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Analytics samples: a page that shows the analytics stream (core/protocol/README.md, "Analytics
// samples").
import { test } from 'node:test';
import { until } from '../wire/support/deadline.js';
import { postEvents } from '../wire/support/http.js';
import { pageview } from '../wire/support/samples.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { numberIn, shows } from './support/shown.js';
import { startSite } from './support/site.js';

const browser = aBrowser();

test('a page shows the stream, the welcome and the polled sample', async (t) => {
  const server = await startServer(t);
  const site = await startSite(t, server);
  await postEvents(server, [
    pageview('one', '/', { timestamp: '2026-01-15T12:00:00Z' }),
    pageview('one', '/b', { timestamp: '2026-01-15T12:06:00Z' }),
    pageview('two', '/', { timestamp: '2026-01-15T12:00:00Z' }),
  ]);
  const page = await browser.tab(t, site('/stream.html'));
  await shows(page, {
    views: '3', users: '2', minutes: '3.0',
    welcome: 'Welcome to the Real-Time Analytics API',
    polled: 'timestamp page_views active_users avg_session_duration',
  });
  const seen = await numberIn(page, 'samples');
  await postEvents(server, pageview('three'));
  await shows(page, { views: '4', users: '3', minutes: '2.0', status: 'connected' });
  await until('further samples', async () => await numberIn(page, 'samples') >= seen + 2);
});
