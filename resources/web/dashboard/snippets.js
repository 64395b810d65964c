// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a website's page has to contain: our own line, or the line that changes in the snippet of another
// product's tracker.

/// In an attribute of a script tag.
const quoted = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

export function snippetOf(origin, site) {
  const named = site ? ` data-site="${quoted(site)}"` : '';
  return `<script src="${quoted(origin)}/tracker.js"${named} async></script>`;
}

/// By the names that `--trackers` has for them.
const names = {
  Plausible: 'plausible', Umami: 'umami', GoatCounter: 'goatcounter', Matomo: 'matomo', PostHog: 'posthog', Segment: 'segment',
  'Google Analytics 4': 'ga4', Ackee: 'ackee', 'Fathom Lite': 'fathom',
  'Simple Analytics': 'simpleanalytics',
};

const productLines = {
  Plausible: (origin, site) => `<script defer data-domain="${quoted(site || 'DOMAIN')}" src="${origin}/js/script.js"></script>`,
  Umami: (origin) => `<script defer src="${origin}/script.js" data-website-id="WEBSITE_ID"></script>`,
  GoatCounter: (origin) => `<script data-goatcounter="${origin}/count" async src="${origin}/count.js"></script>`,
  Matomo: (origin) => `var u="${origin}/";`,
  PostHog: (origin) => `posthog.init('PROJECT_KEY', { api_host: '${origin}' });`,
  Segment: (origin) => `t.src="${origin}/analytics.js/v1/" + key + "/analytics.min.js";`,
  'Google Analytics 4': (origin) => `gtag('config', 'MEASUREMENT_ID', { server_container_url: '${origin}' });`,
  Ackee: (origin) => `<script async src="${origin}/tracker.js" data-ackee-server="${origin}" data-ackee-domain-id="DOMAIN_ID"></script>`,
  'Fathom Lite': (origin) => `})(document, window, '${origin}/tracker.js', 'fathom');`,
  'Simple Analytics': (origin) => `<script async src="${origin}/latest.js"></script>`,
};

/// The products whose snippets are understood (core/protocol/trackers/README.md), of those that the server
/// reads; all where it does not say.
export const productsOf = ({ trackers }) => Object.keys(productLines).filter((product) => trackers?.includes(names[product]) ?? true);

/// Whether the line names the site; the others leave it to the host of the page.
export const namesSite = (product) => !product || product === 'Plausible';

/// Without a product, our own.
export const lineFor = (product, origin, site) => (productLines[product] ?? snippetOf)(origin, site);
