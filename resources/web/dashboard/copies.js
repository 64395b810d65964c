// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is copied without its button: where others reach this server, and the line for a site's pages.
import { addressesOf } from './addresses.js';
import { snippetOf } from './snippets.js';
import { t } from './words.js';

export class Copies {
  constructor(model, status) {
    this.model = model;
    this.status = status;
  }

  address() {
    return this.copy(this.best, t('Address copied'));
  }

  snippet() {
    return this.copy(snippetOf(this.best), t('Snippet copied'));
  }

  get best() {
    return addressesOf(this.model.server)[0];
  }

  async copy(text, said) {
    try {
      await navigator.clipboard.writeText(text);
      this.status.say(said);
    } catch {
      this.model.change({ trouble: t('The browser does not allow copying here. By hand: %1', text) });
    }
  }
}
