// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The last ten minutes: who was active, a line; page views, bars in the lower part.
import { alertSign } from './alert_text.js';
import { clock, count, number } from './format.js';
import { band, bars, highest, line, placeAxis, valueAxis } from './chart_look.js';
import { usualAt, withUsual } from './usual.js';
import { t } from './words.js';

const bucketMs = 10_000;
const buckets = 60;
const bucketsAMinute = 6;
/// Bars stay in the lower part of the plot, below the line.
const barsPart = 0.4;
const [at, active, pageViews, events, goals] = [0, 1, 2, 3, 4];

const labelsUpTo = (last) => new Map([...[8, 6, 4, 2].map((minutes) => [buckets - minutes * bucketsAMinute, t('−%1 min', minutes)]),
  [buckets - 1, last]]);
const labels = { now: labelsUpTo(t('now')), then: labelsUpTo(t('then')) };

const [lineMark, barsMark, goalMark] = [['line', t('active, left')], ['bars', t('views in 10 s, right')], ['star', t('goal')]];
const legends = {
  plain: [lineMark, barsMark], withUsual: [lineMark, ['band', t('usual')], barsMark],
  plainGoals: [lineMark, barsMark, goalMark], withUsualGoals: [lineMark, ['band', t('usual')], barsMark, goalMark],
  narrowed: [['line', t('active, narrowed')]], onPage: [['line', t('who was on a page before is not known')]],
};
/// Who was there then is known no more.
const unknown = -1;

export class LiveChart {
  name = t('Active visitors and page views of the last ten minutes');
  heads = [t('from'), t('active'), t('page views'), t('events'), t('goals')];
  series = [];
  usual = [];
  upTo = 'now';

  /// Whether there is something new to draw.
  take({ live, then }) {
    this.upTo = then ? 'then' : 'now';
    if (!live || (live.series === this.series && live.alerts === this.alerts
      && live.usualHours === this.told)) return false;
    // Of what it is narrowed to nobody knows what is usual, nor how many pages were viewed.
    this.narrowed = live.totals.narrowed ?? false;
    this.series = live.series;
    this.alerts = live.alerts;
    this.told = live.usualHours;
    this.usual = this.narrowed ? [] : this.told;
    return true;
  }

  get legend() {
    const known = this.series.filter((point) => point[active] !== unknown).length;
    if (this.narrowed) return known > 1 ? legends.narrowed : legends.onPage;
    const name = this.band.some(Boolean) ? 'withUsual' : 'plain';
    return legends[this.goalPlaces.length > 0 ? `${name}Goals` : name];
  }

  get band() {
    return this.series.map((point) => usualAt(this.usual, point[at]));
  }

  get goalPlaces() {
    return this.series.flatMap((point, place) => (point[goals] > 0 ? [place] : []));
  }

  get length() { return this.series.length; }
  get stamp() { return this.series.at(-1)?.[at]; }

  get content() {
    const column = (which) => this.series.map((point) => (point[which] === unknown ? null : point[which]));
    const most = (which) => Math.max(0, ...column(which));
    const { band: usual } = this;
    return {
      labels: this.series.map((_, i) => i),
      datasets: [line(column(active), { yAxisID: 'y' }),
        ...(this.narrowed ? [] : [bars(column(pageViews), { yAxisID: 'views' })]), ...band(usual, { yAxisID: 'y' })],
      scales: {
        x: placeAxis(labels[this.upTo], true), y: valueAxis('left', Math.max(most(active), highest(usual))),
        ...(this.narrowed ? {} : { views: valueAxis('right', most(pageViews) / barsPart, false) }),
      },
      alerts: this.placedAlerts(), goals: this.goalPlaces,
    };
  }

  placedAlerts() {
    const begin = this.series[0]?.[at] ?? Infinity;
    return this.alerts.map((alert) => ({
      place: Math.floor((alert.at - begin) / bucketMs), look: alertSign(alert).split(' '),
    })).filter(({ place }) => place >= 0 && place < this.series.length);
  }

  /// Where a moment is in the chart; null: it is of another time.
  placeOf(moment) {
    const place = Math.floor((moment - (this.series[0]?.[at] ?? Infinity)) / bucketMs);
    return place >= 0 && place < this.series.length ? place : null;
  }

  valuesText(place) {
    const point = this.series[place];
    if (this.narrowed)
      return `${clock(point[at])}   ${point[active] === unknown ? t('known no more') : t('%1 active', number(point[active]))}`;
    return `${clock(point[at])}   ${withUsual(t('%1 active', number(point[active])), this.usual, point[at])}   `
      + count(point[pageViews], '1 page view', '% page views')
      + (point[goals] > 0 ? `   ${count(point[goals], '1 goal', '% goals')}` : '');
  }

  get summary() {
    const values = this.series.map((point) => point[active]).filter((value) => value !== unknown);
    if (values.length === 0) return '';
    const [last, least, most] = [values.at(-1), Math.min(...values), Math.max(...values)].map(number);
    const text = this.upTo === 'then' ? t('%1 active then, between %2 and %3', last, least, most) : t('%1 active now, between %2 and %3', last, least, most);
    return withUsual(text, this.usual, this.series.at(-1)[at]);
  }

  get table() {
    const shown = (value, isThere = true) => (isThere && value !== unknown ? number(value) : '–');
    return this.series.map((point) => [clock(point[at]), shown(point[active]), shown(point[pageViews], !this.narrowed),
      shown(point[events], !this.narrowed), shown(point[goals], !this.narrowed)]).reverse();
  }
}
