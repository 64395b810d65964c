// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One ranking as a table: a row is a label with its numbers, and a bar behind them.
import { joined, number, pageDetail, shown, shownPage } from './format.js';
import { make, makeButton, setAttribute, setHidden, setText } from './dom.js';
import { KeyedList } from './keyed_list.js';
import { rove } from './roving.js';
import { t } from './words.js';

function headOf({ label, columns }) {
  const cells = [make('th', 'label', make('span', '', label)), ...columns.map(({ name }) => make('th', 'value', name))];
  for (const cell of cells) cell.scope = 'col';
  columns.forEach(({ name, means }, i) => { if (means) cells[i + 1].title = `${name}: ${means}`; });
  return make('thead', '', make('tr', '', ...cells));
}

/// Of all, and narrowed.
const nothing = [t('Nothing of that today.'), t('Nothing of that fits the filter. Escape clears it.')];

export class RankTable {
  constructor(kind, choose) {
    this.kind = kind;
    this.choose = choose;
    this.body = make('tbody');
    this.none = make('p', 'nothing');
    this.table = make('table', 'ranking', make('caption', 'unseen', t('Ranking: %1', kind.label)), headOf(kind), this.body);
    this.element = make('div', '', this.table, this.none);
    this.rows = new KeyedList(this.body, {
      key: ({ key }) => key,
      make: (row) => this.makeRow(row),
      update: (element, row) => this.update(element, row),
    });
    this.renewStop = rove(this.body);
    for (const left of ['pointerleave', 'focusout']) this.body.addEventListener(left, () => this.leave());
    this.body.addEventListener('pointerover', ({ target }) => this.explain(target.closest('.row')));
  }

  /// In place of what the labels are, for the eye.
  headline(text) {
    const [cell] = this.table.tHead.rows[0].cells;
    setText(cell.firstElementChild, text || this.kind.label);
    setAttribute(cell, 'aria-label', text ? `${this.kind.label}: ${text}` : this.kind.label);
    setAttribute(cell, 'title', text);
  }

  /// What is narrowed to some, but ranked of all.
  tellOfAll(isSo) {
    const [head, first] = this.table.tHead.rows[0].cells;
    const { columns: [{ name, means }], label } = this.kind;
    setText(head.firstElementChild, isSo ? joined(label, t('all, not only these')) : label);
    setText(first, isSo ? t('%1, all', name) : name);
    setAttribute(first, 'title', `${name}: ${means}${isSo ? `, ${t('all, not only these')}` : ''}`);
  }

  /// A moment of the past is ranked, or the present.
  setThen(isThen) {
    if (isThen === this.isThen) return;
    this.isThen = isThen;
    const [, ...heads] = this.table.tHead.rows[0].cells;
    this.kind.columns.forEach(({ name }, i) => { if (name === 'now') setText(heads[i], isThen ? 'then' : 'now'); });
  }

  /// Only where somebody points at it: the figures change all the time.
  explain(button) {
    const row = button && this.rows.itemOf(button.closest('tr'));
    if (!row || !this.kind.columns[0].says) return;
    const figures = this.kind.columns.map(({ says }, i) => !this.empty[i] && says(row.values[i], this.active, this.narrowed));
    setAttribute(button, 'title', `${this.detailOf(row)}\n${joined(row.of, ...figures)}`);
  }

  detailOf({ label }) {
    if (this.kind.isOfPages && label !== '') return pageDetail(label);
    return label === '' ? this.kind.none ?? t('(unknown)') : shown(label);
  }

  makeRow(row) {
    const button = makeButton('row label');
    button.append(make('bdi', 'cut'), make('span', 'muted small of cut'));
    button.tabIndex = -1;
    button.addEventListener('click', (event) => this.choose(row, event));
    // No browser clicks by it.
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.choose(row, event);
    });
    const head = make('th', 'label', button);
    head.scope = 'row';
    return make('tr', '', head, ...row.values.map(() => make('td', 'value')));
  }

  update(element, row) {
    const { label, of, values, live } = row;
    const [head, ...cells] = element.children;
    const [button] = head.children;
    const detail = this.detailOf(row);
    const text = this.kind.isOfPages && label !== '' ? shownPage(label) : detail;
    setText(button.firstElementChild, text);
    setText(button.lastElementChild, of);
    setAttribute(button, 'title', detail);
    setAttribute(button, 'aria-pressed', String(this.chosen.includes(label || this.kind.none)));
    element.style.setProperty('--share', `${this.top > 0 ? (100 * live) / this.top : 0}%`);
    cells.forEach((cell, i) => {
      setText(cell, number(values[i]));
      setHidden(cell, this.empty[i]);
    });
  }

  /// Columns, but for the first, that say nothing now.
  hideEmptyColumns(rows) {
    this.empty = this.kind.columns.map((_, i) => i > 0 && rows.every(({ values }) => values[i] === 0));
    const [, ...heads] = this.table.tHead.rows[0].cells;
    heads.forEach((head, i) => setHidden(head, this.empty[i]));
  }

  /// Nothing moves away from under the pointer or the focus: the numbers change in place.
  get isRead() {
    return this.body.matches(':hover') || this.body.contains(document.activeElement);
  }

  /// What was read is put in order once it is left.
  leave() {
    requestAnimationFrame(() => { if (this.wanted && !this.isRead) this.rows.show(this.wanted); });
  }

  inShownOrder(rows) {
    const places = new Map(this.rows.keys.map((key, place) => [key, place]));
    const placeOf = ({ key }) => places.get(key) ?? places.size;
    return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
  }

  show(rows, chosen, narrowed = false) {
    this.chosen = chosen;
    this.narrowed = narrowed;
    this.top = Math.max(0, ...rows.map(({ live }) => live));
    this.hideEmptyColumns(rows);
    this.rows.show(this.isRead ? this.inShownOrder(rows) : rows);
    this.wanted = rows;
    this.renewStop();
    setHidden(this.none, rows.length > 0);
    setText(this.none, (this.kind.nothing ?? nothing)[Number(narrowed)]);
  }
}
