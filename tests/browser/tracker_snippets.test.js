// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages that have the snippet of another product, as its description has it, with the host changed and
// nothing else (resources/web/README.md, "Adapters").
import * as segment from '@segment/snippet';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { token, tokenFile } from '../wire/support/access.js';
import { startServer } from '../wire/support/server.js';
import { aBrowser } from './support/chromium.js';
import { startSite } from './support/site.js';
import { cameTo, counted, summaryOf, toldBy } from './support/visits.js';

const browser = aBrowser();

/// The functions that wait for a script which is not there yet, kept by `name`.
const postHogStub = `
  const stub = window.posthog = [];
  stub._i = [];
  stub.people = [];
  stub.init = (token, config, name = 'posthog') => {
    for (const method of ['init', 'capture', 'identify', 'register', 'isFeatureEnabled', 'onFeatureFlags']) {
      stub[method] = (...given) => { stub.push([method, ...given]); };
    }
    stub._i.push([token, config, name]);
    const script = document.createElement('script');
    script.crossOrigin = 'anonymous';
    script.async = true;
    script.src = config.api_host.replace('.i.posthog.com', '-assets.i.posthog.com') + '/static/array.js';
    document.head.append(script);
  };`;

const fathomStub = (host) => `
  window.fathom = function () { (window.fathom.q = window.fathom.q || []).push(arguments); };
  const script = document.createElement('script');
  script.async = true;
  script.src = '//${host}/tracker.js';
  script.id = 'fathom-script';
  document.head.append(script);
  fathom('set', 'siteId', 'ABCDE');
  fathom('trackPageview');`;

/// What stands in the page, what is its script, and how it tells of an event of its own.
const products = {
  plausible: {
    snippet: (host) => `<script defer data-domain="shop.example" src="http://${host}/js/script.js"></script>
      <script>window.plausible = window.plausible || function () { (plausible.q = plausible.q || []).push(arguments) }</script>`,
    site: 'shop.example',
    signup: 'plausible("signup", { props: { plan: "pro" } })',
  },
  umami: {
    snippet: (host) => `<script defer src="http://${host}/script.js" data-website-id="94db1cb1-74f4-4a40-ad6c-962362670409"></script>`,
    signup: 'umami.track("signup", { plan: "pro" })',
  },
  goatcounter: {
    snippet: (host) => `<script data-goatcounter="http://${host}/count" async src="//${host}/count.js"></script>`,
    signup: 'goatcounter.count({ path: "signup", title: "Sign up", event: true })',
    properties: {},
  },
  matomo: {
    snippet: (host) => `<script>
      var _paq = window._paq = window._paq || [];
      _paq.push(['trackPageView']);
      _paq.push(['enableLinkTracking']);
      {
        const u = '//${host}/';
        _paq.push(['setTrackerUrl', u + 'matomo.php']);
        _paq.push(['setSiteId', '1']);
        const script = document.createElement('script');
        script.async = true;
        script.src = u + 'matomo.js';
        document.head.append(script);
      }
      </script>`,
    signup: '_paq.push(["trackEvent", "account", "signup", "pro", 3])',
    properties: { e_c: 'account', e_n: 'pro', e_v: 3 },
  },
  posthog: {
    snippet: (host) => `<script>{${postHogStub}}
      posthog.init('phc_key', { api_host: 'http://${host}', person_profiles: 'identified_only' });
      posthog.register({ by: 'test' });</script>`,
    signup: 'posthog.identify("ann"); posthog.capture("signup", { plan: "pro", $set: { mail: "x" } })',
  },
  segment: {
    snippet: (host) => `<script>${segment.max({ host, apiKey: 'key' }).replaceAll('https:', 'http:')}</script>`,
    signup: 'analytics.identify("ann"); analytics.track("signup", { plan: "pro" })',
  },
  ackee: {
    snippet: (host) => `<script async src="http://${host}/tracker.js" data-ackee-server="http://${host}" data-ackee-domain-id="hd11f820"></script>`,
    signup: 'ackeeTracker.create("").action("1", { key: "signup", value: "pro" })',
    properties: { value: 'pro' },
  },
  fathom: {
    snippet: (host) => `<script>${fathomStub(host)}</script>`,
  },
  simpleanalytics: {
    snippet: (host) => `<script async src="http://${host}/latest.js"></script>`,
    signup: 'sa_event("signup", { plan: "pro" })',
  },
};

/// What goes wrong on the page, by its console.
function complaintsOf(tab) {
  const complaints = [];
  tab.on('console', (said) => { if (said.type() === 'error') complaints.push(said.text()); });
  return complaints;
}

