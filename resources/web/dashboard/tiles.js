// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The numbers at the top: how many, and is that usual.
import { alertText, alertTitle, count, dayOf, duration, minute, number, rate, shortDate } from './format.js';
import { byId, setAttribute, setText, sign } from './dom.js';
import { alertSign } from './alerts.js';

/// Nothing while the sessions are all there is to say.
function presence({ active = 0, presentVisitors = 0, idleVisitors = 0 }) {
  if (!idleVisitors && presentVisitors <= active) return '';
  return `${number(presentVisitors)} present${idleVisitors ? `\n${number(idleVisitors)} idle` : ''}`;
}

export class Tiles {
  constructor(goTo) {
    this.alert = null; // not known yet, unlike none
    byId('tiles').addEventListener('click', ({ target }) => {
      goTo[target.closest('[data-go]')?.dataset.go]?.();
    });
  }

  draw({ live }) {
    if (!live) return;
    if (live.totals !== this.totals) this.drawTotals(live.totals);
    const day = dayOf(Date.now());
    if (live.alerts[0] !== this.alert || day !== this.day) this.drawAlert(live.alerts[0], day);
    this.day = day;
    this.totals = live.totals;
    this.alert = live.alerts[0];
  }

  drawTotals(totals) {
    const usual = Math.round(totals.expectedPerMinute ?? 0);
    setText(byId('active'), number(totals.active));
    setText(byId('active-note'), `${number(totals.visitorsLastMinute)} new/min`
      + (usual > 0 ? `, usual ${number(usual)}` : ''));
    setText(byId('active-aside'), presence(totals));
    setText(byId('visitors'), (totals.visitorsEstimated ? '≈ ' : '') + number(totals.visitorsToday));
    setText(byId('visitors-name'), totals.visitorsToday === 1 ? 'visitor today' : 'visitors today');
    setText(byId('visitors-note'), `${duration(Math.round(totals.meanDurationSeconds ?? 0))} on average`);
    setText(byId('page-views'), number(totals.pageViewsToday));
    setText(byId('page-views-name'), totals.pageViewsToday === 1 ? 'page view today' : 'page views today');
    setText(byId('page-views-note'), count(totals.eventsToday ?? 0, '1 event', '% events'));
    setText(byId('rate'), rate(totals.eventsPerSecond));
    setText(byId('dashboards'), number(totals.dashboards));
    setText(byId('dashboards-name'), totals.dashboards === 1 ? 'dashboard' : 'dashboards');
  }

  drawAlert(alert, today) {
    const title = byId('alert-title');
    if (!alert) {
      title.replaceChildren('No alerts');
      setText(byId('alert-text'), 'nothing unusual so far');
    } else {
      title.replaceChildren(sign(alertSign(alert)), 
        ` ${alertTitle(alert)} ${dayOf(alert.at) === today ? minute(alert.at) : shortDate(alert.at)}`);
      setText(byId('alert-text'), alertText(alert));
    }
    setAttribute(title.parentElement, 'data-quiet', String(!alert));
  }
}
