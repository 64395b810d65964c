// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells Footfall who is on a website: <script src="https://footfall.example/tracker.js" async></script>
//
//   data-site="shop"           on the script: the site's name, if not its host
//   data-visitor="persistent"  on the script: knows a visitor again, by an id in localStorage
//   data-footfall="buy"        on any element: a click on it is an event
//   footfall('signup', {…})    an event of the page's own
//
// To call footfall() before this script has loaded, put before it:
//   <script>window.footfall ||= Object.assign((...call) => footfall.queue.push(call), { queue: [] })</script>
//
// Sets no cookie. Does nothing for who sends Do Not Track or Global Privacy Control, and nothing where it
// cannot know its own address: as a module, of which the console tells. Minified at build it is below 3 KiB.
//
// When a visit ends: session_end is sent when the page goes, unless the visit goes on, on another page
// of the site. Browsers with `pageswap` tell for certain. In others a page that is asked whether it may
// go, keeps the focus and then goes after a while is navigated, by whatever way, and not closed. That is
// taken to lead to the site (reload, script, link, form) but after a link of another site was clicked or
// the address bar had the focus. A page that is kept for "back" is navigated, too, if nobody was asked.
// Where this is wrong, as after a bookmark, an end that was not sent comes by the server's timeout, while
// presence ends at once; one that was makes two visits of one visitor, as does going by way of another
// site, to sign on.
//
// The visit's id is in storage only from one page to the next, which takes it away: a window that a page
// opens, and a tab made from another, begin with a copy of that storage. The id of an ended session is
// not used again: its end may overtake what the next page sends, and must end nothing else.
//
// On a page with another product's snippet an `adapter` (adapters/, README.md), which the build puts in,
// reads that product's attributes and queue. The plain tracker has none, and all that names it is taken
// out; on the tags of the two products whose script has the same path it fetches itself with theirs.
{
  const keptEvents = 100, firstTries = 8, soonTries = 5, longestWaitMs = 6e4;
  const heartbeatMs = 2e4, absentMs = 3e5, routeMs = 500, leavingMs = 99, closingMs = 5;
  const earliestMs = 1e12, latestMs = 4e12, tabletPixels = 5e5, campaignText = 200, typeText = 64;
  const win = window, { footfall, navigator: nav, navigation, screen } = win, now = Date.now, Query = URLSearchParams;

  // A page's elements get in the way of what documents and forms have by the same name, not of what
  // their prototypes have; its variables in the way of `navigation` and `screen`.
  const own = (name) => Reflect.get(Document.prototype, name, document);
  const script = adapter?.script || own('currentScript');
  const product = !adapter && script && (script.dataset.ackeeServer ? 'ackee' : /^fathom/.exec(script.id));

  // An element of this name is no tracker; a function is one, unless it keeps what was called so far.
  const early = footfall?.call ? footfall.queue : [];

  // Nothing that goes wrong here is the page's concern.
  const safe = (act) => (...given) => {
    try { return act(...given); } catch {}
  };
  const on = (name, act, target = win) => target.addEventListener(name, safe(act), 1);
  const newId = () => crypto.getRandomValues(new Uint8Array(9)).join('');

  const start = safe(() => {
    const base = adapter ? adapter.base : new URL('.', script.src), events = base + 'api/events';
    const { site, visitor } = adapter || script.dataset;
    const from = own('referrer').split('/')[2];
    let here = location, session, page, seenAt, counted, goingAt, leadsHere = from === here.host;
    let sending, socket, failures = 0, sendsLeft = firstTries, socketsLeft = firstTries;

    // Where storage is denied, an id lasts until the page goes.
    const visitorId = safe(() =>
      (visitor === 'persistent' ? localStorage : sessionStorage).footfallVisitor ||= newId())() || newId();

    // Events, as JSON. One at a time, pauses after failures included, keeps their order, and what is
    // refused for good is alone; the eventId makes a resend harmless. Who never had an answer, as where
    // the page's policy forbids it, gives up.
    const queue = [];
    const later = (act, seconds) =>
      setTimeout(act, Math.min(longestWaitMs, 1e3 * ((seconds | 0) + 2 ** failures++ * Math.random())));
    const post = (body) => fetch(events, { method: 'POST', body, keepalive: !session });
    const flush = () => {
      const event = sending = queue[0];
      if (event && sendsLeft > 0) post(event).then((answer) => {
        sendsLeft = Infinity;
        if (answer.status > 428) throw answer.headers.get('Retry-After');
        if (queue[0] === event) queue.shift();
        failures = 0;
        flush();
      }).catch((seconds) => {
        sendsLeft--;
        later(flush, seconds);
      });
    };
    const add = (type, metadata, at = now()) => session && queue.push(JSON.stringify({
      type, page, site, sessionId: session, visitorId, eventId: newId(), metadata,
      timestamp: at > earliestMs && at < latestMs ? at : null,
    })) > keptEvents && queue.shift();
    const send = (type, metadata) => {
      moved();
      add(type, metadata);
      sending || flush();
    };

    // Frames of the site share the visit of the page around them, and go without ending it.
    const tab = safe(() => top.navigator)() || nav;
    const swapStored = safe((id) => [sessionStorage.footfall, sessionStorage.footfall = id]);
    // With the route where the page routes by the part behind '#'.
    const path = () =>
      (adapter?.path?.(here) || here.pathname + (/^#!?\/[^?]+/.exec(here.hash) || '')).slice(0, 2048);
    const view = (referrer) => {
      if (adapter?.off) return;
      if (adapter) adapter.isAsked = false;
      page = path();
      seenAt = now();
      session = tab.footfall ||= swapStored('')?.[0] || newId();
      const metadata = {
        ...adapter?.more,
        referrer,
        device: !matchMedia('(pointer:coarse)').matches ? 'desktop'
          : screen?.width * screen?.height < tabletPixels ? 'mobile' : 'tablet',
      };
      // Of the query nothing else is told.
      for (const [key, value] of new Query(here.search)) {
        if (value && /^utm_(source|medium|campaign|term|content)$/.test(key)) metadata[key] = value.slice(0, campaignText);
      }
      adapter?.isQuiet || send('pageview', metadata);
      disconnect();
      look();
    };
    const moved = () => adapter?.stays?.() || path() !== page && view();

    // Presence: a socket while the page is looked at.
    const disconnect = () => {
      if (socket) socket.close();
      socket = goingAt = 0;
    };
    const look = safe(() => {
      // After so long behind other tabs or asleep the server has ended the visit.
      if (!session || own('hidden')) disconnect();
      else if (now() - seenAt > absentMs) view();
      else if (seenAt = now(), !socket && socketsLeft > 0) {
        socketsLeft--;
        const mine = socket = new WebSocket((base + 'ws?'
          + new Query({ page, userId: session, site: site || '' })).replace('http', 'ws'));
        mine.onopen = () => {
          socketsLeft = Infinity;
          failures = 0;
          look(); // it may have been hidden while it connected
        };
        mine.onclose = () => {
          if (mine !== socket) return;
          socket = 0;
          if (failures < soonTries) later(look); // else with a heartbeat
        };
      }
    });

    // Clicks, in open shadow roots as well. What one act of a person makes, a label's click and that of
    // its box, comes in one turn of the browser.
    const nearest = (event, name) => event.composedPath()
      .map(safe((node) => Element.prototype.getAttribute.call(node, name))).find((value) => value != null);
    const clicked = (event) => {
      const button = event.button, element = nearest(event, 'data-footfall');
      if (element == null || counted || button && (button > 1 || !nearest(event, 'href'))) return;
      counted = setTimeout(() => counted = 0);
      send('click', { element });
    };

    const swaps = tab === nav && win.Navigation && win.PageSwapEvent;
    const handOver = (goesOn) => goesOn && session && swapStored(session) && (session = 0);

    if (navigation?.currentEntry) on('currententrychange', moved, navigation);
    else setInterval(safe(moved), routeMs);
    on('visibilitychange', look);
    setInterval(safe(() => {
      look();
      socket.send('{"type":"heartbeat"}');
    }), heartbeatMs);
    on('online', () => {
      sendsLeft += firstTries;
      socketsLeft += firstTries;
      flush();
    });
    on('click', clicked);
    on('auxclick', clicked);
    if (swaps) on('pageswap', (swap) => handOver(swap.activation));
    else {
      // Away leads a link of another site, and the address bar: the focus is back from it just before.
      let awayAt, turned;
      on('click', (event) => {
        const host = new URL(nearest(event, 'href'), here).host; // of no link, a path here
        leadsHere = !host || host === here.host;
        if (!leadsHere) awayAt = now();
      });
      // A tab that is closed loses the focus before it goes; the first focus is that of a new page.
      const turns = (event) => {
        if (event.target !== win) return;
        goingAt = 0;
        awayAt = turned && now();
        turned = 1;
      };
      on('focus', turns);
      on('blur', turns);
      on('beforeunload', () => goingAt = now() - awayAt < leavingMs ? 0 : now());
    }
    on('pagehide', (event) => {
      if (tab === nav) {
        if (!swaps) handOver(event.persisted ? goingAt || leadsHere
          : goingAt && now() - goingAt > closingMs);
        add('session_end');
        tab.footfall = 0;
      }
      session = 0;
      disconnect();
      if (queue[0]) nav.sendBeacon?.(events, `[${queue}]`) || post(`[${queue}]`).catch(safe);
    });
    // The page that is left may hand its visit over after this one is shown again.
    on('pageshow', (event) => event.persisted && setTimeout(() => session || view(), leavingMs));

    win.footfall = safe(send);
    adapter?.waits || view(leadsHere ? page : from); // which is none yet
    early.map(safe((call) => send(...call)));

    if (adapter) {
      let namedAt; // where the page gave itself the name that `here` is made of
      const came = leadsHere ? undefined : from;
      const elsewhere = (url) => [new URL(url, location).host].find((host) => host !== location.host);
      adapter.stays = () => {
        if (namedAt !== location.href) here = location;
        return !page || adapter.isManual;
      };
      // A view that the page asks for is one that was seen already, if that was seen without asking.
      const see = (name, referrer, more) => {
        adapter.stays();
        if (name != null) {
          const { pathname, search, hash } = new URL(name, location);
          here = new URL(pathname + search + hash, location);
          namedAt = location.href;
        }
        if (!session || adapter.isAsked || path() !== page) {
          adapter.more = more;
          view(referrer ? elsewhere(referrer) : page ? undefined : came);
          adapter.more = undefined;
        }
        adapter.isAsked = true;
      };
      const tell = (type, more) => {
        if (!page) {
          adapter.isQuiet = true;
          view();
          adapter.isQuiet = false;
          adapter.isAsked = true;
        }
        send(String(type).slice(0, typeText), Object(more) === more ? { ...more } : undefined);
      };
      const stop = () => {
        send('session_end');
        adapter.off = true;
        session = tab.footfall = 0;
        disconnect();
      };
      adapter.begin({ see: safe(see), tell: safe(tell), stop: safe(stop) });
    }
  });

  if (product) import(script.src + '?&' + product).catch(safe);
  else if (early) {
    win.footfall = safe; // which does nothing
    if (!script) console.warn('Footfall: no module');
    else if (!honoursSignals || !(nav.doNotTrack == 1 || nav.globalPrivacyControl)) {
      win.footfall = (...call) => early.push(call);
      if (own('prerendering')) on('prerenderingchange', start);
      else start();
    } else adapter?.begin({ see: safe, tell: safe, stop: safe });
  } else adapter?.begin({ see: safe, tell: footfall, stop: safe });
}
