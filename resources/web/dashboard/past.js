// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Past sessions: searched on the server, the newest first, older ones on demand.
import { dayStart } from './day_curve.js';
import { byId, setHidden, setText } from './dom.js';
import { count, nothingKept } from './format.js';
import { KeyedList } from './keyed_list.js';
import { rove } from './roving.js';
import { makeSessionRow, showVisit } from './session_row.js';
import { serverZone } from './time_zone.js';
import { t } from './words.js';

const pageOfVisits = 50;
const maxVisits = 1_000;
const typingMs = 250;
/// How many days ago each period begins and, if not now, ends: whole days of the server's, today included.
const periods = { today: [0], yesterday: [1, 0], week: [6], month: [29] };

export class Past {
  constructor(model, ask) {
    this.model = model;
    this.ask = ask;
    this.visits = [];
    this.field = byId('past-text');
    this.period = byId('past-period');
    this.list = byId('past-rows');
    this.rows = new KeyedList(this.list, {
      key: ({ visit }) => visit,
      make: (visit) => makeSessionRow((row) => this.choose(visit, row)),
      update: (item, visit) => showVisit(item, visit, false, model.view.site === null),
    });
    this.renewStop = rove(this.list);
    byId('find').addEventListener('submit', (event) => { event.preventDefault(); this.search(); });
    this.period.addEventListener('change', () => this.search());
    this.field.addEventListener('input', () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.search(), typingMs);
    });
    byId('past-more').addEventListener('click', () => this.load(this.next));
  }

  /// It asks when it is first looked at, and again for another site or another connection; after
  /// a refusal only when it is told to.
  draw({ view, link, server }) {
    if (link.phase !== 'live') this.asked = undefined;
    const isKept = server.store.phase !== 'none';
    for (const field of [this.field, this.period, byId('find').lastElementChild]) field.disabled = !isKept;
    if (!isKept) setText(byId('past-none'), nothingKept);
    const wanted = view.list === 'past' && link.phase === 'live' && server.version !== '' && isKept;
    if (!wanted || this.asked === view.site) return;
    this.asked = view.site;
    this.search();
  }

  /// After a refusal.
  again() {
    if (this.model.view.list === 'past' && this.wrong) this.search();
  }

  search() {
    clearTimeout(this.typing);
    this.visits = [];
    this.next = 0;
    this.rows.show([]);
    setText(byId('past-none'), t('Searching…'));
    this.showMore();
    return this.load();
  }

  question(before) {
    const { server, view } = this.model;
    const question = { limit: pageOfVisits };
    if (view.site !== null) question.site = view.site;
    if (this.field.value.trim()) question.text = this.field.value.trim();
    if (before) question.before = before;
    const [from, to] = periods[this.period.value] ?? [];
    const zone = serverZone(server);
    if (from !== undefined) question.from = dayStart(Date.now(), from, zone);
    if (to !== undefined) question.to = dayStart(Date.now(), to, zone);
    return question;
  }

  /// An answer to what is no longer asked is none.
  async load(before) {
    const question = this.question(before);
    this.wrong = false;
    this.asking = question;
    try {
      const found = await this.ask('visits', question);
      if (this.asking === question) this.show(found);
    } catch (error) {
      if (this.asking !== question) return;
      this.wrong = true;
      setText(byId('past-none'), error.message);
    }
  }

  show({ visits = [], next = 0 }) {
    this.visits = [...this.visits, ...visits].slice(-maxVisits);
    this.next = next;
    this.rows.show(this.visits);
    this.renewStop();
    setText(byId('past-none'), this.visits.length > 0 ? '' : this.emptyText());
    this.showMore();
  }

  emptyText() {
    if (this.next) return t('None among the latest; there are older ones.');
    if (this.period.value !== 'all') return t('No past session fits. A longer period may hold some.');
    return this.field.value.trim() ? t('No past session fits.') : t('No past sessions yet.');
  }

  showMore() {
    const found = count(this.visits.length, '1 session', '% sessions');
    setText(byId('past-count'), this.visits.length === 0 ? '' : this.next ? t('%1, there are more', found) : found);
    setHidden(byId('past-more'), !this.next);
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
