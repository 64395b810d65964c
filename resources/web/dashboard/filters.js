// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is shown: the site, the text field, and a chip for each filter that is set.
import { byId, make, makeButton, setHidden } from './dom.js';
import { filters, isFiltered } from './view.js';
import { shown, shownPage, siteName } from './format.js';

const typingMs = 250;
const all = '*'; // no name of a site: those have letters

const names = { country: 'Country', page: 'Page', text: 'Text' };
const none = Object.fromEntries(filters.map((name) => [name, '']));

export class Filters {
  constructor(model) {
    this.model = model;
    this.field = byId('text');
    this.sites = byId('site');
    this.chips = byId('chips');
    this.field.addEventListener('input', () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.take(), typingMs);
    });
    byId('search').addEventListener('submit', (event) => { event.preventDefault(); this.take(); });
    this.sites.addEventListener('change', () => {
      const site = this.sites.value === all ? null : this.sites.value.slice(1);
      model.look({ site, session: null });
    });
  }

  take() {
    clearTimeout(this.typing);
    const text = this.field.value.trim();
    const before = this.model.view.text;
    if (text !== before) this.model.look({ text }, before !== '' && text !== '');
  }

  draw({ live, server, view }) {
    this.drawSites(live, server, view);
    if (filters.every((name) => view[name] === this.view?.[name])) return;
    this.view = view;
    if (this.field.value.trim() !== view.text) this.field.value = view.text;
    const set = filters.filter((name) => view[name] !== '');
    setHidden(this.chips, set.length === 0);
    this.chips.replaceChildren(...set.map((name) => this.makeChip(name, view[name])));
    if (set.length > 0) {
      const clear = makeButton('plain small', 'Clear');
      clear.addEventListener('click', () => this.clear());
      this.chips.append(clear, make('span', 'hint', 'The numbers, the chart and the rankings stay those of the site.'));
    }
  }

  makeChip(name, value) {
    const chip = makeButton('chip');
    chip.append(make('span', 'muted', `${names[name]} `), make('bdi', 'cut', name === 'page' ? shownPage(value) : shown(value)),
      make('span', 'mask close'), make('span', 'unseen', ', take away'));
    chip.addEventListener('click', () => this.model.look({ [name]: '' }));
    return chip;
  }

  drawSites(live, server, { site }) {
    const known = [...new Set([...server.sites, ...(live?.sites ?? []).map(([name]) => name),
      ...(site === null ? [] : [site])])].sort();
    const isCut = live?.sitesTruncated ?? false;
    const key = JSON.stringify([known, site, isCut]);
    if (key === this.listed) return;
    this.listed = key;
    const option = (value, text) => new Option(text, value);
    this.sites.replaceChildren(option(all, 'All sites'), ...known.map((name) => option(`=${name}`, siteName(name))));
    if (isCut) {
      const more = option('', 'More sites are not listed');
      more.disabled = true;
      this.sites.append(more);
    }
    this.sites.value = site === null ? all : `=${site}`;
  }

  focus() {
    this.field.focus();
    this.field.select();
  }

  /// Whether there was something to clear.
  clear() {
    clearTimeout(this.typing);
    const isTyped = this.field.value !== '';
    this.field.value = '';
    if (!isFiltered(this.model.view)) return isTyped;
    this.model.look(none);
    return true;
  }
}