/// A page of the shop with a snippet, as somebody comes to it by a link in a mail.
async function opened(t, snippet, page = '/blog/one') {
  const server = await startServer(t);
  const site = await startSite(t, server, () => snippet(`localhost:${server.port}`));
  const tab = await browser.privateWindow(t, 'about:blank');
  const complaints = complaintsOf(tab);
  await tab.goto(site(page, 'shop.example'), { referer: 'https://news.example/today' });
  return { server, tab, site, complaints };
}

for (const [product, { snippet, signup, site: named, properties = { plan: 'pro' } }] of Object.entries(products)) {
  test(`${product}: a view, an event, a route and the end are of one visit`, async (t) => {
    const { server, tab, site, complaints } = await opened(t, snippet, '/blog/one?utm_source=mail&secret=1');
    const told = ['pageview /blog/one'];
    await cameTo(server, told);
    if (signup) {
      await tab.evaluate(signup);
      told.push('signup /blog/one');
      await cameTo(server, told);
    }
    await tab.evaluate(() => history.pushState({}, '', '/blog/two'));
    told.push('pageview /blog/two');
    const events = await cameTo(server, told);
    assert.equal(new Set(events.map(({ sessionId }) => sessionId)).size, 1);
    const name = named ?? new URL(site('/', 'shop.example')).host;
    assert.deepEqual([...new Set(events.map((event) => event.site))], [name]);
    await counted(server, `page=/blog/two&site=${name}`, 1);
    assert.deepEqual(toldBy(events[0]), { device: 'desktop', referrer: 'news.example', utm_source: 'mail' });
    if (signup) assert.deepEqual(events[1].metadata, properties);
    assert.equal(await tab.evaluate(() => document.cookie), '');
    await tab.close();
    await cameTo(server, [...told, 'session_end /blog/two']);
    assert.equal((await summaryOf(server)).totalActive, 0);
    assert.deepEqual(complaints, []);
  });
}

