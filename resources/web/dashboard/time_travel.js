// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where in time one looks: at now, or at a moment of the past, which stands or goes on at some times the pace of a
// clock. Asks the server for the moments, one at a time.
import { fromSnapshot } from './live_state.js';
import { watched } from './view.js';

/// Playing, another moment is asked for so often.
const stepMs = 500;

export class TimeTravel {
  /// `ask` asks the server.
  constructor(model, ask) {
    this.model = model;
    this.ask = ask;
    this.at = null; // null: now
    this.shownAt = null; // of the moment that is shown
    this.pace = 0; // seconds of the past in one of now; 0: it stands
    this.trouble = '';
    this.isAsking = false;
    this.isStale = false;
  }

  get isPast() {
    return this.at !== null;
  }

  /// A moment that is not past is now.
  goTo(at) {
    if (at >= Date.now()) return this.backToNow();
    this.at = Math.max(1, Math.round(at));
    this.request();
    return this.model.drawSoon();
  }

  move(by) {
    this.goTo((this.at ?? Date.now()) + by);
  }

  play(pace) {
    this.pace = this.isPast ? pace : 0;
    clearInterval(this.timer);
    if (this.pace > 0) this.timer = setInterval(() => this.goOn(), stepMs);
    this.model.drawSoon();
  }

  /// Slower than the clock where the moments take longer to make.
  goOn() {
    if (!this.isAsking) this.move(this.pace * stepMs);
  }

  backToNow() {
    if (!this.isPast) return;
    clearInterval(this.timer);
    Object.assign(this, { at: null, shownAt: null, pace: 0, trouble: '' });
    this.ask('leave').catch(() => {}); // gone with the connection
    this.model.showMoment(null);
  }

  /// Something else is looked at: the moment comes anew.
  viewChanged() {
    if (this.isPast) this.request();
  }

  async request() {
    this.isStale = true;
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.isStale && this.isPast) {
      this.isStale = false;
      await this.fetch();
    }
    this.isAsking = false;
  }

  /// Who looked then nobody knows.
  withThoseWhoLookNow(live) {
    const { dashboards } = this.model.now?.totals ?? {};
    return { ...live, totals: { ...live.totals, dashboards } };
  }

  async fetch() {
    const { at } = this;
    const { session } = this.model.view;
    const whose = session ? { sessionSite: session.site, sessionId: session.sessionId } : {};
    try {
      const { view, session: told } = await this.ask('moment', { ...watched(this.model.view), ...whose, at });
      this.trouble = '';
      this.shownAt = at;
      if (this.isPast) this.model.showMoment({ live: this.withThoseWhoLookNow(fromSnapshot(view)), session: told });
    } catch (error) {
      if (this.isStale || !this.isPast) return; // another moment is wanted anyway, or none
      const { shownAt } = this;
      if (shownAt === null) this.backToNow(); // what is shown is what is said to be shown
      else Object.assign(this, { at: shownAt });
      this.trouble = error.message;
      this.play(0);
    }
  }
}
