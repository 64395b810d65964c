// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Past sessions: searched on the server, the newest first, older ones on demand.
import { byId, setHidden, setText } from './dom.js';
import { KeyedList } from './keyed_list.js';
import { rove } from './roving.js';
import { makeSessionRow, showVisit } from './session_row.js';

const pageOfVisits = 50;
const maxVisits = 1_000;

export class Past {
  constructor(model, ask) {
    this.model = model;
    this.ask = ask;
    this.visits = [];
    this.field = byId('past-text');
    this.list = byId('past-rows');
    this.rows = new KeyedList(this.list, {
      key: ({ visit }) => visit,
      make: (visit) => makeSessionRow((row) => this.choose(visit, row)),
      update: (item, visit) => showVisit(item, visit, false, model.view.site === null),
    });
    this.renewStop = rove(this.list);
    byId('find').addEventListener('submit', (event) => { event.preventDefault(); this.search(); });
    byId('past-more').addEventListener('click', () => this.load(this.next));
  }

  /// It asks when it is first looked at, and again for another site or another connection; after
  /// a refusal only when it is told to.
  draw({ view, link, server }) {
    if (link.phase !== 'live') this.asked = undefined;
    const wanted = view.list === 'past' && link.phase === 'live' && server.version !== '';
    if (!wanted || this.asked === view.site) return;
    this.asked = view.site;
    this.search();
  }

  search() {
    this.visits = [];
    this.rows.show([]);
    setText(byId('past-none'), 'Searching…');
    return this.load();
  }

  async load(before) {
    const { view } = this.model;
    const question = { limit: pageOfVisits };
    if (view.site !== null) question.site = view.site;
    if (this.field.value.trim()) question.text = this.field.value.trim();
    if (before) question.before = before;
    try {
      this.show(await this.ask('visits', question));
    } catch (error) {
      setText(byId('past-none'), error.message);
    }
  }

  show({ visits = [], next = 0 }) {
    this.visits = [...this.visits, ...visits].slice(-maxVisits);
    this.next = next;
    this.rows.show(this.visits);
    this.renewStop();
    setText(byId('past-none'), this.visits.length > 0 ? ''
      : next ? 'None among the latest; there are older ones.' : 'No past session matches.');
    setHidden(byId('past-more'), !next);
  }

  choose(visit, row) {
    for (const each of this.list.querySelectorAll('[aria-current="true"]'))
      each.setAttribute('aria-current', 'false');
    row.setAttribute('aria-current', 'true');
    // One that is under way is followed as all that are: the past has not got its journey yet.
    if (visit.active) {
      this.model.look({ side: 'journey', session: { site: visit.site ?? '', sessionId: visit.sessionId } });
      return;
    }
    this.model.look({ side: 'journey', session: null });
    this.model.change({ past: visit });
  }
}