/// What pages ask of a product by its attributes, settings and functions, and what then is told.
const wishes = {
  'Plausible by hand, by what its name and its attributes say': {
    snippet: (host) => `<script defer data-domain="shop.example" event-by="test" src="http://${host}/js/script.manual.tagged-events.js"></script>
      <script>window.plausible = window.plausible || function () { (plausible.q = plausible.q || []).push(arguments) };
      plausible('pageview', { u: 'https://shop.example/own?utm_source=mail' });</script>
      <p class="plausible-event-name=Sign+up plausible-event-plan=pro"><b>Sign up</b></p>`,
    act: async (tab) => {
      await tab.evaluate(() => history.pushState({}, '', '/blog/two'));
      await tab.click('b');
      assert.deepEqual(await tab.evaluate(() => new Promise((callback) => plausible('read', { callback }))), { status: 202 });
    },
    told: ['pageview /own', 'Sign up /own', 'read /own'],
    metadata: [{ by: 'test', device: 'desktop', referrer: 'news.example', utm_source: 'mail' }, { by: 'test', plan: 'pro' }, { by: 'test' }],
  },
  'Plausible by its newer snippet, with routes behind #': {
    snippet: (host) => `<script async src="http://${host}/js/pa-abc_1.js"></script>
      <script>window.plausible = window.plausible || function () { (plausible.q = plausible.q || []).push(arguments) };
      plausible.init = plausible.init || function (options) { plausible.o = options || {} };
      plausible.init({ hashBasedRouting: true, customProperties: { by: 'test' } });</script>`,
    act: async (tab) => { await tab.evaluate(() => { location.hash = 'two'; }); },
    told: ['pageview /blog/one', 'pageview /blog/one#two'],
  },
  'Plausible, with pages that are left out': {
    snippet: (host) => `<script defer data-domain="shop.example" data-exclude="/admin/**, /blog/*/draft" src="http://${host}/js/script.exclusions.js"></script>`,
    act: async (tab, server) => {
      await cameTo(server, ['pageview /blog/one']);
      for (const path of ['/blog/one/draft', '/admin/a/b', '/blog/a/b/draft'])
        await tab.evaluate((to) => history.pushState({}, '', to), path);
    },
    told: ['pageview /blog/one', 'pageview /blog/a/b/draft'],
  },
  'Umami by hand, with marked elements': {
    snippet: (host) => `<script defer src="http://${host}/script.js" data-website-id="1" data-auto-track="false"></script>
      <b data-umami-event="buy" data-umami-event-plan="pro">Buy</b>`,
    act: async (tab) => {
      await tab.waitForFunction('window.umami');
      await tab.click('b');
      await tab.evaluate(() => umami.identify('ann', { mail: 'x' }));
      await tab.evaluate(() => umami.track((own) => ({ ...own, url: '/own' })));
    },
    told: ['buy /blog/one', 'pageview /own'],
    metadata: [{ plan: 'pro', device: 'desktop' }, { device: 'desktop' }],
  },
  'Umami, with a function that says what is sent': {
    snippet: (host) => `<script defer src="http://${host}/script.js" data-website-id="1" data-before-send="asked"></script>
      <script>const asked = async (type, payload) => !/secret/.test(payload.url) && payload.name !== 'lost'
        && { ...payload, url: payload.url.replace('one', '1'), referrer: '', data: { ...payload.data, type } };
      window.asked = asked;</script>`,
    act: async (tab, server) => {
      await cameTo(server, ['pageview /blog/1']);
      await tab.evaluate(() => history.pushState({}, '', '/secret'));
      await tab.evaluate(() => history.pushState({}, '', '/blog/two'));
      await tab.evaluate(() => { umami.track('lost'); umami.track('signup', { plan: 'pro' }); });
    },
    told: ['pageview /blog/1', 'pageview /blog/two', 'signup /blog/two'],
    metadata: [{ device: 'desktop' }, { device: 'desktop' }, { plan: 'pro', type: 'event' }],
  },
  'Umami by the script of its version 1': {
    snippet: (host) => `<script async defer src="http://${host}/umami.js" data-website-id="1"></script>
      <b class="umami--click--buy">Buy</b>`,
    act: async (tab) => {
      await tab.waitForFunction('window.umami');
      await tab.click('b');
      await tab.evaluate(() => { umami('paid'); umami.trackEvent('signup', { plan: 'pro' }); umami.trackView('/own'); });
    },
    told: ['pageview /blog/one', 'buy /blog/one', 'paid /blog/one', 'signup /blog/one', 'pageview /own'],
  },
  'GoatCounter by hand, with marked elements': {
    snippet: (host) => `<script>window.goatcounter = { no_onload: true, path: (path) => path.replace('/blog', '') };</script>
      <script data-goatcounter="http://${host}/count" async src="//${host}/count.js"></script>
      <b data-goatcounter-click="buy">Buy</b>`,
    act: async (tab) => {
      await tab.waitForFunction('window.goatcounter.count');
      await tab.evaluate(() => goatcounter.count());
      await tab.click('b');
      await tab.evaluate(() => goatcounter.count({ path: 'two' }));
    },
    told: ['pageview /one', 'buy /one', 'pageview /two'],
  },
  'Matomo with consent, and names of its own': {
    snippet: (host) => `<script>var _paq = [['requireConsent'], ['setCustomUrl', '/own'], ['trackPageView'], ['trackEvent', 'a', 'lost']];
      _paq.push(['setTrackerUrl', '//${host}/matomo.php']);</script><script async src="//${host}/piwik.js"></script>`,
    act: async (tab) => {
      await tab.waitForFunction('window.Matomo');
      await tab.evaluate(() => {
        _paq.push(['setConsentGiven'], [function () { window.visitor = this.getVisitorId(); }]);
        _paq.push(['trackSiteSearch', 'shoes', false, 3]);
        history.pushState({}, '', '/blog/two');
        _paq.push(['setCustomUrl', '/own/two'], ['trackPageView'], ['optUserOut'], ['trackPageView']);
      });
      assert.equal(await tab.evaluate('window.visitor'), '');
    },
    told: ['pageview /own', 'search /own', 'pageview /own/two', 'session_end /own/two'],
  },
  'PostHog by hand, until somebody opts out': {
    snippet: (host) => `<script>{${postHogStub}}
      posthog.init('phc_key', { api_host: 'http://${host}', capture_pageview: false, loaded: (it) => it.capture('loaded') });
      posthog.onFeatureFlags((flags) => posthog.capture('flags', { number: flags.length }));
      posthog.capture('$pageview');</script>`,
    act: async (tab, server) => {
      await cameTo(server, ['loaded /blog/one', 'flags /blog/one', 'pageview /blog/one']);
      await tab.evaluate(() => {
        history.pushState({}, '', '/blog/two');
        posthog.capture('$pageview');
        posthog.opt_out_capturing();
        posthog.capture('lost');
      });
      await cameTo(server, ['loaded /blog/one', 'flags /blog/one', 'pageview /blog/one', 'pageview /blog/two', 'session_end /blog/two']);
      await tab.reload();
      await tab.waitForFunction('posthog.__loaded');
      await tab.evaluate(() => posthog.capture('$pageview'));
    },
    told: ['loaded /blog/one', 'flags /blog/one', 'pageview /blog/one', 'pageview /blog/two', 'session_end /blog/two'],
  },
  'Simple Analytics by hand, with a queue and a site of its own': {
    snippet: (host) => `<script>
      window.sa_metadata = { by: 'test' };
      window.sa_event = window.sa_event || function () { const given = [].slice.call(arguments); (sa_event.q = sa_event.q || []).push(given); };
      sa_event('sign up', { plan: 'pro' });</script>
      <script async src="http://${host}/latest.js" data-hostname="shop.example" data-auto-collect="false" data-ignore-pages="/admin/*, draft"></script>`,
    act: async (tab) => {
      await tab.waitForFunction('window.sa_pageview');
      await tab.evaluate(() => {
        sa_pageview('/own');
        history.pushState({}, '', '/blog/draft');
        sa_pageview();
      });
      assert.equal(await tab.evaluate(() => new Promise((resolve) => { sa_event(() => 'read', () => resolve('told')); })), 'told');
    },
    told: ['sign_up /blog/one', 'pageview /own', 'read /own'],
    site: 'shop.example',
    metadata: [{ by: 'test', plan: 'pro', device: 'desktop' }, { by: 'test', device: 'desktop' }, { by: 'test' }],
  },
  'Segment, whose page tells of a route that was seen': {
    snippet: products.segment.snippet,
    act: async (tab, server) => {
      await cameTo(server, ['pageview /blog/one']);
      await tab.evaluate(async () => {
        history.pushState({}, '', '/blog/two');
        await analytics.page('Blog', { by: 'test' });
        await new Promise((resolve) => { analytics.ready(resolve); });
        analytics.trackLink(document.querySelector('button'), 'pressed', () => ({ plan: 'pro' }));
      });
      await tab.click('button');
    },
    told: ['pageview /blog/one', 'pageview /blog/two', 'pressed /blog/two'],
  },
};

