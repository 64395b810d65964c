// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Links for whoever may look but not touch: made and revoked here, by operators.
import { addressesOf } from './addresses.js';
import { byId, make, makeButton, setHidden, setText } from './dom.js';
import { date, shown } from './format.js';
import { KeyedList } from './keyed_list.js';
import { t } from './words.js';

const path = 'api/shares';

async function call(method, where, body) {
  const answer = await fetch(where, {
    method, headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
  });
  const value = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) throw new Error(value?.error ?? t('That failed (%1).', answer.status));
  return value;
}

export class Shares {
  constructor(dialogs, model) {
    this.dialogs = dialogs;
    this.model = model;
    this.rows = new KeyedList(byId('shares'),
      { key: ({ id }) => id, make: (share) => this.makeRow(share), update() {} });
    byId('share-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.try(() => this.create());
    });
  }

  makeRow({ id, label, createdAt }) {
    const revoke = makeButton('plain small', t('Revoke'));
    revoke.setAttribute('aria-label', t('Revoke the link for %1', shown(label)));
    revoke.addEventListener('click', () => this.try(async () => {
      await call('DELETE', `${path}/${encodeURIComponent(id)}`);
      await this.load();
    }));
    return make('li', 'line', make('bdi', 'cut', shown(label)),
      make('span', 'muted small end', date(Date.parse(createdAt))), revoke);
  }

  open() {
    if (!this.model.isOperator) return;
    setHidden(byId('share-new'), true);
    this.dialogs.open('shares-dialog');
    this.try(() => this.load());
  }

  async create() {
    const field = byId('share-label');
    const share = await call('POST', path, { label: field.value.trim() });
    field.value = '';
    setText(byId('share-link'), addressesOf(this.model.server)[0] + share.path);
    setHidden(byId('share-new'), false);
    await this.load();
  }

  async load() {
    const { shares } = await call('GET', path);
    this.rows.show(shares);
    setText(byId('shares-none'), shares.length > 0 ? '' : t('There is no link now.'));
  }

  async try(action) {
    try {
      await action();
    } catch (error) {
      setText(byId('shares-none'), error.message);
    }
  }
}
