// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Simple Analytics: /latest.js, as at a domain of one's own
//   data-hostname (the site), data-mode="hash", data-auto-collect="false", data-ignore-pages, data-sa-global and
//   data-path-overwriter on the script
//   sa_event(name, metadata, callback), its queue, sa_metadata; sa_pageview(path, metadata)
import { attempt, footfallAt, rooted, script } from './page.js';

const { hostname, mode, autoCollect, ignorePages = '', pathOverwriter, saGlobal = 'sa_event' } = script.dataset;
const isManual = autoCollect === 'false';
const { q: queue = [] } = Object(window[saGlobal]);

const named = (path) => attempt(() => window[pathOverwriter](path)) ?? path;
/// By paths with "*", which stands for anything; they may be a part of the page's.
const isIgnored = (path) => ignorePages.split(/, ?/).some((each) =>
  each && new RegExp(rooted(each).replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')).test(path));

export const adapter = {
  base: footfallAt('.'),
  site: sitesAreDeclared ? undefined : hostname,
  isManual,
  waits: isManual,
  get off() { return isIgnored(location.pathname); },
  path: ({ pathname, hash }) => named(pathname) + (mode === 'hash' ? hash.split('?')[0] : ''),
  begin({ see, tell }) {
    const call = (name, metadata, callback) => {
      const text = typeof name === 'function' ? attempt(name) : name;
      const word = String(text ?? '').replace(/[^a-z0-9]+/gi, '_').replace(/^_|_$/g, '');
      if (word) tell(word, { ...window.sa_metadata, ...metadata });
      const after = callback ?? metadata;
      if (typeof after === 'function') setTimeout(after);
    };
    window[saGlobal] = call;
    window.sa_pageview = (path, metadata) => { see(rooted(path), undefined, { ...window.sa_metadata, ...metadata }); };
    queue.forEach((given) => call(...[given].flat()));
  },
};
