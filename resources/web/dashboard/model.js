// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all parts draw from: what is true (`live`), what is known of the server and the connection, and what
// is looked at (`view`). A change is drawn with the next frame of the screen, once, however many come.
import { fromSnapshot, withDelta } from './live_state.js';
import { changed, hashOf, keptOf, onePage, viewOf } from './view.js';
import { remember, setting } from './settings.js';

const longestRestMs = 500;
/// In times of the work before: less than 30 % of a core goes to the page, however busy the sites are.
const restOfWork = 2.5;
const noServer = { version: '', access: 'reader', simulated: false, refused: 0, sites: [], store: {} };

export class Model {
  constructor() {
    this.now = null;
    this.then = null; // a moment of the past that is shown instead: `live` and `session` as they were
    this.server = noServer;
    this.link = { phase: 'connecting', lostAt: null, retryAt: null, failures: 0 };
    this.me = { access: 'operator', login: false };
    this.followed = null; // the session that is followed, as it was last told
    this.past = null; // a past one that was chosen instead
    this.trouble = '';
    this.newVersion = false;
    this.generation = 0; // grows with every snapshot: what was held back is then of another world
    this.parts = [];
    this.afterwards = [];
    this.restUntil = 0;
    this.painted = new MessageChannel();
    this.onView = () => {};
    // Where the address asks for nothing, what was looked at last.
    this.view = viewOf(location.hash || setting('view', ''));
    if (!location.hash) this.write(hashOf(this.view), 'replaceState');
    addEventListener('hashchange', () => this.takeView(viewOf(location.hash)));
  }

  change(changes) {
    Object.assign(this, changes);
    this.drawSoon();
  }

  takeSnapshot(data) {
    this.generation++;
    this.change({ now: fromSnapshot(data) });
  }

  takeDelta(data) {
    this.change({ now: withDelta(this.now, data) });
  }

  /// Null: the present again. What was held back is of another time.
  showMoment(then) {
    this.generation++;
    this.change({ then });
  }

  /// What is shown.
  get live() {
    return this.then?.live ?? this.now;
  }

  get session() {
    return this.then ? this.then.session : this.followed;
  }

  learnServer(server) {
    const isOther = this.server.version !== '' && server.version !== this.server.version;
    this.change({ server: { ...noServer, ...server }, newVersion: this.newVersion || isOther });
  }

  /// Looks at something else: these parts of the view change. "Back" undoes it, or, with `goesOn`, all
  /// since the last that did not go on.
  look(changes, goesOn = false) {
    const view = changed(this.view, changes);
    this.write(hashOf(view), goesOn ? 'replaceState' : 'pushState');
    this.takeView(view);
  }

  write(hash, how) {
    if (hash === location.hash) return;
    try {
      history[how](null, '', hash || location.pathname + location.search);
    } catch { /* browsers bound how often; the view changes all the same */ }
  }

  /// Something of the past is shown: the search, or a session.
  get isPast() {
    return this.past !== null || this.view.list === 'past';
  }

  backToNow() {
    this.past = null;
    this.look({ list: 'sessions', session: null, side: onePage(this.view) ? 'page' : 'alerts' });
  }

  leaveSession() {
    this.past = null;
    this.look({ session: null, side: onePage(this.view) ? 'page' : 'alerts' });
  }

  takeView(view) {
    const before = this.view;
    remember('view', keptOf(view));
    const followed = JSON.stringify(view.session) === JSON.stringify(before.session) ? this.followed : null;
    this.change({ view, followed, past: view.session ? null : this.past });
    this.onView(view, before);
  }

  drawSoon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    const frame = () => requestAnimationFrame(() => this.isWaiting && this.draw());
    const rest = this.restUntil - performance.now();
    if (rest > 0) setTimeout(frame, rest);
    else frame();
  }

  /// For what needs the page as it will be.
  afterDraw(action) {
    this.afterwards.push(action);
    this.drawSoon();
  }

  /// What a person asks for does not wait for a frame: the next key, however soon, acts on what it shows.
  focusDrawn(focus) {
    this.draw();
    focus();
  }

  /// Rests longer than it worked, painting included: a busy site does not freeze the page.
  draw() {
    const begin = performance.now();
    this.isWaiting = false;
    for (const part of this.parts) part.draw(this);
    for (const action of this.afterwards.splice(0)) action();
    this.painted.port2.onmessage = () => {
      const now = performance.now();
      this.restUntil = now + Math.min(restOfWork * (now - begin), longestRestMs);
    };
    this.painted.port1.postMessage(null);
  }

  get isOperator() {
    return this.server.access === 'operator';
  }

  /// Nobody has ever come: there is nothing to show yet but how to begin.
  get isEmpty() {
    return this.now !== null && !this.now.totals.eventsEver && !this.now.totals.eventsToday
      && !this.now.totals.presentVisitors;
  }
}
