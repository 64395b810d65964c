// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialogs: the browser keeps the focus in them and closes them with Escape.
import { byId, make, setText } from './dom.js';
import { moment, siteName } from './format.js';
import { actions, keyName } from './keys.js';
import { t } from './words.js';

export class Dialogs {
  constructor(model, ask) {
    this.model = model;
    const clear = byId('clear-dialog');
    clear.addEventListener('close', () => {
      if (clear.returnValue === 'yes') this.clear(ask);
    });
    byId('mark-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.note(ask);
    });
    byId('keys').replaceChildren(...actions.map(({ keys, text }) => make('div', '',
      make('dt', '', ...keys.map((key) => make('kbd', '', keyName(key)))), make('dd', '', text))));
  }

  /// What is noted is of the moment that is shown.
  openMark(at) {
    if (!this.model.isOperator) return;
    const { site } = this.model.view;
    this.mark = { at, ...(site === null ? {} : { site }) };
    byId('mark-text').value = '';
    setText(byId('mark-where'), t('At %1, seen by everybody who looks at %2', moment(at), site === null ? t('any site') : siteName(site)));
    this.open('mark-dialog');
    byId('mark-text').focus();
  }

  async note(ask) {
    try {
      await ask('mark', { ...this.mark, text: byId('mark-text').value });
      byId('mark-dialog').close();
    } catch (error) {
      setText(byId('mark-where'), error.message);
    }
  }

  async clear(ask) {
    try {
      await ask('clear');
      setText(byId('spoken'), t('The statistics were cleared.'));
      this.model.change({ trouble: '' });
    } catch (error) {
      this.model.change({ trouble: t('Not cleared: %1', error.message) });
    }
  }

  open(id) {
    const dialog = byId(id);
    if (dialog.open) return;
    dialog.returnValue = '';
    dialog.showModal();
  }

  /// Operators only.
  openClear() {
    if (this.model.isOperator) this.open('clear-dialog');
  }

  openKeys() {
    this.open('keys-dialog');
  }
}
