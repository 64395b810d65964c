// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who was refused, why and since when, for operators.
import { byId, make, setHidden, setText } from './dom.js';
import { count, joined, moment, number, shown } from './format.js';
import { KeyedList } from './keyed_list.js';
import { t } from './words.js';

const none = { since: 0, counts: {}, newest: [] };
const reasons = { access: t('no access'), limit: t('too much'), bad_input: t('not understood'), site: t('unknown site') };

const reasonText = (word) => (Object.hasOwn(reasons, word) ? reasons[word] : shown(word));

function figures({ since, counts }) {
  const all = Object.values(counts).reduce((sum, times) => sum + times, 0);
  if (all === 0) return t('Nothing was refused since %1.', moment(since));
  const parts = Object.keys(reasons).map((word) => counts[word] > 0 && `${number(counts[word])} ${reasonText(word)}`);
  return joined(t('%1 since %2', number(all), moment(since)), ...parts);
}

export class Refused {
  constructor(model, dialogs) {
    Object.assign(this, { model, dialogs });
    this.dialog = byId('refused-dialog');
    this.clients = new KeyedList(byId('refused-clients'), {
      key: ({ address, reason }) => `${reason} ${address}`,
      make: ({ address }) => make('li', 'line', make('bdi', 'cut', address), make('span', 'muted small end cut')),
      update: ({ children: [, about] }, { reason, times, since, lastAt, said }) => setText(about, joined(
        said ? shown(said) : reasonText(reason), count(times, 'once', '% times'), t('since %1', moment(since)), t('last %1', moment(lastAt)))),
    });
  }

  open() {
    if (this.dialog.open) return;
    this.dialogs.open('refused-dialog');
    this.draw(this.model);
    byId('refused-close').focus();
  }

  draw({ server, isOperator }) {
    if (!this.dialog.open) return;
    const refusals = server.refusals ?? none;
    setText(byId('refused-figures'), isOperator ? figures(refusals) : t('Only an operator sees who was refused.'));
    this.clients.show(refusals.newest);
    setHidden(byId('refused-clients'), refusals.newest.length === 0);
  }
}
