// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rankings: which pages, from where, with what. A bar behind each text shows its share; a click filters.
import { siteName } from './format.js';
import { byId, makeButton, setAttribute, setHidden } from './dom.js';
import { groupOf, groups, kindShares, kinds, rankRows } from './rank_kinds.js';
import { RankTable } from './rank_table.js';
import { Tabs } from './tabs.js';
import { wide } from './wide.js';
import { chosen, chosenBy } from './view.js';
import { t } from './words.js';

const beyond = '(other)';
const none = [];
/// What says more than the label.
const kindsToldOf = ['search', 'social', 'mail'];

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
  const name = choice === 'more' ? t('More rankings') : t('Other rankings');
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
    wide.addEventListener('change', () => model.drawSoon());
  }

  draw({ live, view, then }) {
    if (this.choice !== 'rank' && !wide.matches) return;
    if (view[this.choice] !== this.rank) this.choose(view[this.choice]);
    if (!live) return;
    const several = new Set(live.sites.map(([site]) => site)).size > 1 && view.site === null;
    const { narrowed = false } = live.totals;
    const { kind, table, seen } = this;
    // Who else is here, and who came today, is known of all only.
    const lists = kind.columns.map(({ list }, i) => (narrowed && i > 0 ? none : live[list]));
    const pressed = view.not.includes(kind.filter) ? none : view[kind.filter];
    const isSame = lists.every((list, i) => list === seen.lists?.[i]) && seen.pressed === pressed && seen.narrowed === narrowed;
    table.active = live.totals.active ?? 0;
    table.setThen(then !== null);
    if (kind.hasKinds) table.headline(kindShares(live.referrers, table.active));
    if (isSame) return;
    const of = ({ beside }) => {
      if (kind.hasKinds) return kindsToldOf.includes(beside) ? beside : '';
      return several && kind.isOfPages && beside ? siteName(beside) : '';
    };
    if (kind.isOfAll) table.tellOfAll(narrowed);
    const present = kind.columns.findIndex(({ isPresence }) => isPresence);
    table.show(rankRows(lists, present).map((row) => ({ ...row, of: of(row) })), pressed, narrowed);
    Object.assign(seen, { lists, pressed, narrowed });
  }

  choose(rank) {
    this.rank = rank;
    const group = groupOf(rank);
    this.last[group] = rank;
    this.tabs.show(group);
    this.showParts(group);
    this.kind = kinds[rank];
    this.seen = {};
    this.table = new RankTable(this.kind, ({ label }, keys) => this.filter(this.kind, label, keys));
    this.panel.replaceChildren(this.table.element);
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
  filter(kind, label, keys) {
    const name = kind.filter;
    const value = label || kind.none;
    if (label === beyond || !value) return;
    const { view } = this.model;
    const isAlone = view[name].length === 1 && view[name][0] === value && view.not.includes(name) === keys.shiftKey;
    this.model.look(isAlone ? chosen(view, name, '') : chosenBy(view, name, value, keys));
  }

  focus() {
    (this.panel.querySelector('.row') ?? this.tabs.chosen).focus();
  }
}
