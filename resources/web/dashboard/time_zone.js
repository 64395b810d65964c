// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server's days, where its clock shows another time than this browser's. Pure.
import { t } from './words.js';

const formats = new Map();

function formatOf(zone) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat('en', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric',
      day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }));
  }
  return formats.get(zone);
}

/// How far the clock of that time zone is ahead of UTC then, in ms.
export function offsetOf(ms, zone) {
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    formatOf(zone).formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000;
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
/// By which the server counts its days; undefined where that is this browser's own, or none it knows.
export function serverZone({ timeZone }) {
  if (!timeZone || timeZone === ownZone) return undefined;
  try {
    offsetOf(0, timeZone);
    return timeZone;
  } catch {
    return undefined;
  }
}

/// "days by the server’s clock, Asia/Tokyo"; empty where this browser's shows the same.
export function serverDays(zone, now = Date.now()) {
  const own = -new Date(now).getTimezoneOffset() * 60_000;
  return !zone || offsetOf(now, zone) === own ? '' : t('days by the server’s clock, %1', zone.replaceAll('_', ' '));
}
