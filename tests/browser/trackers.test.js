// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages with other products' own trackers, unmodified, which send here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { startSite } from './support/site.js';
import { cameTo, summaryOf, toldBy } from './support/visits.js';

// Some are silent where a program drives the browser.
const browser = aBrowser('--disable-blink-features=AutomationControlled');
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/// What stands in the page, as the product's description has it, and what the page does: an event, a route.
const trackers = {
  Plausible: {
    snippet: (url) => `<script type="module">
      import { init, track } from '/plausible.js';
      init({ domain: 'shop.example', endpoint: '${url}/api/event', captureOnLocalhost: true });
      window.track = track;
    </script>`,
    signup: 'track("signup", { props: { plan: "pro" } })',
    site: 'shop.example',
  },
  'Plausible, by its older package': {
    snippet: (url) => `<script type="module">
      import Plausible from '/plausible/index.js';
      const { enableAutoPageviews, trackEvent } = Plausible({ domain: 'shop.example', apiHost: '${url}', trackLocalhost: true });
      enableAutoPageviews();
      window.track = trackEvent;
    </script>`,
    signup: 'track("signup", { props: { plan: "pro" } })',
    site: 'shop.example',
  },
  Umami: {
    snippet: (url) => `<script defer src="/umami.js" data-host-url="${url}" data-website-id="94db1cb1-74f4-4a40-ad6c-962362670409"></script>`,
    signup: 'umami.track("signup", { plan: "pro" })',
    site: 'shop.example',
  },
  PostHog: {
    snippet: (url) => `<script src="/posthog.js"></script>
      <script>posthog.init('phc_key', { api_host: '${url}', defaults: '2025-05-24', person_profiles: 'identified_only' });</script>`,
    signup: 'posthog.capture("signup", { plan: "pro" })',
  },
  Segment: {
    snippet: (url) => `<script src="/segment.js"></script>
      <script>var analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey: 'key', cdnSettings: { integrations: {
        'Segment.io': { apiKey: 'key', apiHost: '${new URL(url).host}/v1', protocol: 'http' } } } });
      analytics.page();</script>`,
    signup: 'analytics.track("signup", { plan: "pro" })',
    route: 'analytics.page()',
  },
  'Google Analytics 4, by a small client': {
    snippet: (url) => `<script>window.minimalAnalytics = { trackingId: 'G-1', autoTrack: true, defineGlobal: true, analyticsEndpoint: '${url}/g/collect' };</script>
      <script src="/ga4.js"></script>`,
    signup: 'track({ type: "signup", event: { "ep.plan": "pro" } })',
    route: 'track()',
  },
  Ackee: {
    snippet: (url) => `<script src="/ackee.js" data-ackee-server="${url}" data-ackee-domain-id="hd11f820"></script>
      <script>var ackee = ackeeTracker.create('${url}');</script>`,
    signup: 'ackee.action("1", { key: "signup", value: "pro" })',
    route: 'ackee.record("hd11f820")',
    page: '/', // its events name none
    properties: { value: 'pro' },
  },
  'Ackee 4, which has no events': {
    snippet: (url) => `<script src="/ackee-4.js"></script>
      <script>var ackee = ackeeTracker.create({ server: '${url}', domainId: 'hd11f820' }, { ignoreLocalhost: false });
      var first = ackee.record();</script>`,
    route: 'first.stop(), ackee.record()',
  },
};

for (const [product, { snippet, signup, route, site: named, page = '/blog/one', properties = { plan: 'pro' } }] of Object.entries(trackers)) {
  test(`${product}: a view, an event and a route are of one visit`, async (t) => {
    const server = await startServer(t);
    const url = `http://localhost:${server.port}`;
    const site = await startSite(t, server, () => snippet(url));
    const tab = await browser.privateWindow(t, 'about:blank', { userAgent });
    const troubles = [];
    tab.on('console', (said) => { if (said.type() === 'error') troubles.push(said.text()); });
    tab.on('response', (answer) => { if (answer.url().startsWith(url) && !answer.ok()) troubles.push(`${answer.status()} ${answer.url()}`); });
    await tab.goto(site('/blog/one?utm_source=mail&secret=1', 'shop.example'), { referer: 'https://news.example/today' });
    const told = ['pageview /blog/one'];
    await cameTo(server, told);
    if (signup) {
      await tab.evaluate(`void ${signup}`);
      told.push(`signup ${page}`);
      await cameTo(server, told);
    }
    await tab.evaluate(() => history.pushState({}, '', '/blog/two'));
    if (route) await tab.evaluate(`void (${route})`);
    told.push('pageview /blog/two');
    const events = await cameTo(server, told);
    assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
    assert.deepEqual([...new Set(events.map((event) => event.site))], [named ?? new URL(site('/', 'shop.example')).host]);
    const { referrer, utm_source } = toldBy(events[0]);
    assert.deepEqual([referrer, utm_source], ['news.example', 'mail']);
    const own = Object.entries(toldBy(events[1])).filter(([key]) => !['utm_source', 'referrer'].includes(key));
    if (signup) assert.deepEqual(Object.fromEntries(own), properties);
    assert.ok(!JSON.stringify(events).includes('secret'));
    await tab.goto('about:blank');
    assert.equal((await summaryOf(server)).totalActive, 1);
    assert.deepEqual(troubles, []);
  });
}
