// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Segment: /analytics.js/v1/KEY/analytics.min.js
//   analytics.page(category, name, properties), analytics.track(name, properties), analytics.ready(act),
//   analytics.trackLink(elements, name, properties) and its like; each may end with options and a callback
import { footfallAt, only, script } from './page.js';

const key = script.dataset.globalSegmentAnalyticsKey ?? 'analytics';
const told = ['url', 'path', 'referrer', 'title', 'search', 'name', 'category'];
const own = (properties) => only(properties, (name) => !told.includes(name));

/// The snippet adds where the page was when it was called.
const isOfSnippet = (given) => given?.__t === 'bpc';
const objectOf = (given) => given.find((each) => each && typeof each === 'object');
/// Of an element, where the page leaves it to that.
const made = (value, element) => (typeof value === 'function' ? value(element) : value);

export const adapter = {
  base: footfallAt('../../..'),
  waits: true,
  begin({ see, tell }) {
    const analytics = window[key] ??= [];
    const early = [...analytics];
    const done = async (given) => { given.find((each) => typeof each === 'function')?.(); };
    const on = (type) => (elements, name, properties) => {
      for (const element of elements?.addEventListener ? [elements] : elements ?? []) {
        element.addEventListener(type, () => tell(made(name, element), made(properties, element)));
      }
      return analytics;
    };
    for (const name of analytics.methods ?? []) analytics[name] = () => analytics;
    const identify = async (...given) => done(given);
    Object.assign(analytics, {
      initialized: true,
      page: async (...given) => {
        const properties = objectOf(given);
        see(properties?.url ?? properties?.path, properties?.referrer, own(properties));
        return done(given);
      },
      track: async (name, ...given) => {
        tell(name, objectOf(given));
        return done(given);
      },
      identify, group: identify, alias: identify,
      ready: async (act) => done([act]),
      trackLink: on('click'), trackClick: on('click'), trackForm: on('submit'), trackSubmit: on('submit'),
      user: () => ({ anonymousId: () => '', id: () => '', traits: () => ({}) }),
    });
    analytics.length = 0;
    for (const [name, ...given] of early) analytics[name]?.(...given.filter((each) => !isOfSnippet(each)));
  },
};
