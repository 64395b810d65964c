// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the operator does about alerts: of the one picked in the list, else of the worst that still calls.
import { headline, isHandled } from './alert_text.js';
import { byId, setAttribute, setHidden, setText } from './dom.js';
import { t } from './words.js';

const isSame = (a) => (b) => a.id === b.id && a.at === b.at;

/// An alert of a moment of the past, with what was done about it since.
export function asOfNow(alert, now) {
  const known = now?.alerts.find(isSame(alert)) ?? now?.openAlerts.find(isSame(alert));
  if (!known || (known.seenAt === alert.seenAt && known.mutedUntil === alert.mutedUntil)) return alert;
  return { ...alert, seenAt: known.seenAt, mutedUntil: known.mutedUntil };
}

export class AlertHandling {
  constructor(model, ask) {
    this.model = model;
    this.ask = ask;
    this.picked = null;
    this.newest = 0;
    byId('alert-seen').addEventListener('click', () => this.toggleSeen());
    byId('alert-mute').addEventListener('click', () => this.toggleMuted());
  }

  pick(alert) {
    this.picked = alert;
    this.model.drawSoon();
  }

  get meant() {
    const { now } = this.model;
    if (this.picked) return asOfNow(this.picked, now);
    const worst = now?.openAlerts[0];
    return worst && !isHandled(worst) ? worst : null;
  }

  toggleSeen() {
    const { meant } = this;
    if (meant) this.change('alert-seen', { id: meant.id, at: meant.at, seen: !meant.seenAt }, meant, meant.seenAt ? t('not seen') : t('seen'));
  }

  toggleMuted() {
    const { meant } = this;
    if (!meant) return;
    const { kind, site = '', mutedUntil } = meant;
    this.change('alert-mute', { kind, site, muted: !mutedUntil }, meant, mutedUntil ? t('not muted') : t('muted for an hour'));
  }

  async change(type, data, alert, done) {
    if (!this.model.isOperator) return;
    try {
      await this.ask(type, data);
      setText(byId('spoken'), `${headline(alert)}: ${done}`);
      this.model.change({ trouble: '' });
    } catch (error) {
      this.model.change({ trouble: t('Not done: %1', error.message) });
    }
  }

  /// Something new is told: what was picked before is no longer meant.
  forgetOld({ now }) {
    const newest = now?.alerts[0]?.id ?? 0;
    if (newest > this.newest) this.picked = null;
    this.newest = newest;
  }

  draw(model) {
    this.forgetOld(model);
    const alert = model.isOperator ? this.meant : null;
    setHidden(byId('alert-bar'), !alert);
    if (!alert) return;
    const name = headline(alert);
    setText(byId('alert-meant'), name);
    setText(byId('alert-seen'), alert.seenAt ? t('Not seen') : t('Seen'));
    setText(byId('alert-mute'), alert.mutedUntil ? t('Unmute') : t('Mute for an hour'));
    for (const id of ['alert-seen', 'alert-mute']) setAttribute(byId(id), 'aria-label', `${byId(id).textContent}: ${name}`);
  }
}
