// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is new in a frame, for the ear and the title: they work in a hidden tab too, where nothing is drawn.
import { alertText, alertTitle, number } from './format.js';
import { byId, setText } from './dom.js';
import { notifyOf } from './notify.js';
import { soundFor } from './sound.js';

const newest = (list, name) => list.reduce((most, each) => Math.max(most, each[name]), 0);

export class News {
  constructor() {
    this.spoken = byId('spoken');
    this.forget();
  }

  /// What comes next is where we begin, not news: another view, or the first.
  forget() {
    this.visit = null;
    this.alert = null;
  }

  /// `isWhole`: it does not go on from the frame before.
  take({ totals, sessions, alerts }, isWhole = false) {
    const title = totals.active ? `${number(totals.active)} now · Footfall` : 'Footfall';
    if (document.title !== title) document.title = title;
    const visit = newest(sessions, 'visit');
    const alert = newest(alerts, 'id');
    if (isWhole) this.goBackTo(visit, alert);
    if (this.visit !== null && visit > this.visit) soundFor('visitors');
    if (this.alert !== null && alert > this.alert) this.tell(alerts.filter(({ id }) => id > this.alert));
    this.visit = Math.max(visit, this.visit ?? 0);
    this.alert = Math.max(alert, this.alert ?? 0);
  }

  /// A server that kept nothing counts from 1 again after a restart.
  goBackTo(visit, alert) {
    if (this.visit !== null) this.visit = Math.min(this.visit, visit);
    if (this.alert !== null) this.alert = Math.min(this.alert, alert);
  }

  tell(alerts) {
    const [latest] = alerts;
    setText(this.spoken, `${alertTitle(latest)}: ${alertText(latest)}`);
    soundFor('alerts');
    for (const alert of alerts) notifyOf(alert);
  }
}
