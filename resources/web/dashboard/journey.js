// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way of one session, page by page: of one that is here, followed live, or of a past one.
import { attentionOf, attentionSigns, attentionTexts, isLookingKnown } from './attention.js';
import { clock, count, date, duration, joined, lastedBy, minute, number, shown, shownPage } from './format.js';
import { byId, make, setHidden, setText, sign } from './dom.js';
import { KeyedList } from './keyed_list.js';
import { sessionName } from './session_name.js';
import { detailsOf } from './session_row.js';
import { t } from './words.js';

const nearPixels = 8;
const placedElsewhere = ['device', 'referrer', 'element', 'browser', 'system', 'utm_source', 'utm_medium', 'utm_campaign'];

/// What is missing lies behind the first step when it was folded, else before everything.
function rowsOf({ journey = [], steps = 0, foldedSteps = 0 }) {
  const missing = steps - journey.length;
  const rows = [];
  journey.forEach((step, i) => {
    if (i === 0 && missing > 0 && !foldedSteps) rows.push({ kind: 'gap', key: 'gap', missing });
    rows.push({ kind: 'step', key: `${step.at} ${i}`, step, next: journey[i + 1] });
    if (i === 0 && missing > 0 && foldedSteps) rows.push({ kind: 'gap', key: 'gap', missing });
  });
  return rows;
}

/// A click that names no element is told by its type.
const doneText = (element, own) => (own || element === 'click' ? shown(element) : t('click %1', shown(element)));

function clickRow({ element, at, own = false }) {
  return make('p', 'line click small muted', make('time', 'time', clock(at)), sign(own ? 'square accent' : 'diamond accent'),
    make('span', 'cut', doneText(element, own)));
}

function fillStep(item, { kind, step, missing }) {
  if (kind === 'gap') {
    item.replaceChildren(make('p', 'line small muted', `… ${count(missing, '1 page not listed', '% pages not listed')}`));
    return;
  }
  const clicks = (step.clicks ?? []).map(clickRow);
  if (step.moreClicks) clicks.push(make('p', 'line click small muted', t('and %1 more', number(step.moreClicks))));
  item.replaceChildren(make('p', 'line', make('time', 'time', clock(step.at)),
    make('bdi', 'page wrap', shownPage(step.page)),
    make('span', 'time end', duration((step.dwellMs ?? 0) / 1000))), ...clicks);
}

const aboutLine = (session, state) => joined(state, shown(session.country), shown(session.city), detailsOf(session, true));

function metadataOf({ metadata = {} }) {
  return joined(...Object.entries(metadata).filter(([key]) => !placedElsewhere.includes(key))
    .map(([key, value]) => `${shown(key)}: ${shown(value)}`));
}

export class Journey {
  constructor(model, ask) {
    this.model = model;
    this.ask = ask;
    this.list = byId('journey-steps');
    this.steps = new KeyedList(this.list,
      { key: ({ key }) => key, make: ({ kind }) => make('li', kind), update: fillStep });
    byId('journey-close').addEventListener('click', () => {
      model.leaveSession();
    });
  }

  draw({ view, session, past, live }) {
    if (view.session) this.drawLive(view.session, session, live?.at ?? 0);
    else if (past) this.drawPast(past);
    else this.drawNone();
    this.past = view.session ? null : past;
  }

  drawNone() {
    setHidden(byId('journey'), true);
    setHidden(byId('journey-none'), false);
  }

  /// What is said of one that ended while it was looked at.
  get goneText() {
    return this.model.server.store.phase === 'none' ? t('gone, and not kept') : t('gone; it is among the past sessions');
  }

  drawLive(wanted, session, now) {
    this.showTime(session, now);
    if (session === this.session && this.wanted === wanted) return;
    const known = session ?? (this.wanted === wanted && this.session ? { ...this.session, active: false } : null);
    this.wanted = wanted;
    this.session = session;
    if (known) { this.show(known, session ? '' : this.goneText); this.showTime(known, now); }
    else this.show({ sessionId: wanted.sessionId, site: wanted.site }, t('not here now, or not told of yet'));
  }

  /// Its duration and that of its last page, while somebody looks at it.
  showTime(session, now) {
    this.showAttention(session, now);
    const more = session?.hereSince ? lastedBy(session, now) - (session.durationSeconds ?? 0) : 0;
    if (more <= 0) return;
    setText(byId('journey-time'), duration(lastedBy(session, now)));
    const last = this.list.lastElementChild?.querySelector('.time.end');
    const { dwellMs = 0 } = session.journey?.at(-1) ?? {};
    if (last) setText(last, duration(dwellMs / 1000 + more));
  }

  showAttention(session, now) {
    const { live } = this.model;
    if (!session || !live) return;
    const attention = attentionOf(session, now, isLookingKnown(live.totals));
    if (attention === this.attention) return;
    this.attention = attention;
    byId('journey-sign').replaceChildren(sign(attentionSigns[attention]));
    if (session.active) setText(byId('journey-about'), aboutLine(session, attentionTexts[attention]));
  }

  async drawPast(visit) {
    if (this.past === visit) return;
    this.wanted = null;
    this.session = undefined;
    const when = t('Past: %1, %2', date(visit.startedAt), minute(visit.startedAt));
    this.show({ ...visit, steps: 0 }, `${when} · ${t('fetching its journey…')}`);
    try {
      const whole = await this.ask('visit', { visit: visit.visit });
      if (this.past === visit) this.show(whole ?? visit, whole ? when : `${when} · ${t('kept no longer')}`);
    } catch (error) {
      if (this.past === visit) this.show({ ...visit, steps: 0 }, `${when} · ${error.message}`);
    }
  }

  show(session, note = '') {
    if (byId('journey').hidden) byId('side').scrollIntoView({ block: 'nearest' });
    setHidden(byId('journey'), false);
    setHidden(byId('journey-none'), true);
    this.attention = null;
    byId('journey-sign').replaceChildren(sign(attentionSigns[session.active ? 'looking' : 'gone']));
    setText(byId('journey-name'), sessionName(session.sessionId));
    setText(byId('journey-id'), t('Session %1', shown(session.sessionId)));
    setText(byId('journey-time'), session.durationSeconds === undefined && !session.startedAt ? ''
      : duration(session.durationSeconds));
    setText(byId('journey-about'), aboutLine(session, note || (session.active ? t('active') : t('gone'))));
    const more = metadataOf(session);
    setText(byId('journey-more'), more);
    setHidden(byId('journey-more'), !more);
    this.showSteps(rowsOf(session), session.sessionId);
  }

  /// Whoever looks at the end goes on with it; another session is read from its beginning.
  showSteps(rows, sessionId) {
    const { list } = this;
    const isOther = sessionId !== this.shownId;
    const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - nearPixels;
    this.shownId = sessionId;
    this.steps.show(rows);
    if (isOther) list.scrollTop = 0;
    else if (isAtEnd) list.scrollTop = list.scrollHeight;
  }
}
