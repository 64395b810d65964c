// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is shown: the site, the text field, and a chip for each filter that is set.
import { byId, make, makeButton, setHidden } from './dom.js';
import { canWiden, chosen, filterOf, filters, isFiltered, isSameFilter, pagesAround } from './view.js';
import { shown, shownPage, siteName } from './format.js';
import { t } from './words.js';

const typingMs = 250;
const all = '*'; // no name of a site: those have letters

const names = {
  country: t('Country'), city: t('City'), page: t('Page'), referrer: t('Referrer'), device: t('Device'), campaign: t('Campaign'), browser: t('Browser'),
  system: t('System'), entry: t('Entry page'), event: t('Event'), text: t('Text'),
};
const pageFields = ['page', 'entry'];
const none = { ...Object.fromEntries(filters.map((name) => [name, ''])), not: [] };
/// Changes that can be undone.
const undoMost = 50;

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
    this.before = [];
    byId('search').addEventListener('submit', (event) => { event.preventDefault(); this.takeWhole(); });
    this.sites.addEventListener('change', () => {
      const site = this.sites.value === all ? null : this.sites.value.slice(1);
      model.look({ site, session: null, sites: false });
    });
  }

  take() {
    clearTimeout(this.typing);
    const text = this.field.value.trim();
    const before = this.model.view.text;
    this.taken = text;
    if (text !== before) this.model.look({ text }, before !== '' && text !== '');
  }

  /// A page that was typed, as in /products/*, is meant whole.
  takeWhole() {
    const page = this.field.value.trim();
    if (!page.startsWith('/')) return void this.take();
    clearTimeout(this.typing);
    this.field.value = '';
    this.model.look({ ...chosen(this.model.view, 'page', page), text: '' });
  }

  /// Of a text that is typed only what was there before it.
  remember(view) {
    const isTyping = view.text && this.view.text && isSameFilter(view, { ...this.view, text: view.text });
    if (!isTyping) this.before.push(filterOf(this.view));
    if (this.before.length > undoMost) this.before.shift();
  }

  undo() {
    const before = this.before.pop();
    if (!before) return;
    this.view = { ...this.view, ...before }; // not to be remembered
    this.isStale = true;
    this.model.look(before);
  }

  draw({ live, server, view }) {
    this.drawSites(live, server, view);
    const isSame = this.view && isSameFilter(view, this.view);
    if (isSame && !this.isStale) return;
    // What is being typed stays, whatever else changes.
    const isOtherText = this.isStale || (view.text !== this.view?.text && view.text !== this.taken);
    if (this.view && !isSame) this.remember(view);
    this.isStale = false;
    this.view = view;
    if (isOtherText) this.field.value = view.text;
    const set = filters.filter((name) => view[name] !== '');
    setHidden(this.chips, set.length === 0);
    const focused = [...this.chips.children].indexOf(document.activeElement);
    this.chips.replaceChildren(...set.flatMap((name) => [this.makeChip(name, view), ...(name === 'page' && canWiden(view) ? [this.makeWider(view)] : [])]));
    if (set.length > 0) {
      const clear = makeButton('plain small', t('Clear'));
      clear.addEventListener('click', () => this.clear());
      this.chips.append(clear, make('span', 'hint', t('The figures of today stay those of all.')));
    }
    if (focused >= 0) this.focusChip(focused);
  }

  /// The chip that was turned around, or took the place of one that was taken away.
  focusChip(place) {
    const buttons = this.chips.querySelectorAll('button');
    (buttons[Math.min(place, buttons.length - 1)] ?? byId('main-start')).focus({ preventScroll: true });
  }

  makeChip(name, view) {
    const value = view[name];
    const isNot = view.not.includes(name);
    const shownValue = pageFields.includes(name) ? shownPage(value) : shown(value);
    const chip = makeButton('chip');
    chip.append(make('span', 'muted', isNot ? t('%1: not', names[name]) + ' ' : `${names[name]}: `),
      make('bdi', 'cut', shownValue),
      make('span', 'mask close'), make('span', 'unseen', `, ${t('remove')}`));
    if (name !== 'text') chip.title = t('%1: %2\nClick to remove, with Shift to see the others instead', names[name], shownValue);
    chip.addEventListener('click', ({ shiftKey }) => this.model.look(shiftKey && name !== 'text'
      ? chosen(this.model.view, name, value, !isNot) : chosen(this.model.view, name, '')));
    return chip;
  }

  makeWider({ page }) {
    const wider = makeButton('choice', t('The pages beside it, too'));
    wider.title = shownPage(pagesAround(page));
    wider.addEventListener('click', () => this.widen());
    return wider;
  }

  /// From a page to those that begin as it does.
  widen() {
    const { view } = this.model;
    if (canWiden(view)) this.model.look({ page: pagesAround(view.page) });
  }

  drawSites(live, server, { site }) {
    const known = [...new Set([...server.sites, ...(live?.sites ?? []).map(([name]) => name),
      ...(site === null ? [] : [site])])].sort();
    const isCut = live?.sitesTruncated ?? false;
    const key = JSON.stringify([known, site, isCut]);
    if (key === this.listed) return;
    this.listed = key;
    const option = (value, text) => new Option(text, value);
    this.sites.replaceChildren(option(all, t('All sites')), ...known.map((name) => option(`=${name}`, siteName(name))));
    if (isCut) {
      const more = option('', t('More sites are not listed'));
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
