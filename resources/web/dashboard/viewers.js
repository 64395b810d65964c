// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who said to be looking at a site, the last heard of first; the list holds still while it is read.
import { count, duration, joined, shown } from './format.js';
import { byId, make, setAttribute, setHidden, setText, sign } from './dom.js';
import { Holding } from './holding.js';
import { KeyedList } from './keyed_list.js';
import { isFiltered } from './view.js';
import { t } from './words.js';

/// As many as are asked for.
const listed = 200;

const keyOf = ({ site = '', id }) => JSON.stringify([site, id]);

/// "Toronto, Ontario, Canada · America/Toronto"
export const whereabouts = ({ city, region, country, timezone }) => joined(
  [city, region, country].filter(Boolean).map(shown).join(', ') || t('place unknown'), shown(timezone));

export const heard = ({ lastSeen }, now) => t('%1 ago', duration((now - lastSeen) / 1000));

function makeRow() {
  const row = make('li', 'viewer-row');
  row.append(make('p', 'line', sign('disc good'), make('strong', 'cut who'), make('span', 'time end')),
    make('p', 'line small muted', make('span', 'cut where'), make('span', 'cut end site')));
  return row;
}

function fillRow(row, viewer, now) {
  const [first, second] = row.children;
  setText(first.children[1], shown(viewer.id));
  setText(second.children[0], whereabouts(viewer));
  setText(second.children[1], shown(viewer.site));
  showTime(row, viewer, now);
}

function showTime(row, viewer, now) {
  const text = heard(viewer, now);
  const time = row.firstElementChild.lastElementChild;
  if (time.textContent === text) return;
  setText(time, text);
  setAttribute(row, 'title', `${shown(viewer.id)}\n${joined(whereabouts(viewer), shown(viewer.site))}\n${t('heard of %1', text)}`);
}

export class Viewers {
  constructor(model) {
    this.list = byId('viewer-rows');
    this.tab = byId('tab-viewers');
    this.rows = new KeyedList(this.list, { key: keyOf, make: makeRow, update: (row, viewer) => fillRow(row, viewer, this.now) });
    this.holding = new Holding(this.list, byId('viewer-new'), () => this.show());
    this.model = model;
    this.shown = [];
  }

  draw({ live, view, generation }) {
    const isShown = view.list === 'viewers';
    setHidden(byId('viewer-count'), !isShown);
    // There from the first viewer on, and for whoever asks.
    if (isShown || (live?.totals.viewers ?? 0) > 0) setHidden(this.tab, false);
    if (!isShown || !live) return void setHidden(byId('viewer-new'), true);
    setText(byId('viewer-count'), count(live.totals.viewers ?? 0, '1 viewer', '% viewers'));
    setText(byId('viewer-none'), isFiltered(view) ? t('No viewer fits the filter. Escape clears it.') : t('No viewers right now.'));
    this.now = live.at;
    this.told = live.viewerList;
    const isHeld = this.holding.isHeld && this.generation === generation && this.shown.length > 0;
    this.generation = generation;
    this.show(isHeld);
    for (const row of this.list.children) showTime(row, this.rows.itemOf(row), this.now);
  }

  /// Held back, those that are shown stay where they are, as they are now.
  show(isHeld = false) {
    if (!this.told) return;
    const known = new Set(this.shown.map(keyOf));
    const now = new Map(this.told.map((viewer) => [keyOf(viewer), viewer]));
    const added = isHeld ? this.told.filter((viewer) => !known.has(keyOf(viewer))).length : 0;
    this.shown = isHeld ? this.shown.map((viewer) => now.get(keyOf(viewer)) ?? viewer) : this.told;
    this.rows.show(this.shown);
    this.holding.count(added, listed);
    setHidden(byId('viewer-none'), this.shown.length > 0);
  }

  focus() {
    (this.shown.length > 0 ? this.list : this.tab).focus();
  }
}
