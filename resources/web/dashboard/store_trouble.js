// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many were refused while nothing could be stored: counted from when that is first seen, and said once more
// afterwards. Pure; the same words as in the window.
import { clock, number } from './format.js';
import { t } from './words.js';

/// "214 refused since 14:02:11."; empty where none was.
const refusedText = (refused, since) => (refused > 0 ? t('%1 refused since %2.', number(refused), clock(since)) : '');

export class StoreTrouble {
  constructor() {
    this.begin = null;
    this.afterwards = ''; // until it was read
  }

  /// What is to be said of the trouble under way; `at` is the moment that is shown.
  look({ store, refused = 0 }, at) {
    const isFailing = store.phase === 'failing';
    if (isFailing && !this.begin) {
      this.begin = { refused, at };
      this.afterwards = '';
    }
    if (!this.begin) return '';
    const text = refusedText(refused - this.begin.refused, this.begin.at);
    if (isFailing) return text;
    this.begin = null;
    this.afterwards = text && `${t('Events are stored again.')} ${text}`;
    return '';
  }
}
