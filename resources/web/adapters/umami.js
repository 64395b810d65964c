// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Umami: /script.js
//   data-host-url, data-auto-track, data-domains on the script; data-umami-event="name" on any element
//   umami.track(), umami.track(name, data), umami.track({url, referrer, name, data}), umami.identify()
import { footfallAt, kept, onClick, script } from './page.js';

const { hostUrl, autoTrack, domains, websiteId, tag } = script.dataset;
const isManual = autoTrack === 'false';
const marked = 'data-umami-event';

const payload = () => ({
  website: websiteId, tag, hostname: location.hostname, language: navigator.language, title: document.title,
  screen: `${screen.width}x${screen.height}`, url: location.href, referrer: document.referrer,
});

export const adapter = {
  base: footfallAt('.', hostUrl && `${hostUrl}/`),
  isManual,
  waits: isManual,
  off: kept('umami.disabled')
    || domains && !domains.split(',').some((name) => name.trim() === location.hostname),
  begin({ see, tell }) {
    const send = (what, data) => {
      if (typeof what === 'function') return send(what(payload()));
      if (typeof what === 'string') return tell(what, data);
      const { name, url, referrer } = Object(what);
      if (name) return tell(name, what.data);
      return see(url, referrer === document.referrer ? undefined : referrer);
    };
    window.umami = {
      track: async (...given) => { send(...given); },
      identify: async () => {},
    };
    onClick((element) => {
      const name = element.getAttribute(marked);
      if (!name) return;
      const data = {};
      for (const each of element.attributes) {
        if (each.name.startsWith(`${marked}-`)) data[each.name.slice(marked.length + 1)] = each.value;
      }
      tell(name, data);
      return name;
    });
  },
};
