// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hours of each day, by this machine's clock, in which the page is not heard: no sounds, no
// notifications, nothing spoken. Off until somebody wants them.
import { remember, setting } from './settings.js';

export const quietHours = () => ({ isOn: setting('quiet', 'off') === 'on',
  from: setting('quiet.from', '22:00'), to: setting('quiet.to', '07:00') });

export function chooseQuiet({ isOn, from, to }) {
  remember('quiet', isOn ? 'on' : 'off');
  if (from) remember('quiet.from', from);
  if (to) remember('quiet.to', to);
}

const timeOf = (date) => `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;

/// An end before the begin is of the next day; the same is all day.
export function isQuiet(date = new Date(), { isOn, from, to } = quietHours()) {
  if (!isOn) return false;
  const time = timeOf(date);
  return from < to ? from <= time && time < to : time >= from || time < to;
}
