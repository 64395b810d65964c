// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is shown: the site, the text field, and a chip for each filter that is set.
import { byId, make, makeButton, setHidden } from './dom.js';
import { kinds } from './rank_kinds.js';
import { canWiden, chosenBy, chosenToo, fields, filterOf, isFiltered, isSameFilter, mostValues, turnedAround, widened } from './view.js';
import { shown, shownPage, siteName } from './format.js';
import { t } from './words.js';

const typingMs = 250;
const all = '*'; // no name of a site: those have letters

const names = {
  country: t('Country'), city: t('City'), page: t('Page'), referrer: t('Referrer'), device: t('Device'), campaign: t('Campaign'), browser: t('Browser'),
  system: t('System'), entry: t('Entry page'), event: t('Event'), text: t('Text'),
};
const pageFields = ['page', 'entry'];
const none = { ...Object.fromEntries(fields.map((name) => [name, []])), text: '', not: [] };
const beyond = '(other)';
/// Values that may be added to a field.
const mostOffers = 20;
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
    byId('search').addEventListener('submit', (event) => { event.preventDefault(); this.takeWhole(event); });
    // No browser submits by it.
    this.field.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.takeWhole(event); });
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

  /// A page that was typed, as in /products/*, is meant whole; with Ctrl it is one more.
  takeWhole(keys) {
    const page = this.field.value.trim();
    if (!page.startsWith('/')) return void this.take();
    clearTimeout(this.typing);
    this.field.value = '';
    this.model.look({ ...chosenBy(this.model.view, 'page', page, keys), text: '' });
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
    const focused = this.focusedChip();
    this.chips.replaceChildren(...fields.flatMap((name) => this.chipsOf(name, view)), ...(view.text ? [this.makeTextChip(view.text)] : []));
    setHidden(this.chips, !isFiltered(view));
    if (isFiltered(view)) {
      const clear = makeButton('plain small', t('Clear'));
      clear.addEventListener('click', () => this.clear());
      this.chips.append(clear, make('span', 'hint', t('The figures of today stay those of all.')));
    }
    if (focused >= 0) this.focusChip(focused);
  }

  /// Which of the buttons; of the values that may be added the one before them, for there no key does
  /// what it does elsewhere.
  focusedChip() {
    const { activeElement } = document;
    const isOffer = activeElement?.matches('select');
    return [...this.chips.querySelectorAll('button')].indexOf(isOffer ? activeElement.previousElementSibling : activeElement);
  }

  /// The chip that was turned around, or took the place of one that was taken away.
  focusChip(place) {
    const buttons = this.chips.querySelectorAll('button');
    (buttons[Math.min(place, buttons.length - 1)] ?? byId('main-start')).focus({ preventScroll: true });
  }

  /// One for each value, and what else can be done with the field.
  chipsOf(name, view) {
    if (view[name].length === 0) return [];
    const wider = name === 'page' && canWiden(view) ? [this.makeWider(view)] : [];
    const more = view[name].length < mostValues ? [this.makeOffers(name)] : [];
    return [...view[name].map((value, i) => this.makeChip(name, value, i, view)), ...wider, ...more];
  }

  makeChip(name, value, place, view) {
    const shownValue = pageFields.includes(name) ? shownPage(value) : shown(value);
    const isNot = view.not.includes(name);
    const chip = this.chipOf(this.leadOf(name, place, isNot), shownValue);
    chip.title = t('%1: %2\nClick to remove, with Shift to see the others instead', names[name], shownValue);
    chip.addEventListener('click', ({ shiftKey }) => this.model.look(shiftKey
      ? turnedAround(this.model.view, name) : chosenToo(this.model.view, name, value)));
    return chip;
  }

  /// What stands before a value: the field, or that it is one of several.
  leadOf(name, place, isNot) {
    if (place > 0) return isNot ? t('and not') : t('or');
    return isNot ? t('%1: not', names[name]) : `${names[name]}:`;
  }

  makeTextChip(text) {
    const chip = this.chipOf(`${names.text}:`, shown(text));
    chip.addEventListener('click', () => this.model.look({ text: '' }));
    return chip;
  }

  chipOf(before, value) {
    const chip = makeButton('chip');
    chip.append(make('span', 'muted', `${before} `), make('bdi', 'cut', value),
      make('span', 'mask close'), make('span', 'unseen', `, ${t('remove')}`));
    return chip;
  }

  /// What else there was today: filled when somebody wants it.
  makeOffers(name) {
    const select = make('select', 'more-values');
    const title = t('%1: one more beside it', names[name]);
    select.setAttribute('aria-label', title);
    select.title = title;
    select.append(new Option('+', ''));
    const fill = () => this.fillOffers(select, name);
    for (const type of ['pointerdown', 'focus']) select.addEventListener(type, fill);
    select.addEventListener('change', () => { if (select.value) this.model.look(chosenToo(this.model.view, name, select.value)); });
    return select;
  }

  fillOffers(select, name) {
    if (select.length > 1) return;
    const { live, view } = this.model;
    const kind = Object.values(kinds).find(({ filter }) => filter === name);
    const labels = (live?.[kind.columns.at(-1).list] ?? []).map(([label]) => label || (kind.none ?? ''));
    const offered = [...new Set(labels)].filter((label) => label && label !== beyond && !view[name].includes(label));
    select.append(...offered.slice(0, mostOffers).map((label) => new Option(kind.isOfPages ? shownPage(label) : shown(label), label)));
  }

  makeWider(view) {
    const wider = makeButton('choice', t('The pages beside it, too'));
    wider.title = widened(view).page.map(shownPage).join('\n');
    wider.addEventListener('click', () => this.widen());
    return wider;
  }

  /// From a page to those that begin as it does.
  widen() {
    const { view } = this.model;
    if (canWiden(view)) this.model.look(widened(view));
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
