// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Notifications of the browser for alerts, while the dashboard is not in front. Permission is asked for
// only when somebody turns them on.
import { alertText, alertTitle } from './alert_text.js';
import { remember, setting } from './settings.js';
import { t } from './words.js';

export const canNotify = 'Notification' in window && isSecureContext;

export const isNotifying = () => canNotify && Notification.permission === 'granted'
  && setting('notify', 'off') === 'on';

/// The notification, or null: some browsers, as those of phones, have none for a page and throw.
function show(title, options) {
  try {
    return new Notification(title, { icon: 'assets/footfall.svg', ...options });
  } catch {
    return null;
  }
}

/// Whether they are on now; one shows what they are like.
export async function chooseNotifying(on) {
  const granted = on && canNotify && (await Notification.requestPermission()) === 'granted';
  const isOn = granted && show('Footfall', { body: t('Alerts are told like this.'), tag: 'footfall' }) !== null;
  remember('notify', isOn ? 'on' : 'off');
  return isOn;
}

export function notifyOf(alert) {
  if (!isNotifying() || !document.hidden) return;
  const note = show(`Footfall: ${alertTitle(alert)}`, { body: alertText(alert), tag: `footfall-${alert.id}` });
  if (note) note.onclick = () => { window.focus(); note.close(); };
}
