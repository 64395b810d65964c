// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What called for an eye: what is not over, the worst first, then the newest.
import { asOfNow } from './alert_handling.js';
import { alertSign, alertText, alertTitle, handledText } from './alert_text.js';
import { dayOf, moment, shownPage } from './format.js';
import { byId, make, makeButton, setHidden, setSign, setText, sign } from './dom.js';
import { KeyedList } from './keyed_list.js';
import { chosen } from './view.js';
import { t } from './words.js';

/// The time leads to its moment, where there is somebody who goes there.
function makeTime({ at }, goTo) {
  if (!goTo) return make('time', 'time end');
  const button = makeButton('time end to-moment');
  button.title = t('Show what was then');
  button.addEventListener('click', () => goTo(at));
  return button;
}

/// `choose` is called with the page of an alert that has one, `goTo` with its moment.
export function makeAlert(alert, choose = null, goTo = null) {
  const page = choose && alert.page ? makeButton('to-page muted cut', shownPage(alert.page)) : make('bdi', 'muted cut', shownPage(alert.page));
  if (choose) page.addEventListener('click', () => choose(alert.page));
  const first = make('p', 'line', sign(alertSign(alert)), make('strong', 'strong', alertTitle(alert)),
    make('span', 'handled muted small'), page, makeTime(alert, goTo));
  return make('li', 'alert-row', first, make('p', 'line small'));
}

export function fillAlert(row, alert, when = moment(alert.at)) {
  setText(row.querySelector('.time'), when);
  setText(row.lastElementChild, alertText(alert));
}

/// Quieter where somebody did something about it.
function fillHandled(row, alert, now) {
  const text = handledText(alert, now);
  setText(row.querySelector('.handled'), text);
  setSign(row.querySelector('.sign'), alertSign(alert));
  row.classList.toggle('is-handled', text !== '');
}

/// Those that are not over first.
function worstFirst({ openAlerts, alerts }) {
  const open = new Set(openAlerts.map(({ id }) => id));
  return [...openAlerts, ...alerts.filter(({ id }) => !open.has(id))];
}

export class Alerts {
  /// `goTo` shows the moment of an alert, `pick` is told which one somebody is at.
  constructor(model, goTo, pick) {
    const choose = (page) => model.look(chosen(model.view, 'page', page));
    const list = byId('alert-rows');
    this.rows = new KeyedList(list, { key: ({ id }) => id, make: (alert) => makeAlert(alert, choose, goTo),
      update: (row, alert) => { fillAlert(row, alert); fillHandled(row, alert, this.now); } });
    for (const event of ['focusin', 'click']) list.addEventListener(event, ({ target }) => {
      const alert = this.rows.itemOf(target.closest('li'));
      if (alert) pick(alert);
    });
  }

  /// Of the past, with what was done since.
  listed({ live, then, now }) {
    const alerts = worstFirst(live);
    return then ? alerts.map((alert) => asOfNow(alert, now)) : alerts;
  }

  draw(model) {
    const { live, now } = model;
    const day = dayOf(Date.now());
    // They are of a site, whatever else is asked for.
    setHidden(byId('alerts-whole'), !live?.totals.narrowed);
    if (!live) return;
    const seen = [live.alerts, live.openAlerts, now?.alerts];
    if (day === this.day && seen.every((list, i) => list === this.seen?.[i])) return;
    if (day !== this.day) this.rows.renew();
    Object.assign(this, { day, seen, now: now?.at ?? live.at });
    const alerts = this.listed(model);
    this.rows.show(alerts);
    setHidden(byId('alert-none'), alerts.length > 0);
  }
}
