// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that can be done or gone to, by typing a part of its name: actions, saved views, sites, pages. A
// combobox by the pattern of the ARIA guide: the text has the focus, the list follows the arrow keys.
import { byId, make, setAttribute, setText } from './dom.js';
import { shownPage, siteName } from './format.js';
import { chosen } from './view.js';
import { t } from './words.js';

/// Of each kind that are looked through, and of all that are listed.
const mostOfKind = 200;
const mostListed = 50;
/// What a ranking has no room for.
const beyond = '(other)';
const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/// What is called so comes first, then what begins so, then what has a word that does.
function distance({ text }, query) {
  const name = text.toLowerCase();
  const place = name.indexOf(query);
  if (place <= 0) return place < 0 ? 4 : Number(name !== query);
  return /\w/.test(text[place - 1]) ? 3 : 2;
}

export class Palette {
  constructor(model, dialogs) {
    Object.assign(this, { model, dialogs });
    /// What can be done now: {text, kind, key, run}. The keys know.
    this.actions = () => [];
    this.field = byId('palette-text');
    this.list = byId('palette-list');
    this.field.addEventListener('input', () => this.narrow());
    this.field.addEventListener('keydown', (event) => this.press(event));
    this.list.addEventListener('click', ({ target }) => {
      const option = target.closest('[role="option"]');
      if (option) this.run(this.found[[...this.list.children].indexOf(option)]);
    });
  }

  open() {
    this.all = [...this.actions(), ...this.sites(), ...this.pages()];
    this.field.value = '';
    this.dialogs.open('palette-dialog');
    this.narrow();
    this.field.focus();
  }

  sites() {
    const { live, server } = this.model;
    const names = [...new Set([...server.sites, ...(live?.sites ?? []).map(([name]) => name)])].slice(0, mostOfKind);
    const item = (text, site) => ({ text, kind: t('Site'), run: () => this.model.look({ site, session: null, sites: false }) });
    return [item(t('All sites'), null), ...names.map((name) => item(siteName(name), name))];
  }

  pages() {
    const { live } = this.model;
    const ranked = [...(live?.pagesNow ?? []), ...(live?.pagesToday ?? [])];
    const names = [...new Set(ranked.map(([label]) => label))].filter((label) => label && label !== beyond);
    return names.slice(0, mostOfKind).map((page) => ({
      text: shownPage(page), kind: t('Page'), run: () => this.model.look(chosen(this.model.view, 'page', page)),
    }));
  }

  /// Every word that is typed must be in it.
  narrow() {
    const query = this.field.value.toLowerCase().trim();
    const words = query.split(/\s+/);
    const fits = ({ text, kind }) => words.every((word) => `${text} ${kind}`.toLowerCase().includes(word));
    const all = this.all.filter(fits).sort((a, b) => distance(a, query) - distance(b, query));
    this.found = all.slice(0, mostListed);
    this.list.replaceChildren(...this.found.map((item, i) => this.makeOption(item, i)));
    setText(byId('palette-said'), all.length === 0 ? t('Nothing is called so.')
      : all.length > mostListed ? t('%1 of %2: type more to narrow it.', mostListed, all.length) : '');
    this.mark(0);
  }

  makeOption({ text, kind, key = '' }, place) {
    const option = make('li', 'line', make('span', 'kind', kind), make('bdi', 'cut', text), make('kbd', 'end', key));
    option.id = `palette-${place}`;
    option.setAttribute('role', 'option');
    return option;
  }

  mark(place) {
    this.place = place;
    [...this.list.children].forEach((option, i) => setAttribute(option, 'aria-selected', String(i === place)));
    const option = this.list.children[place];
    setAttribute(this.field, 'aria-activedescendant', option?.id ?? '');
    option?.scrollIntoView({ block: 'nearest' });
  }

  press(event) {
    const { length } = this.found;
    const step = steps[event.key];
    if (step && length > 0) {
      event.preventDefault();
      const to = this.place + step;
      this.mark(Math.abs(step) === 1 ? (to + length) % length : Math.min(Math.max(to, 0), length - 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.run(this.found[this.place]);
    }
  }

  /// Once the dialog has given the focus back.
  run(item) {
    if (!item) return;
    byId('palette-dialog').close();
    item.run();
  }
}
