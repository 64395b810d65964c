// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is new in a frame, for the ear and the title: they work in a hidden tab too, where nothing is drawn.
import { alertText, alertTitle, headline, isAlarm, isHandled, worstOf } from './alert_text.js';
import { byId, setText } from './dom.js';
import { number } from './format.js';
import { notifyOf } from './notify.js';
import { isQuiet } from './quiet.js';
import { soundFor } from './sound.js';
import { t } from './words.js';

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
    this.goals = [];
  }

  /// `isWhole`: it does not go on from the frame before.
  take({ totals, sessions, alerts, openAlerts, goals }, isWhole = false) {
    this.entitle(totals, openAlerts.find((alert) => !isHandled(alert)));
    const visit = newest(sessions, 'visit');
    const alert = newest(alerts, 'id');
    if (isWhole) this.goBackTo(visit, alert);
    if (this.hasReached(goals)) soundFor('goals');
    else if (this.visit !== null && visit > this.visit) soundFor('visitors');
    this.goals = goals;
    if (this.alert !== null && alert > this.alert)
      this.tell(alerts.filter((each) => each.id > this.alert && !each.isUpdate && !isHandled(each)));
    this.visit = Math.max(visit, this.visit ?? 0);
    this.alert = Math.max(alert, this.alert ?? 0);
  }

  /// A goal that was there before.
  hasReached(goals) {
    return goals !== this.goals && goals.some(({ site, name, lastAt = 0 }) => {
      const before = this.goals.find((each) => each.site === site && each.name === name);
      return before && lastAt > (before.lastAt ?? 0);
    });
  }

  /// The worst that is open comes first: of a tab in the background no more is seen.
  entitle({ active }, worst) {
    const usual = active ? `${t('%1 now', number(active))} · Footfall` : 'Footfall';
    const title = worst ? `${headline(worst)} – Footfall` : usual;
    if (document.title !== title) document.title = title;
  }

  /// A server that kept nothing counts from 1 again after a restart.
  goBackTo(visit, alert) {
    if (this.visit !== null) this.visit = Math.min(this.visit, visit);
    if (this.alert !== null) this.alert = Math.min(this.alert, alert);
  }

  /// In quiet hours it stands in the list and no more.
  tell(alerts) {
    if (alerts.length === 0 || isQuiet()) return;
    const worst = worstOf(alerts);
    setText(this.spoken, `${alertTitle(worst)}: ${alertText(worst)}`);
    if (alerts.some(isAlarm)) soundFor('alerts');
    for (const alert of alerts) notifyOf(alert);
  }
}
