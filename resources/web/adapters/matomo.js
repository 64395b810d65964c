// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Matomo: /matomo.js and /piwik.js
//   _paq: trackPageView, trackEvent, trackSiteSearch, trackGoal, trackLink, setCustomUrl, setReferrerUrl,
//   setTrackerUrl, requireConsent and what gives or takes it, optUserOut
import { attempt, footfallAt, kept, keep } from './page.js';

const early = [...Object(window._paq)[Symbol.iterator] ? window._paq : []].map((call) => [call].flat());
const [, trackerUrl] = early.find(([method]) => method === 'setTrackerUrl') ?? [];
const wish = 'footfallConsent';
const given = 'given';
const refused = 'refused';

export const adapter = {
  base: footfallAt('.', trackerUrl),
  waits: true,
  off: kept(wish) === refused
    || early.some(([method]) => method === 'requireConsent') && kept(wish) !== given,
  begin({ see, tell, stop }) {
    let url, referrer, isAsked;
    const refuse = () => {
      keep(wish, refused);
      stop();
    };
    const consent = () => {
      if (!adapter.off) return;
      adapter.off = false;
      if (isAsked) see(url, referrer);
    };
    const methods = {
      setCustomUrl(named) {
        url = named;
        adapter.isManual = true; // who names pages tells of each
      },
      setReferrerUrl: (named) => { referrer = named; },
      trackPageView() {
        isAsked = true;
        see(url, referrer);
      },
      trackEvent: (e_c, e_a, e_n, e_v) => tell(e_a, { e_c, e_n, e_v }),
      trackSiteSearch: (search, search_cat, search_count) => tell('search', { search, search_cat, search_count }),
      trackGoal: (idgoal, revenue) => tell('goal', { idgoal, revenue }),
      trackLink: (link, kind) => (kind === 'download' ? tell(kind, { download: link }) : tell('outlink', { link })),
      setConsentGiven: consent,
      rememberConsentGiven() {
        keep(wish, given);
        consent();
      },
      forgetConsentGiven: refuse,
      optUserOut: refuse,
      forgetUserOptOut: () => methods.rememberConsentGiven(),
      isUserOptedOut: () => Boolean(adapter.off),
    };
    // It has hundreds of methods; what is none of these does nothing.
    const tracker = new Proxy(methods, { get: (all, name) => all[name] ?? (() => '') });
    const push = (...calls) => calls.forEach((call) => attempt(() => {
      if (typeof call === 'function') return call.call(tracker);
      const [method, ...rest] = call;
      return typeof method === 'function' ? method.apply(tracker, rest) : tracker[method](...rest);
    }));
    window._paq = { push };
    window.Matomo = window.Piwik = { initialized: true, getTracker: () => tracker, getAsyncTracker: () => tracker };
    push(...early);
  },
};
