// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The last 24 hours: the most sessions active at once.
import { count, minute, number } from './format.js';
import { dayStart, minuteOfDay } from './day_curve.js';
import { band, highest, line, placeAxis, valueAxis } from './chart_look.js';
import { usualAt, withUsual } from './usual.js';
import { t } from './words.js';

const stepMs = 5 * 60_000;
const places = (24 * 60) / 5;
const labelledMinutes = 4 * 60;
/// Room that the last label takes to its left.
const labelPlaces = 16;
const [at, visitors, pageViews, events, sessions, peakActive] = [0, 1, 2, 3, 4, 5];

const lineMark = ['line', t('most at once, each 5 min')];
const legends = { plain: [lineMark], withUsual: [lineMark, ['band', 'usual']] };

export class HoursChart {
  name = t('Most sessions active at once in the last 24 hours');
  heads = [t('from'), t('most at once'), t('visitors'), t('page views')];
  points = [];
  usual = [];

  /// Whether there is something new to draw.
  take({ live }) {
    if (!live || live.usualHours === this.usual) return false;
    this.usual = live.usualHours;
    return true;
  }

  async load(ask, site, now) {
    const to = now - (now % stepMs) + stepMs;
    const of = site === null ? {} : { site };
    const { points } = await ask('history', { ...of, from: to - places * stepMs, to, step: stepMs });
    // Of the bucket that has just begun nothing is known until its first minute is over.
    const last = points.at(-1);
    const isBlank = last && [visitors, pageViews, events, sessions, peakActive].every((which) => !last[which]);
    this.points = isBlank ? points.slice(0, -1) : points;
    this.sentence = this.peakText(now);
  }

  peakText(now) {
    const peak = this.points.reduce((most, point) => (point[peakActive] > (most?.[peakActive] ?? 0) ? point : most), null);
    if (!peak) return t('No sessions in the last 24 hours');
    const most = count(peak[peakActive], '1 session', '% sessions');
    return dayStart(peak[at]) === dayStart(now) ? t('%1 at most, today at %2', most, minute(peak[at]))
      : t('%1 at most, yesterday at %2', most, minute(peak[at]));
  }

  placeOf(moment) {
    const place = Math.round((moment - (this.points[0]?.[at] ?? Infinity)) / stepMs);
    return place >= 0 && place < places ? place : null;
  }

  get band() {
    const begin = this.points[0]?.[at];
    if (begin === undefined) return [];
    return Array.from({ length: places }, (_, place) => usualAt(this.usual, begin + place * stepMs));
  }

  get legend() {
    return this.band.some(Boolean) ? legends.withUsual : legends.plain;
  }

  get length() { return this.points.length; }
  get stamp() { return this.points; }
  get summary() { return this.sentence ?? ''; }

  get content() {
    const labels = new Map([[places - 1, 'now']]);
    this.points.forEach((point, place) => {
      if (minuteOfDay(point[at]) % labelledMinutes === 0 && place < places - labelPlaces)
        labels.set(place, minute(point[at]));
    });
    const { band: usual } = this;
    const values = this.points.map((point) => point[peakActive]);
    return {
      labels: Array.from({ length: places }, (_, place) => place),
      datasets: [line(values), ...band(usual)],
      scales: { x: placeAxis(labels), y: valueAxis('left', Math.max(highest(usual), ...values)) },
    };
  }

  valuesText(place) {
    const point = this.points[place];
    return `${minute(point[at])}   ${withUsual(t('%1 at once', number(point[peakActive])), this.usual, point[at])}`;
  }

  get table() {
    return this.points.map((point) => [minute(point[at]), number(point[peakActive]), number(point[visitors]),
      number(point[pageViews])]).reverse();
  }
}
