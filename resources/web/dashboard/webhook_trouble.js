// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why a webhook took no alert, as the end of a sentence. Pure; the same words as in the window.
import { count, number, shown } from './format.js';
import { t } from './words.js';

/// What is of no kind is as the server says it.
export function callCauseText({ cause, figure = 0, reason }) {
  const texts = {
    status: t('it answered %1', number(figure)),
    elsewhere: t('it answered %1 and points elsewhere, which is not followed', number(figure)),
    silent: count(figure, 'it did not answer within 1 second', 'it did not answer within % seconds'),
    unknown_host: t('no machine of that name is known'),
    closed: t('nothing listens there'),
    unreachable: t('it cannot be reached'),
    untrusted: t('no secure connection came about: check its certificate'),
  };
  return Object.hasOwn(texts, cause ?? '') ? texts[cause] : shown(reason);
}
