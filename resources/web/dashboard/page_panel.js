// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One page: how many are on it, its last hour, where they came from and where they went next.
import { count, duration, joined, minute, number, pageDetail, rate, shownPage } from './format.js';
import { byId, setAttribute, setHidden, setText, sign } from './dom.js';
import { RankTable } from './rank_table.js';
import { rankRows } from './rank_kinds.js';
import { drawSpark, sparkPlace, sparkTop } from './spark_line.js';
import { standing } from './usual.js';
import { chosenBy, fields, filters, onePage } from './view.js';
import { t } from './words.js';

const minutes = 60;
const rateMinutes = 5;
const minuteMs = 60_000;
const shownRows = 12;
const beyond = '(other)';
/// There the lists would be scrolled out of sight.
const phone = matchMedia('(max-width: 699px)');

/// In the order in which they are read.
const sections = [
  { list: 'cameFrom', filter: 'page', label: t('Came from'), columns: [{ name: t('times') }], none: t('(entered here)'), isOfPages: true },
  { list: 'wentTo', filter: 'page', label: t('Went on to'), columns: [{ name: t('times') }], none: t('(left here)'), isOfPages: true },
  { list: 'referrers', filter: 'referrer', label: t('Referrers of those on it'), columns: [{ name: t('now') }], none: t('(direct)') },
  { list: 'campaigns', filter: 'campaign', label: t('Campaigns of those on it'), columns: [{ name: t('now') }], none: t('(none)') },
];

/// Page views a minute in the last five that are over, or in as many as are known.
export function viewsPerMinute(views) {
  const over = views.slice(0, -1).slice(-rateMinutes);
  return over.length === 0 ? views.at(-1) ?? 0 : over.reduce((sum, each) => sum + each, 0) / over.length;
}

/// Away from what is usual, as the band is shown in whole numbers.
const wholeRate = (perMinute, usual) => (usual && perMinute > usual[0] ? Math.ceil(perMinute) : Math.floor(perMinute));

const views = (value) => count(value, '1 view', '% views');

export class PagePanel {
  constructor(model) {
    this.model = model;
    this.tables = sections.map((kind) => ({ kind, table: new RankTable(kind, ({ label }, keys) => this.choose(kind, label, keys)) }));
    byId('page-ways').append(...this.tables.map(({ table }) => table.element));
    this.hour = byId('page-hour');
    this.hour.addEventListener('pointermove', (event) => this.tellMinute(event));
    this.hour.addEventListener('pointerleave', () => setText(byId('page-hour-value'), ''));
  }

  draw({ live, view }) {
    const page = onePage(view);
    if (page !== this.page) this.begin(page);
    const detail = live?.pageDetail;
    if (!page || !detail || detail.page !== page) return;
    if (detail === this.detail && view.referrer === this.referrer) return;
    this.detail = detail;
    this.referrer = view.referrer;
    this.show(detail, view);
  }

  /// Nothing of the page before is shown as this one's.
  begin(page) {
    const isFirst = !this.page;
    this.page = page;
    this.detail = null;
    setHidden(byId('page-detail'), !page);
    setHidden(byId('page-none'), page !== '');
    setText(byId('page-name'), shownPage(page));
    setAttribute(byId('page-name'), 'title', pageDetail(page));
    setText(byId('page-figures'), t('Looking…'));
    byId('page-rate').replaceChildren();
    for (const { table } of this.tables) setHidden(table.element, true);
    setHidden(byId('page-ways-none'), true);
    this.drawHour({ viewsByMinute: [] });
    byId('page-ways').scrollTop = 0;
    if (page && isFirst && !phone.matches) this.model.afterDraw(() => byId('side').scrollIntoView({ block: 'nearest' }));
  }

  show(detail, view) {
    const isOfSome = filters.some((name) => name !== 'page' && view[name].length > 0);
    setText(byId('page-figures'), joined(this.model.then ? t('%1 on it then', number(detail.now)) : t('%1 on it now', number(detail.now)),
      isOfSome ? count(detail.viewsToday, 'of all 1 view today', 'of all % views today') : count(detail.viewsToday, '1 view today', '% views today'),
      detail.medianDwellMs !== null && t('%1 on it (median)', duration(detail.medianDwellMs / 1000)),
      detail.truncated && t('not all journeys were looked at')));
    const perMinute = viewsPerMinute(detail.viewsByMinute);
    const { sign: mark, text } = standing(wholeRate(perMinute, detail.usualPerMinute), detail.usualPerMinute);
    byId('page-rate').replaceChildren(...(mark ? [sign(mark), ' '] : []), isOfSome ? t('Of all %1 views a minute, %2', rate(perMinute), text) : t('%1 views a minute, %2', rate(perMinute), text));
    this.drawHour(detail);
    setHidden(byId('page-ways-none'), sections.some(({ list }) => detail[list].length > 0));
    for (const { kind, table } of this.tables) {
      const rows = rankRows([detail[kind.list].slice(0, shownRows)]).map((row) => ({ ...row, of: '' }));
      setHidden(table.element, rows.length === 0);
      table.show(rows, kind.filter !== 'page' && !view.not.includes(kind.filter) ? view[kind.filter] : []);
    }
  }

  drawHour({ viewsByMinute, usualPerMinute }) {
    drawSpark(this.hour, viewsByMinute, minutes, usualPerMinute);
    const top = number(Math.round(sparkTop(viewsByMinute, usualPerMinute)));
    setText(byId('page-hour-top'), top);
    setAttribute(this.hour, 'aria-label', t('Page views a minute, last hour: at most %1, %2 in the last minute',
      number(Math.max(0, ...viewsByMinute)), number(viewsByMinute.at(-2) ?? 0)));
  }

  tellMinute(event) {
    const { viewsByMinute = [], firstMinute } = this.detail ?? {};
    const place = sparkPlace(this.hour, event, viewsByMinute, minutes);
    const isLast = place === viewsByMinute.length - 1;
    const said = views(viewsByMinute[place]);
    setText(byId('page-hour-value'), place < 0 ? ''
      : joined(minute(firstMinute + place * minuteMs), isLast ? t('%1 so far', said) : said));
  }

  choose({ filter, none }, label, keys) {
    const value = label || (filter === 'referrer' ? none : '');
    if (!value || value === beyond || !fields.includes(filter)) return;
    this.model.look(chosenBy(this.model.view, filter, value, keys));
  }

  focus() {
    (byId('page-ways').querySelector('.row') ?? byId('tab-page')).focus();
  }
}
