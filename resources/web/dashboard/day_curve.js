// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A day's figures added up, and two days compared. Pure.
import { count, number } from './format.js';
import { offsetOf } from './time_zone.js';
import { t } from './words.js';

export const placeMinutes = 10;
export const places = (24 * 60) / placeMinutes + 1;
const at = 0;
const columns = { visitors: 1, pageViews: 2 };

/// Midnight, by the clock of that time zone (without one, this browser's), so many days ago.
export function dayStart(ms, daysAgo = 0, zone = undefined) {
  const day = new Date(ms);
  if (zone) {
    const wall = new Date(ms + offsetOf(ms, zone));
    const midnight = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() - daysAgo);
    return midnight - offsetOf(midnight - offsetOf(midnight, zone), zone);
  }
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - daysAgo);
  return day.getTime();
}

export function minuteOfDay(ms, zone = undefined) {
  const time = new Date(zone ? ms + offsetOf(ms, zone) : ms);
  return zone ? time.getUTCHours() * 60 + time.getUTCMinutes() : time.getHours() * 60 + time.getMinutes();
}

/// [how many came before this minute of the day], for the minutes 0 to 1440.
export function dayCurve(points, figure, zone = undefined) {
  const before = new Array(24 * 60 + 1).fill(0);
  for (const point of points) before[minuteOfDay(point[at], zone) + 1] += point[columns[figure]];
  for (let i = 1; i < before.length; ++i) before[i] += before[i - 1];
  return before;
}

function soFar(figure, value) {
  if (figure === 'visitors')
    return value === 0 ? t('No visitors up to the last whole minute') : count(value, '1 visitor so far', '% visitors so far');
  return value === 0 ? t('No page views up to the last whole minute') : count(value, '1 page view so far', '% page views so far');
}

/// "1,352 visitors so far, 12 % more than last Wednesday by this time"
export function comparison(figure, now, then, thenWhole, weekday) {
  const text = soFar(figure, now);
  if (thenWhole === 0) return t('%1; nothing is known of last %2', text, weekday);
  if (then === 0) return now === 0 ? t('%1, as last %2 by this time', text, weekday) : t('%1, none last %2 by this time', text, weekday);
  if (now === 0) return t('%1, %2 last %3 by this time', text, number(then), weekday);
  if (now === then) return t('%1, as many as last %2 by this time', text, weekday);
  const percent = Math.round((100 * (now - then)) / then);
  if (percent === 0) return t('%1, about as many as last %2 by this time', text, weekday);
  const share = number(Math.abs(percent));
  return percent > 0 ? t('%1, %2 % more than last %3 by this time', text, share, weekday)
    : t('%1, %2 % fewer than last %3 by this time', text, share, weekday);
}
