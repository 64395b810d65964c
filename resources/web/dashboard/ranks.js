// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rankings: which pages, from where, with what. A bar behind each text shows its share; a click filters.
import { siteName } from './format.js';
import { byId, makeButton, setAttribute, setHidden } from './dom.js';
import { RankTable } from './rank_table.js';
import { Tabs } from './tabs.js';
import { wide } from './wide.js';
import { chosen } from './view.js';

/// [the view's filter that a click sets, the label's column, and for each further column its name and list]
const kinds = {
  pages: { title: 'All', filter: 'page', label: 'page', columns: [['now', 'pagesNow'], ['here', 'pagesPresent'], ['today', 'pagesToday']], isOfPages: true },
  entries: { title: 'Entry', filter: 'entry', label: 'entry page', columns: [['now', 'entryPagesNow'], ['today', 'entryPagesToday']], isOfPages: true },
  exits: { title: 'Exit', filter: 'page', label: 'exit page', columns: [['5 min', 'exitPagesNow'], ['today', 'exitPagesToday']], isOfPages: true },
  countries: { title: 'Countries', filter: 'country', label: 'country', columns: [['now', 'countries'], ['today', 'countriesToday']] },
  cities: { title: 'Cities', filter: 'city', label: 'city', columns: [['now', 'cities'], ['today', 'citiesToday']] },
  viewers: { isOfAll: true, title: 'Viewers', filter: 'country', label: 'viewers’ country', columns: [['now', 'viewerCountries']] },
  referrers: { title: 'Referrers', filter: 'referrer', label: 'referrer', columns: [['now', 'referrers'], ['today', 'referrersToday']], none: '(direct)', hasKinds: true },
  campaigns: { title: 'Campaigns', filter: 'campaign', label: 'campaign', columns: [['now', 'campaigns'], ['today', 'campaignsToday']] },
  devices: { title: 'Devices', filter: 'device', label: 'device', columns: [['now', 'devices'], ['today', 'devicesToday']] },
  browsers: { title: 'Browsers', filter: 'browser', label: 'browser', columns: [['now', 'browsers'], ['today', 'browsersToday']] },
  systems: { title: 'Systems', filter: 'system', label: 'operating system', columns: [['now', 'systems'], ['today', 'systemsToday']] },
  events: { isOfAll: true, title: 'Events', filter: 'event', label: 'event', columns: [['1 min', 'eventNamesNow'], ['today', 'eventNamesToday']] },
};
/// Each is a tab.
const groups = {
  pages: ['pages', 'entries', 'exits'],
  places: ['countries', 'cities', 'viewers'],
  sources: ['referrers', 'campaigns'],
  devices: ['devices', 'browsers', 'systems'],
  events: ['events'],
};
/// Where there is room, each has a column that it is looked for in.
export const columnOf = { pages: 'rank', places: 'more', devices: 'more', sources: 'third', events: 'third' };
export const groupOf = (rank) => Object.keys(groups).find((group) => groups[group].includes(rank));
const viewerCities = { isOfAll: true, filter: 'city', label: 'viewers’ city', columns: [['now', 'viewerCities']] };
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

/// A copy of the section with ids of its own, behind those that are there.
function anotherSection(section, choice) {
  const other = section.cloneNode(true);
  other.querySelector('[data-choice="pages"]').remove();
  other.classList.add('beside', choice);
  for (const element of [other, ...other.querySelectorAll('[id]')]) {
    element.id += `-${choice}`;
    if (element.hasAttribute('aria-controls'))
      element.setAttribute('aria-controls', `${element.getAttribute('aria-controls')}-${choice}`);
  }
  const name = choice === 'more' ? 'More rankings' : 'Other rankings';
  other.setAttribute('aria-label', name);
  other.querySelector('[role="tablist"]').setAttribute('aria-label', name);
  [...document.querySelectorAll('.ranks')].at(-1).after(other);
  return other;
}

export class Ranks {
  /// `choice` is the part of the view that says which ranking is shown: `rank`, or beside it `more` and `third`.
  constructor(model, choice, openGoals) {
    this.model = model;
    this.choice = choice;
    const section = byId('ranks');
    this.section = choice === 'rank' ? section : anotherSection(section, choice);
    this.panel = this.section.querySelector('[role="tabpanel"]');
    this.toGoals = this.section.querySelector('.to-goals');
    this.toGoals.addEventListener('click', openGoals);
    this.parts = this.section.querySelector('.parts');
    /// Of each group what was looked at last.
    this.last = Object.fromEntries(Object.entries(groups).map(([group, [first]]) => [group, first]));
    this.tabs = new Tabs(this.section.querySelector('[role="tablist"]'), (group) => model.look({ [choice]: this.last[group] }));
    this.tables = [];
    wide.addEventListener('change', () => model.drawSoon());
  }

  draw({ live, view }) {
    if (this.choice !== 'rank' && !wide.matches) return;
    if (view[this.choice] !== this.rank) this.choose(view[this.choice]);
    if (!live) return;
    const several = new Set(live.sites.map(([site]) => site)).size > 1 && view.site === null;
    for (const { table, kind, seen } of this.tables) {
      // Who else is here, and who came today, is known of all only.
      const lists = kind.columns.map(([, name], i) => (live.totals.narrowed && i > 0 ? none : live[name]));
      if (kind.isOfAll) table.headNow(live.totals.narrowed ? `${kind.columns[0][0]}, all` : kind.columns[0][0]);
      const pressed = view.not.includes(kind.filter) ? '' : view[kind.filter];
      const isSame = lists.every((list, i) => list === seen.lists?.[i]) && seen.pressed === pressed;
      const of = ({ beside }) => {
        if (kind.hasKinds) return kindsToldOf.includes(beside) ? beside : '';
        return several && kind.isOfPages && beside ? siteName(beside) : '';
      };
      if (!isSame) table.show(rankRows(lists).map((row) => ({ ...row, of: of(row) })), pressed);
      if (kind.hasKinds) table.headline(kindShares(live.referrers, live.totals.active));
      Object.assign(seen, { lists, pressed });
    }
  }

  choose(rank) {
    this.rank = rank;
    const group = groupOf(rank);
    this.last[group] = rank;
    this.tabs.show(group);
    this.showParts(group);
    const wanted = rank === 'viewers' ? [kinds.viewers, viewerCities] : [kinds[rank]];
    this.tables = wanted.map((kind) => ({
      kind, seen: {}, table: new RankTable(kind, ({ label }, isNot) => this.filter(kind, label, isNot)),
    }));
    this.panel.replaceChildren(...this.tables.map(({ table }) => table.element));
    this.panel.scrollTop = 0;
  }

  showParts(group) {
    const ranks = groups[group];
    setHidden(this.parts, ranks.length < 2);
    setHidden(this.toGoals, group !== 'events');
    setAttribute(this.parts, 'aria-label', this.tabs.chosen.textContent);
    if (group !== this.group) this.parts.replaceChildren(...ranks.map((rank) => this.makePart(rank)));
    this.group = group;
    ranks.forEach((rank, i) => setAttribute(this.parts.children[i], 'aria-pressed', String(rank === this.rank)));
  }

  makePart(rank) {
    const button = makeButton('part', kinds[rank].title);
    button.addEventListener('click', () => this.model.look({ [this.choice]: rank }));
    return button;
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
    (this.panel.querySelector('.row') ?? this.tabs.chosen).focus();
  }
}
