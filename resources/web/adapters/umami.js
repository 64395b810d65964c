// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Umami: /script.js, and /umami.js of its version 1
//   data-host-url, data-auto-track, data-domains on the script; data-umami-event="name" on any element
//   data-before-send: the name of a function that says what is sent, of ("event", payload); nothing: it is not
//   umami.track(), umami.track(name, data), umami.track({url, referrer, name, data}), umami.identify()
//   of version 1: umami(name), umami.trackEvent(name, data), umami.trackView(url, referrer), class "umami--click--name"
import { attempt, footfallAt, kept, onClick, script } from './page.js';

const { hostUrl, autoTrack, domains, websiteId, tag, beforeSend } = script.dataset;
const isManual = autoTrack === 'false';
const marked = 'data-umami-event', clicked = 'umami--click--';
const routeMs = 500;

const payload = () => ({
  website: websiteId, tag, hostname: location.hostname, language: navigator.language, title: document.title,
  screen: `${screen.width}x${screen.height}`, url: location.href, referrer: document.referrer,
});

/// Calls `act` once the page is there, which may have what is asked of it at its end, and with each route.
const onRoute = (act) => {
  const routeOf = ({ pathname, hash }) => pathname + (/^#!?\//.test(hash) ? hash : '');
  let route;
  const look = () => {
    const before = route;
    route = routeOf(location);
    if (route !== before) act();
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', look);
  else look();
  if (window.navigation) navigation.addEventListener('currententrychange', look);
  else setInterval(look, routeMs);
};

export const adapter = {
  base: footfallAt('.', hostUrl && `${hostUrl}/`),
  // What is asked of each view is asked here.
  isManual: isManual || beforeSend,
  waits: isManual || beforeSend,
  off: kept('umami.disabled')
    || domains && !domains.split(',').some((name) => name.trim() === location.hostname),
  begin({ see, tell }) {
    const pass = (sent) => {
      if (!sent) return;
      const { name, url, data, referrer } = sent;
      if (name) tell(name, data);
      else see(url, referrer === document.referrer ? undefined : referrer === '' ? location.href : referrer);
    };
    const send = (what, data) => {
      const sent = typeof what === 'function' ? what(payload())
        : typeof what === 'string' ? { ...payload(), name: what, data } : what ?? payload();
      const ask = window[beforeSend];
      if (typeof ask === 'function') Promise.resolve(attempt(() => ask('event', sent))).then(pass, () => {});
      else pass(sent);
    };
    const track = async (...given) => { send(...given); };
    window.umami = Object.assign(track, {
      track, identify: async () => {}, trackEvent: track, trackView: (url, referrer) => { send({ url, referrer }); },
    });
    if (beforeSend && !isManual) onRoute(() => { send(); });
    onClick((element) => {
      const byClass = [...element.classList].find((each) => each.startsWith(clicked));
      const name = element.getAttribute(marked) || byClass?.slice(clicked.length);
      if (!name) return;
      const data = {};
      for (const each of element.attributes) {
        if (each.name.startsWith(`${marked}-`)) data[each.name.slice(marked.length + 1)] = each.value;
      }
      send(name, data);
      return name;
    });
  },
};
