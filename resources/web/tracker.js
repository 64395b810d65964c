// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells Footfall who is on a website: <script src="https://footfall.example/tracker.js" async></script>
//
//   data-site="shop"           on the script: the site's name, if not its host
//   data-visitor="persistent"  on the script: knows a visitor again, by an id in localStorage
//   data-footfall="buy"        on any element: a click on it is an event
//   footfall('signup', {…})    an event of the page's own
//
// Sets no cookie. Does nothing for who sends Do Not Track or Global Privacy Control.
// Minified at build it is below 3 KiB.
//
// When a visit ends: session_end is sent when the page goes, unless the visit goes on, on another page
// of the site. It does after a link of the site was clicked, a form sent or the page reloaded by a key
// and, where the browser tells of those, after other navigation of the page's own. Of what the
// browser's own buttons do a page learns only whether it is kept for "back", so not closed or reloaded:
// then the visit goes on if the page was reached from the site, so that "back" likely leads there, and
// ends if it was the first. Where this is wrong, an end that was not sent comes by the server's
// timeout, while presence ends at once; one that was (a reload by a button) makes two visits of one
// visitor. The id of an ended session is not used again: its end may overtake what the next page
// sends, and must end nothing else.
(() => {
  const win = window, doc = document, nav = navigator, here = location, { now } = Date;
  // A page's element or frame of this id is no tracker.
  if (typeof win.footfall === 'function') return;
  win.footfall = () => {};
  if (nav.doNotTrack === '1' || nav.globalPrivacyControl) return;

  const keptEvents = 100, batchEvents = 20, keepaliveChars = 2e4;
  const heartbeatMs = 2e4, absentMs = 3e5, goingMs = 1e4, longestWaitMs = 6e4;

  // Nothing that goes wrong here is the page's concern.
  const safe = (act) => (...given) => {
    try { return act(...given); } catch {}
  };
  const on = (target, name, act) => target.addEventListener(name, safe(act), true);
  const waitMs = (failures) => Math.min(longestWaitMs, 1e3 * 2 ** failures) * (.5 + Math.random() / 2);
  const newId = () => crypto.getRandomValues(new Uint32Array(3)).join('');

  const script = doc.currentScript || doc.querySelector('script[src*="/tracker.js"]');
  const start = safe(() => {
    const base = new URL('.', script.src).href, events = base + 'api/events';
    const { site, visitor } = script.dataset;
    let session, page, stored, staysHere, goingAt = 0, seenAt = now();

    // An id that stays under its name; where storage is denied, until the page goes.
    const keptId = (area, name) => {
      try {
        const id = win[area][name] ||= newId();
        stored = 1;
        return id;
      } catch {
        return newId();
      }
    };
    const visitorId = keptId(visitor === 'persistent' ? 'localStorage' : 'sessionStorage', 'footfallVisitor');

    // Events, as JSON. One request at a time, pauses after failures included, keeps their order; the
    // eventId makes a resend harmless.
    let queue = [], sending, failures = 0;
    const bodyOf = (list) => `[${list}]`;
    const flush = safe(() => {
      if (sending || !queue.length || !nav.onLine) return;
      const batch = queue.slice(0, batchEvents), body = bodyOf(batch);
      sending = 1;
      fetch(events, { method: 'POST', body, credentials: 'omit', keepalive: body.length < keepaliveChars })
        .then(({ status }) => {
          if (status > 499 || status === 429) throw status;
          queue = queue.filter((event) => !batch.includes(event));
          failures = sending = 0;
          flush();
        })
        .catch(() => setTimeout(startOver, waitMs(failures++)));
    });
    const startOver = () => {
      sending = 0;
      flush();
    };
    const add = (type, metadata) => {
      const event = { type, page, site, sessionId: session, visitorId, eventId: newId(), timestamp: now(), metadata };
      queue = [...queue, JSON.stringify(event)].slice(-keptEvents);
    };
    const send = (type, metadata) => {
      add(type, metadata);
      flush();
    };

    // Presence: a socket while the page is looked at.
    let socket, again, attempts = 0;
    const tell = (type) => socket?.readyState === 1 && socket.send(`{"type":"${type}"}`);
    const tellWhether = () => tell(doc.hidden ? 'inactive' : 'active');
    const disconnect = () => {
      const old = socket;
      socket = 0;
      clearTimeout(again);
      old && old.close();
    };
    const connect = safe(() => {
      if (socket || !session || doc.hidden) return;
      const query = new URLSearchParams({ page, userId: session, site: site || '' });
      const mine = socket = new WebSocket(`${base.replace('http', 'ws')}ws?${query}`);
      mine.onopen = () => {
        attempts = 0;
        // It may have been hidden while it connected.
        tellWhether();
      };
      mine.onclose = () => {
        if (mine !== socket) return;
        socket = 0;
        again = setTimeout(connect, waitMs(attempts++));
      };
    });

    const agent = nav.userAgent;
    const device = /iPad|Tablet|Android(?!.*Mobi)/.test(agent) || /Macintosh/.test(agent) && nav.maxTouchPoints > 1
      ? 'tablet' : /Mobi/.test(agent) ? 'mobile' : 'desktop';
    // With the route where the page routes by the part behind '#'.
    const path = () => (here.pathname + (/^#!?\/[^?]+/.exec(here.hash) || '')).slice(0, 2048);
    const view = (referrer) => {
      page = path();
      seenAt = now();
      session ||= keptId('sessionStorage', 'footfall');
      send('pageview', { device, referrer });
      disconnect();
      connect();
    };
    const moved = () => {
      goingAt = 0;
      if (path() !== page) view();
    };
    const isHere = (url) => url.origin === here.origin;
    const from = doc.referrer && new URL(doc.referrer);
    const cameFromHere = from && isHere(from);
    // Where the page is about to go.
    const going = (url) => {
      staysHere = isHere(new URL(url));
      goingAt = now();
    };

    for (const name of ['pushState', 'replaceState']) {
      const original = history[name];
      history[name] = function (...given) {
        original.apply(this, given); // gives nothing
        safe(moved)();
      };
    }
    on(win, 'popstate', moved);
    on(win, 'click', ({ target }) => {
      const marked = target.closest('[data-footfall]'), link = target.closest('a[href]');
      if (marked) send('click', { element: marked.dataset.footfall });
      if (link && !link.target) going(link.href);
    });
    on(win, 'submit', ({ target }) => going(target.action));
    on(win, 'keydown', ({ key, ctrlKey, metaKey }) => {
      if (key === 'F5' || key === 'r' && (ctrlKey || metaKey)) going(here);
    });
    if (win.navigation) on(navigation, 'navigate', ({ destination }) => destination.sameDocument || going(destination.url));

    on(win, 'online', startOver);
    // After so long behind other tabs or asleep: the server has ended the visit by now.
    const lookedAt = () => {
      if (session && now() - seenAt > absentMs) view();
      seenAt = now();
    };
    on(doc, 'visibilitychange', () => {
      tellWhether();
      if (doc.hidden) seenAt = now();
      else {
        connect();
        lookedAt();
      }
    });
    // A frame in a page of the site shares its visit, and ends without it.
    const framed = safe(() => win !== top && top.origin)();
    on(win, 'pagehide', ({ persisted }) => {
      const goesOn = now() - goingAt < goingMs ? staysHere : persisted && cameFromHere;
      const ends = !stored || !(framed || goesOn);
      if (ends) add('session_end');
      // Another page may end it before this one is shown again.
      session = goingAt = 0;
      if (queue.length) [queue, queue.slice(-1)].some((list) => nav.sendBeacon(events, bodyOf(list)));
      disconnect();
      if (ends) sessionStorage.removeItem('footfall');
    });
    on(win, 'pageshow', ({ persisted }) => persisted && view());
    setInterval(safe(() => {
      if (doc.hidden) return;
      tell('heartbeat');
      lookedAt();
    }), heartbeatMs);

    win.footfall = safe((type, metadata) => {
      if (session) send(type, metadata);
    });
    view(cameFromHere ? undefined : from.host);
  });
  if (doc.prerendering) on(doc, 'prerenderingchange', start);
  else start();
})();
