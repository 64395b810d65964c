// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rankings: which pages, from where, with what. A bar behind each text shows its share; a click filters.
import { siteName } from './format.js';
import { byId } from './dom.js';
import { RankTable } from './rank_table.js';
import { Tabs } from './tabs.js';
import { chosen } from './view.js';

/// [the view's filter that a click sets, the label's column, and for each further column its name and list]
const kinds = {
  pages: { filter: 'page', label: 'page', columns: [['now', 'pagesNow'], ['here', 'pagesPresent'], ['today', 'pagesToday']] },
  countries: { filter: 'country', label: 'country', columns: [['now', 'countries']] },
  cities: { filter: 'city', label: 'city', columns: [['now', 'cities']] },
  referrers: { filter: 'referrer', label: 'referrer', columns: [['now', 'referrers']], none: '(direct)', hasKinds: true },
  devices: { filter: 'device', label: 'device', columns: [['now', 'devices']] },
  viewers: { filter: 'country', label: 'viewers’ country', columns: [['now', 'viewerCountries']] },
};
const viewerCities = { filter: 'city', label: 'viewers’ city', columns: [['now', 'viewerCities']] };
const beyond = '(other)';
const none = [];
/// What says more than the label.
const kindsToldOf = ['search', 'social', 'mail'];

/// The lists side by side: a row a label (of a site), in the order of the first list that has it.
export function rankRows(lists) {
  const rows = new Map();
  lists.forEach((list, column) => {
    for (const [label, value, beside = ''] of list) {
      const key = JSON.stringify([beside, label]);
      if (!rows.has(key)) rows.set(key, { key, label, beside, values: lists.map(() => 0) });
      rows.get(key).values[column] = value;
    }
  });
  return [...rows.values()];
}

/// "search 44 % · direct 31 %": what share of all each kind has, the largest first. Other comes last: what is ranked beyond the rows is in it.
export function kindShares(referrers, active) {
  const counts = { other: active };
  for (const [, value, kind] of referrers) {
    counts.other -= value;
    counts[kind] = (counts[kind] ?? 0) + value;
  }
  return Object.entries(counts).filter(([, value]) => value > 0).sort(([a, of], [b, ofB]) => (a === 'other') - (b === 'other') || ofB - of)
    .map(([kind, value]) => `${kind} ${Math.round((100 * value) / active)} %`).join(' · ');
}

/// Where there is room for a second ranking beside the first.
const wide = matchMedia('(min-width: 2000px) and (min-height: 1000px)');

/// A copy of the section with ids of its own.
function secondSection(section) {
  const second = section.cloneNode(true);
  second.classList.add('second');
  for (const element of [second, ...second.querySelectorAll('[id]')]) {
    element.id += '-more';
    if (element.hasAttribute('aria-controls'))
      element.setAttribute('aria-controls', `${element.getAttribute('aria-controls')}-more`);
  }
  second.setAttribute('aria-label', 'More rankings');
  second.querySelector('[role="tablist"]').setAttribute('aria-label', 'More rankings');
  section.after(second);
  return second;
}

export class Ranks {
  /// `choice` is the part of the view that says which ranking is shown: `rank`, or `more`.
  constructor(model, choice) {
    this.model = model;
    this.choice = choice;
    const section = byId('ranks');
    this.section = choice === 'rank' ? section : secondSection(section);
    this.panel = this.section.querySelector('[role="tabpanel"]');
    this.tabs = new Tabs(this.section.querySelector('[role="tablist"]'), (rank) => model.look({ [choice]: rank }));
    this.tables = [];
    wide.addEventListener('change', () => model.drawSoon());
  }

  draw({ live, view }) {
    if (this.choice === 'more' && !wide.matches) return;
    if (view[this.choice] !== this.rank) this.choose(view[this.choice]);
    if (!live) return;
    const several = new Set(live.sites.map(([site]) => site)).size > 1 && view.site === null;
    for (const { table, kind, seen } of this.tables) {
      // Who else is here, and who came today, is known of all only.
      const lists = kind.columns.map(([, name], i) => (live.totals.narrowed && i > 0 ? none : live[name]));
      const pressed = view.not.includes(kind.filter) ? '' : view[kind.filter];
      const isSame = lists.every((list, i) => list === seen.lists?.[i]) && seen.pressed === pressed;
      const of = ({ beside }) => {
        if (kind.hasKinds) return kindsToldOf.includes(beside) ? beside : '';
        return several && beside ? siteName(beside) : '';
      };
      if (!isSame) table.show(rankRows(lists).map((row) => ({ ...row, of: of(row) })), pressed);
      if (kind.hasKinds) table.headline(kindShares(live.referrers, live.totals.active));
      Object.assign(seen, { lists, pressed });
    }
  }

  choose(rank) {
    this.rank = rank;
    this.tabs.show(rank);
    const wanted = rank === 'viewers' ? [kinds.viewers, viewerCities] : [kinds[rank]];
    this.tables = wanted.map((kind) => ({
      kind, seen: {}, table: new RankTable(kind, ({ label }, isNot) => this.filter(kind, label, isNot)),
    }));
    this.panel.replaceChildren(...this.tables.map(({ table }) => table.element));
    this.panel.scrollTop = 0;
  }

  /// Once more takes it away again.
  filter(kind, label, isNot) {
    const name = kind.filter;
    const value = label || kind.none;
    if (label === beyond || !value) return;
    const { view } = this.model;
    const isSet = view[name] === value && view.not.includes(name) === isNot;
    this.model.look(chosen(view, name, isSet ? '' : value, isNot));
  }

  focus() {
    (this.panel.querySelector('.row') ?? byId('tab-pages')).focus();
  }
}
