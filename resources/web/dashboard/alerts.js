// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What called for an eye, the newest first.
import { alertSign, alertText, alertTitle } from './alert_text.js';
import { dayOf, moment, shownPage } from './format.js';
import { byId, make, makeButton, setHidden, setText, sign } from './dom.js';
import { KeyedList } from './keyed_list.js';
import { chosen } from './view.js';

/// The time leads to its moment, where there is somebody who goes there.
function makeTime({ at }, goTo) {
  if (!goTo) return make('time', 'time end');
  const button = makeButton('time end to-moment');
  button.title = 'Show what was then';
  button.addEventListener('click', () => goTo(at));
  return button;
}

/// `choose` is called with the page of an alert that has one, `goTo` with its moment.
export function makeAlert(alert, choose = null, goTo = null) {
  const page = choose && alert.page ? makeButton('to-page muted cut', shownPage(alert.page)) : make('span', 'muted cut', shownPage(alert.page));
  if (choose) page.addEventListener('click', () => choose(alert.page));
  const first = make('p', 'line', sign(alertSign(alert)), make('strong', 'strong', alertTitle(alert)), page, makeTime(alert, goTo));
  return make('li', 'alert-row', first, make('p', 'line small'));
}

export function fillAlert(row, alert, when = moment(alert.at)) {
  setText(row.querySelector('.time'), when);
  setText(row.lastElementChild, alertText(alert));
}

export class Alerts {
  /// `goTo` shows the moment of an alert.
  constructor(model, goTo) {
    const choose = (page) => model.look(chosen(model.view, 'page', page));
    this.rows = new KeyedList(byId('alert-rows'), { key: ({ id }) => id, make: (alert) => makeAlert(alert, choose, goTo), update: (row, alert) => fillAlert(row, alert) });
  }

  draw({ live }) {
    const day = dayOf(Date.now());
    // They are of a site, whatever else is asked for.
    setHidden(byId('alerts-whole'), !live?.totals.narrowed);
    if (!live || (live.alerts === this.shown && day === this.day)) return;
    if (day !== this.day) this.rows.renew();
    this.day = day;
    this.shown = live.alerts;
    this.rows.show(live.alerts);
    setHidden(byId('alert-none'), live.alerts.length > 0);
  }
}
