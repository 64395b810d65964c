// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Today against the same day last week, added up from midnight.
import { date, minuteOfDay as timeOfMinute, number, weekday } from './format.js';
import { comparison, dayCurve, dayStart, minuteOfDay, placeMinutes, places } from './day_curve.js';
import { serverDays } from './time_zone.js';
import { dashes, line, placeAxis, valueAxis } from './chart_look.js';
import { t } from './words.js';

const minuteMs = 60_000;
const daysOfWeek = 7;
const labelledPlaces = 24;

const timeOf = (place) => timeOfMinute(place * placeMinutes);
const labels = new Map();
for (let place = 0; place < places; place += labelledPlaces) labels.set(place, timeOf(place));

export class TodayChart {
  name = t('Today against the same day last week');
  heads = [t('by'), t('today'), t('a week ago')];
  figure = 'visitors';

  async load(ask, site, now, zone) {
    const of = site === null ? {} : { site };
    const to = now - (now % minuteMs) + minuteMs;
    const weekAgo = dayStart(now, daysOfWeek, zone);
    this.zone = zone;
    [this.today, this.weekAgo] = await Promise.all([
      ask('history', { ...of, from: dayStart(now, 0, zone), to, step: placeMinutes * minuteMs }),
      ask('history', { ...of, from: weekAgo, to: dayStart(now, daysOfWeek - 1, zone), step: minuteMs }),
    ]);
    this.minute = minuteOfDay(to - 1, zone);
    this.day = weekAgo;
    this.add();
  }

  choose(figure) {
    this.figure = figure;
    if (this.today) this.add();
  }

  add() {
    const last = Math.floor(this.minute / placeMinutes);
    const whole = dayCurve(this.today.points, this.figure, this.zone);
    const then = dayCurve(this.weekAgo.points, this.figure, this.zone);
    this.then = Array.from({ length: places }, (_, place) => then[place * placeMinutes]);
    this.now = this.then.map((_, place) => (place <= last ? whole[place * placeMinutes] : null));
    this.now[last + 1] = whole.at(-1);
    const compared = comparison(this.figure, whole.at(-1), then[this.minute], then.at(-1), weekday(this.day, this.zone));
    const whose = serverDays(this.zone);
    this.sentence = whose ? `${compared} (${whose})` : compared;
  }

  get length() { return this.now ? places : 0; }
  get legend() { return this.now ? [['line', t('today')], ['dashes', date(this.day, this.zone)]] : []; }
  get stamp() { return this.today; }
  get summary() { return this.sentence ?? ''; }

  get content() {
    return {
      labels: this.then.map((_, place) => place),
      datasets: [line(this.now), dashes(this.then)],
      scales: { x: placeAxis(labels), y: valueAxis('left', Math.max(...this.now, ...this.then)) },
    };
  }

  placeOf(moment) {
    if (!this.now || dayStart(moment, 0, this.zone) !== dayStart(Date.now(), 0, this.zone)) return null;
    return Math.round(minuteOfDay(moment, this.zone) / placeMinutes);
  }

  valuesText(place) {
    const then = `${date(this.day, this.zone)} ${number(this.then[place])}`;
    const now = this.now[place];
    return now === null || now === undefined ? t('by %1   %2', timeOf(place), then)
      : t('by %1   today %2   %3', timeOf(place), number(now), then);
  }

  get table() {
    if (!this.now) return [];
    return this.then.map((then, place) => [timeOf(place), this.now[place] ?? null, then])
      .filter((_, place) => place % 6 === 0)
      .map(([time, now, then]) => [time, now === null ? '' : number(now), number(then)]);
  }
}
