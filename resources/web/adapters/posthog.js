// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// PostHog: /static/array.js, as its snippet loads it from `api_host`
//   posthog.init(token, {api_host, capture_pageview, opt_out_capturing_by_default, loaded})
//   posthog.capture(name, properties), posthog.opt_in_capturing(), posthog.opt_out_capturing()
import { attempt, footfallAt, kept, keep, only } from './page.js';

const snippet = Object(window.posthog);
const [token, config = {}, name = 'posthog'] = snippet._i?.[0] ?? [];
const posthog = name === 'posthog' ? snippet : snippet[name];
const isManual = config.capture_pageview === false;
const wish = `__ph_opt_in_out_${token}`;
const own = (properties) => only(properties, (key) => !key.startsWith('$'));

/// What it was called for so far; from now on its functions do nothing, but for those of `methods`.
function taken(object, methods) {
  const calls = [...object];
  for (const key of Object.keys(object)) {
    if (typeof object[key] === 'function' && key !== 'toString') object[key] = () => {};
  }
  Object.assign(object, methods);
  object.length = 0;
  return calls;
}

export const adapter = {
  base: footfallAt('..', config.api_host && `${config.api_host}/`),
  isManual,
  waits: isManual,
  off: kept(wish) === '0' || config.opt_out_capturing_by_default && kept(wish) !== '1',
  begin({ see, tell, stop }) {
    const calls = taken(posthog, {
      __loaded: true,
      init: () => posthog,
      capture(event, properties) {
        if (event === '$pageview') see(properties?.$current_url, properties?.$referrer, own(properties));
        else if (!/^\$/.test(event)) tell(event, own(properties));
      },
      opt_in_capturing() {
        keep(wish, '1');
        adapter.off = false;
        if (!isManual) see();
      },
      opt_out_capturing() {
        keep(wish, '0');
        stop();
      },
      has_opted_in_capturing: () => kept(wish) === '1',
      has_opted_out_capturing: () => Boolean(adapter.off),
      get_distinct_id: () => '',
      get_session_id: () => '',
      onFeatureFlags: (act) => act([], {}), // there are none
      push: (call) => run(call),
    });
    const run = ([method, ...given]) => attempt(() => posthog[method]?.(...given));
    if (posthog.people) taken(posthog.people);
    attempt(() => config.loaded?.(posthog));
    calls.forEach(run);
  },
};
