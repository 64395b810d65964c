// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Views with a name: the site, the filter and the tabs, kept in this browser. As many as there are digits to
// call them by.
import { byId, make, makeButton, setText } from './dom.js';
import { keptOf, viewOf } from './view.js';
import { remember, setting } from './settings.js';
import { shown } from './format.js';
import { t } from './words.js';

const mostViews = 9;
const longestName = 40;

/// What was kept, whoever wrote it: only names and texts, bounded.
function readViews() {
  let kept;
  try {
    kept = JSON.parse(setting('views', '[]'));
  } catch {
    kept = [];
  }
  return (Array.isArray(kept) ? kept : []).filter((each) => typeof each?.name === 'string' && each.name.trim() && typeof each.view === 'string')
    .slice(0, mostViews).map(({ name, view }) => ({ name: name.trim().slice(0, longestName), view: keptOf(viewOf(view)) }));
}

export class SavedViews {
  constructor(model, dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    byId('view-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.save(byId('view-name').value.trim());
    });
  }

  get all() {
    return readViews();
  }

  open() {
    this.dialogs.open('views-dialog');
    this.list('');
  }

  /// The view of a digit is looked at.
  look(digit) {
    const view = this.all[digit - 1];
    if (!view) return;
    const { show } = this.model.view;
    this.model.look({ ...viewOf(view.view), show });
  }

  /// One of the same name gives way to it.
  save(name) {
    if (!name) return;
    const all = this.all;
    const saved = { name: name.slice(0, longestName), view: keptOf(this.model.view) };
    const place = all.findIndex((each) => each.name === saved.name);
    if (place < 0 && all.length === mostViews) return void this.list(t('At most %1 views can be kept: remove one first.', mostViews));
    all.splice(place < 0 ? all.length : place, 1, saved);
    this.keep(all);
    byId('view-name').value = '';
    this.list(t('Saved: %1', shown(saved.name)));
  }

  remove(digit) {
    const all = this.all;
    all.splice(digit - 1, 1);
    this.keep(all);
    this.list('');
    byId('view-name').focus();
  }

  keep(all) {
    remember('views', JSON.stringify(all));
  }

  list(said) {
    const { all } = this;
    byId('views').replaceChildren(...all.map(({ name }, i) => this.makeRow(shown(name), i + 1)));
    setText(byId('views-said'), said || (all.length > 0 ? '' : t('There is no saved view yet.')));
  }

  makeRow(name, digit) {
    const open = makeButton('plain small', t('Show'));
    open.setAttribute('aria-label', t('Show the view %1', name));
    open.addEventListener('click', () => { byId('views-dialog').close(); this.look(digit); });
    const remove = makeButton('plain small', t('Remove'));
    remove.setAttribute('aria-label', t('Remove the view %1', name));
    remove.addEventListener('click', () => this.remove(digit));
    return make('li', 'line', make('kbd', '', `Alt+${t('Shift')}+${digit}`), make('bdi', 'cut', name), make('span', 'end'), open, remove);
  }
}
