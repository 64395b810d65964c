// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What called for an eye, the newest first.
import { alertSign, alertText, alertTitle } from './alert_text.js';
import { dayOf, moment, shownPage } from './format.js';
import { byId, make, setHidden, setText, sign } from './dom.js';
import { KeyedList } from './keyed_list.js';

export function makeAlert(alert) {
  const first = make('p', 'line', sign(alertSign(alert)), make('strong', 'strong', alertTitle(alert)),
    make('span', 'muted cut', shownPage(alert.page)), make('time', 'time end'));
  return make('li', 'alert-row', first, make('p', 'line small'));
}

export function fillAlert(row, alert, when = moment(alert.at)) {
  setText(row.querySelector('time'), when);
  setText(row.lastElementChild, alertText(alert));
}

export class Alerts {
  constructor() {
    this.panel = byId('alert-panel');
    this.rows = new KeyedList(byId('alert-rows'), { key: ({ id }) => id, make: makeAlert, update: (row, alert) => fillAlert(row, alert) });
  }

  draw({ live }) {
    const day = dayOf(Date.now());
    if (!live || (live.alerts === this.shown && day === this.day)) return;
    if (day !== this.day) this.rows.renew();
    this.day = day;
    this.shown = live.alerts;
    this.rows.show(live.alerts);
    setHidden(byId('alert-none'), live.alerts.length > 0);
  }
}
