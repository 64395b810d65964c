// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Notifications of the browser for alerts, while the dashboard is not in front. Permission is asked for
// only when somebody turns them on.
import { alertText, alertTitle } from './format.js';
import { remember, setting } from './settings.js';

export const canNotify = 'Notification' in window && isSecureContext;

export const isNotifying = () => canNotify && Notification.permission === 'granted'
  && setting('notify', 'off') === 'on';

/// Whether they are on now.
export async function chooseNotifying(on) {
  const granted = on && canNotify && (await Notification.requestPermission()) === 'granted';
  remember('notify', granted ? 'on' : 'off');
  return granted;
}

export function notifyOf(alert) {
  if (!isNotifying() || !document.hidden) return;
  const note = new Notification(`Footfall: ${alertTitle(alert)}`,
    { body: alertText(alert), tag: `footfall-${alert.id}`, icon: 'assets/footfall.svg' });
  note.onclick = () => { window.focus(); note.close(); };
}