for (const [name, { snippet, act, told, metadata, site }] of Object.entries(wishes)) {
  test(name, async (t) => {
    const { server, tab, complaints } = await opened(t, snippet);
    await act(tab, server);
    const events = await cameTo(server, told);
    if (metadata) assert.deepEqual(events.map(toldBy), metadata);
    if (site) assert.deepEqual([...new Set(events.map((event) => event.site))], [site]);
    assert.deepEqual(complaints, []);
  });
}

test('where sites are declared, the page says which it is, and no word of the snippet', async (t) => {
  let server;
  const site = await startSite(t, {}, () => products.plausible.snippet(`localhost:${server.port}`));
  server = await startServer(t, ['--token-file', tokenFile(t), '--site', `shop=${site('', 'www.shop.example')}`]);
  server.fetch = (url) => fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  await browser.privateWindow(t, site('/blog/one', 'www.shop.example'));
  const [event] = await cameTo(server, ['pageview /blog/one']);
  assert.equal(event.site, 'shop');
});

test('a content policy that allows Footfall is enough for a tag of Ackee\'s, and twice is once', async (t) => {
  const policy = (host) => `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; script-src http://${host}; connect-src http://${host} ws://${host}">`;
  const { server, tab, complaints } = await opened(t, (host) => policy(host) + products.ackee.snippet(host).repeat(2));
  await cameTo(server, ['pageview /blog/one']);
  await tab.evaluate(() => history.pushState({}, '', '/blog/two'));
  await cameTo(server, ['pageview /blog/one', 'pageview /blog/two']);
  assert.deepEqual(complaints, []);
});

test('who wants not to be tracked is not, and pages may go on calling', async (t) => {
  const server = await startServer(t);
  for (const { snippet, signup } of Object.values(products)) {
    const site = await startSite(t, server, () => snippet(`localhost:${server.port}`));
    const tab = await browser.privateWindow(t, 'about:blank');
    const complaints = complaintsOf(tab);
    await tab.addInitScript("Object.defineProperty(navigator, 'doNotTrack', { value: '1' })");
    await tab.goto(site('/blog/one', 'shop.example'));
    await tab.waitForFunction('window.footfall');
    if (signup) await tab.evaluate(signup);
    await tab.close();
    assert.deepEqual(complaints, []);
  }
  await browser.privateWindow(t, (await startSite(t, server))('/shop/open', 'shop.example'));
  await cameTo(server, ['pageview /shop/open']);
});
