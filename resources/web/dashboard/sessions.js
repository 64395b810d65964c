// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is here now, and who left in the last minutes; the list holds still while it is read.
import { isLookingKnown } from './attention.js';
import { joined, looking, number } from './format.js';
import { byId, setHidden, setText } from './dom.js';
import { Holding } from './holding.js';
import { KeyedList } from './keyed_list.js';
import { ReadingPace } from './reading_pace.js';
import { rove } from './roving.js';
import { Tabs } from './tabs.js';
import { makeSessionRow, showSession, showTime } from './session_row.js';
import { isFiltered } from './view.js';
import { t } from './words.js';

/// As many as the server lists where nothing else is asked for.
const listed = 50;

export class Sessions {
  constructor(model) {
    this.model = model;
    this.list = byId('session-rows');
    this.tabs = new Tabs(byId('list-tabs'), (list) => model.look({ list }));
    this.rows = new KeyedList(this.list, {
      key: ({ session }) => session.visit,
      make: ({ session }) => makeSessionRow(() => this.choose(session.visit)),
      update: (item, { session, isChosen }) => showSession(item, session, isChosen, this),
    });
    this.renewStop = rove(this.list);
    this.pace = new ReadingPace();
    this.now = 0;
    this.holding = new Holding(this.list, byId('session-new'), () => {
      this.pace.hurry();
      this.isBehind = false;
      this.show(this.sessions);
    });
  }

  choose(visit) {
    const { site = '', sessionId } = this.known.get(visit);
    this.model.look({ side: 'journey', session: { site, sessionId } });
  }

  draw({ live, view, generation }) {
    if (view.list !== this.tab) this.tabs.show(view.list);
    setHidden(byId('session-count'), view.list !== 'sessions');
    byId('sessions').dataset.shows = view.list;
    this.tab = view.list;
    if (this.namesSite !== (view.site === null)) this.rows.renew();
    this.namesSite = view.site === null;
    if (live) this.drawCount(live, view);
    if (!live) return;
    this.isLookingKnown = isLookingKnown(live.totals);
    this.showTime(live.at);
    const isNews = live.sessions !== this.sessions || view.session !== this.chosen;
    // What waited for its turn may have it now, though nothing else has changed.
    if (!isNews && (!this.isBehind || this.holding.isHeld)) return;
    this.sessions = live.sessions;
    this.chosen = view.session;
    const isSame = this.generation === generation && this.order?.length > 0;
    if (!isSame) this.pace.hurry();
    this.generation = generation;
    const isHeld = isSame && (this.holding.isHeld || this.waits(view));
    this.isBehind = isHeld;
    this.show(isHeld ? this.inShownOrder() : this.sessions, isHeld);
  }

  /// Of what is most active each moment counts: in that order no pace is kept.
  waits({ order }) {
    return order === 'arrival' && !this.pace.admits(this.changes(), this.now);
  }

  /// Rows that come, those that go, and those that ended and stand among the active ones.
  changes() {
    const active = new Map(this.sessions.map((session) => [session.visit, session.active === true]));
    const staying = this.order.filter((visit) => active.has(visit));
    const lastActive = staying.findLastIndex((visit) => active.get(visit));
    const ended = staying.filter((visit, i) => i < lastActive && !active.get(visit));
    return this.sessions.length - staying.length + this.order.length - staying.length + ended.length;
  }

  /// Once a second: who looks stays longer, who was active calms down.
  showTime(at) {
    const isNext = Math.floor(at / 1000) !== Math.floor(this.now / 1000);
    this.now = at;
    if (!isNext) return;
    for (const item of this.list.children) showTime(item, this.rows.itemOf(item).session, at, this.isLookingKnown);
  }

  /// Those that are shown stay where they are and go on; who has gone from the list stays as last seen.
  inShownOrder() {
    const now = new Map(this.sessions.map((session) => [session.visit, session]));
    this.added = this.sessions.filter(({ visit }) => !this.known.has(visit)).length;
    // Who is beyond the end of a full list may still be there.
    const isFull = this.sessions.length >= listed;
    return this.order.map((visit) => now.get(visit)
      ?? (isFull ? this.known.get(visit) : { ...this.known.get(visit), active: false }));
  }

  show(sessions, isHeld = false) {
    if (!sessions) return;
    this.known = new Map(sessions.map((session) => [session.visit, session]));
    this.order = [...this.known.keys()];
    this.rows.show(sessions.map((session) => this.rowOf(session)));
    this.renewStop();
    this.holding.count(isHeld ? this.added : 0, sessions.length);
    setHidden(byId('session-none'), sessions.length > 0);
  }

  /// The same object as before while nothing of it changed.
  rowOf(session) {
    this.items ??= new WeakMap();
    const isChosen = this.chosen?.sessionId === session.sessionId
      && this.chosen.site === (session.site ?? '');
    const known = this.items.get(session);
    if (known?.isChosen === isChosen) return known;
    const item = { session, isChosen };
    this.items.set(session, item);
    return item;
  }

  drawCount({ totals, sessions }, view) {
    const matching = totals.sessionsMatching ?? sessions.length;
    const more = totals.sessionsTruncated ? '+' : '';
    const active = t('%1 active', number(matching) + more);
    // Who looks is not known by what a filter asks for.
    setText(byId('session-count'), isFiltered(view) ? active : joined(active, looking(totals)));
    setText(byId('session-none'), isFiltered(view) ? t('No session fits the filter. Escape clears it.') : t('No active sessions right now.'));
  }

  focus() {
    (this.list.querySelector('.row') ?? byId('tab-sessions')).focus();
  }
}
