// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why nothing can be stored, and how many were refused meanwhile: counted from when that is first seen, and said once more
// afterwards. Pure; the same words as in the window.
import { clock, count, number, shown } from './format.js';
import { t } from './words.js';

/// "214 refused since 14:02:11."; empty where none was.
const refusedText = (refused, since) => (refused > 0 ? t('%1 refused since %2.', number(refused), clock(since)) : '');

/// What can be done about it; what is of no kind is as the server says it.
export function storeCauseText({ cause, detail, silentSeconds = 0 }) {
  const texts = {
    full: t('The disk is full: delete something from it, or give it more room.'),
    read_only: t('The files of the store may only be read: check their rights, and how the disk is mounted.'),
    not_opened: t('The files of the store cannot be opened: check whether they are there, and their rights.'),
    device: t('The disk reports an error: check it, and save what is on it.'),
    damaged: t('The store is damaged. Start Footfall again: it moves the damaged file aside and begins a new one.'),
    removed: t('A file of the store was removed or replaced while it was in use: put it back, or start Footfall again.'),
    busy: t('Another program holds the store.'),
    silent: count(silentSeconds, 'The disk has not answered for 1 second.', 'The disk has not answered for % seconds.'),
  };
  return Object.hasOwn(texts, cause ?? '') ? texts[cause] : shown(detail);
}

/// What the operator should know of the way it was opened.
export const storeNoteText = ({ note, movedTo }) =>
  (movedTo ? t('The store was damaged: it was moved to %1, and a new one was begun.', shown(movedTo)) : shown(note));

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
