// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The charts, one at a time: its tab, legend, sentence, the values at a place, and all of them as a table.
import { byId, make, setAttribute, setHidden, setText } from './dom.js';
import { nothingKept, shown } from './format.js';
import { ChartPointer } from './chart_pointer.js';
import { HoursChart } from './chart_hours.js';
import { LiveChart } from './chart_live.js';
import { makeChart } from './chart_look.js';
import { Tabs } from './tabs.js';
import { TodayChart } from './chart_today.js';
import { onTheme } from './theme.js';
import { remember, setting } from './settings.js';
import { serverZone } from './time_zone.js';

const redrawMs = 250;
const reloadMs = 60_000;

export class ChartPanel {
  constructor(model, ask) {
    this.model = model;
    this.ask = ask;
    this.marks = [];
    this.charts = { live: new LiveChart(), today: new TodayChart(), hours: new HoursChart() };
    this.tabs = new Tabs(byId('chart-tabs'), (chart) => model.look({ chart }));
    this.chart = makeChart(byId('canvas'));
    this.pointer = new ChartPointer(this.chart, () => this.current);
    byId('as-table').addEventListener('click', () => this.toggleTable());
    this.isTable = setting('tables', 'off') === 'on';
    this.showTable();
    byId('figure').addEventListener('click', () => this.toggleFigure());
    onTheme(() => { if (this.current?.length) this.paint(); });
    setInterval(() => this.reload(), reloadMs);
    document.addEventListener('visibilitychange', () => this.reload());
  }

  draw(model) {
    const { view, link, server } = model;
    const zone = serverZone(server);
    const isOther = view.chart !== this.shown || view.site !== this.site || zone !== this.zone;
    this.zone = zone;
    const isBack = link.phase === 'live' && this.phase !== 'live';
    this.phase = link.phase;
    this.site = view.site;
    if (view.chart !== this.shown) this.choose(view.chart);
    if (this.current.load && (isOther || isBack)) this.reload();
    const isNoted = this.takeMarks(server.marks ?? [], view.site);
    if (this.current.take?.(model) || isNoted || (this.isStale && !this.pause)) this.paintSoon();
  }

  /// What is noted of the site and of all; whether it is other than before.
  takeMarks(marks, site) {
    if (marks === this.told && site === this.notedSite) return false;
    this.told = marks;
    this.notedSite = site;
    const before = JSON.stringify(this.marks);
    this.marks = marks.filter((mark) => site === null || !mark.site || mark.site === site);
    return JSON.stringify(this.marks) !== before;
  }

  get notes() {
    return this.marks.map(({ at, text }) => ({ place: this.current.placeOf(at), text: shown(text) }))
      .filter(({ place }) => place !== null);
  }

  choose(name) {
    this.shown = name;
    this.current = this.charts[name];
    this.tabs.show(name);
    this.pointer.leave();
    setHidden(byId('figure'), name !== 'today');
    this.sayInstead('');
    this.paint();
  }

  async reload() {
    const { current } = this;
    if (!current.load || this.phase !== 'live' || document.hidden) return;
    if (this.model.server.store.phase === 'none') return void this.sayNothingKept();
    try {
      await current.load(this.ask, this.model.view.site, Date.now(), this.zone);
      if (current === this.current) this.sayInstead('');
    } catch (error) {
      if (current === this.current && !current.length) this.sayInstead(error.message);
    }
    if (current === this.current) this.paint();
  }

  sayNothingKept() {
    this.sayInstead(nothingKept);
    this.paint();
  }

  /// In the place of a chart that there is not.
  sayInstead(text) {
    this.instead = text;
    byId('plot').classList.toggle('blank', text !== '');
  }

  toggleFigure() {
    const { today } = this.charts;
    today.choose(today.figure === 'visitors' ? 'pageViews' : 'visitors');
    setAttribute(byId('figure'), 'aria-pressed', String(today.figure === 'pageViews'));
    this.paint();
  }

  toggleTable() {
    this.isTable = !this.isTable;
    remember('tables', this.isTable ? 'on' : 'off');
    this.showTable();
    this.paint();
  }

  showTable() {
    setAttribute(byId('as-table'), 'aria-pressed', String(this.isTable));
    setHidden(byId('plot'), this.isTable);
    setHidden(byId('values'), !this.isTable);
  }

  /// At most four times a second: that is more than an eye follows. Only with the rest of the page, which
  /// is laid out once for all.
  paintSoon() {
    this.isStale = true;
    if (this.pause) return;
    this.isStale = false;
    this.paint();
    this.pause = setTimeout(() => {
      this.pause = null;
      if (this.isStale) this.model.drawSoon();
    }, redrawMs);
  }

  paint() {
    const { current } = this;
    this.drawLegend(current.legend);
    const sentence = this.instead || current.sentence || '';
    setText(byId('sentence'), sentence);
    setHidden(byId('sentence'), !sentence);
    setAttribute(byId('plot'), 'aria-label', current.name);
    if (this.isTable) this.drawTable(current);
    else this.drawChart(current.length > 0 ? current.content : { labels: [], datasets: [], scales: {} });
    this.describe(current);
  }

  drawChart({ labels, datasets, scales, alerts = [], goals = [] }) {
    this.chart.data = { labels, datasets };
    this.chart.options.scales = scales;
    Object.assign(this.chart.marks, { alerts, goals, notes: labels.length > 0 ? this.notes : [] });
    this.chart.update('none');
    this.pointer.refresh();
  }

  /// Only with a new bucket, so that whoever listens is not interrupted all the time.
  describe({ name, summary, stamp }) {
    if (stamp === this.described) return;
    this.described = stamp;
    setAttribute(byId('plot'), 'aria-label', summary ? `${name}: ${summary}` : name);
  }

  drawLegend(entries) {
    if (entries === this.entries) return;
    this.entries = entries;
    byId('legend').replaceChildren(...entries.map(([mark, text]) => make('span', `entry of-${mark}`, text)));
  }

  drawTable({ heads, table, stamp, figure = '' }) {
    if (this.tabled && this.tabled.stamp === stamp && this.tabled.figure === figure) return;
    this.tabled = { stamp, figure };
    const row = (cells, tag) => make('tr', '', ...cells.map((cell, i) => {
      const element = make(i === 0 || tag === 'th' ? 'th' : 'td', '', cell);
      if (element.tagName === 'TH') element.scope = tag === 'th' ? 'col' : 'row';
      return element;
    }));
    byId('values').replaceChildren(make('table', 'figures', make('thead', '', row(heads, 'th')),
      make('tbody', '', ...table.map((cells) => row(cells, 'td')))));
  }
}
