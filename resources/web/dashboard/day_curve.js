// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A day's figures added up, and two days compared. Pure.
import { number } from './format.js';
import { offsetOf } from './time_zone.js';

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

const names = { visitors: ['visitor', 'visitors'], pageViews: ['page view', 'page views'] };

function soFar(figure, value) {
  const [one, many] = names[figure];
  if (value === 0) return `No ${many} up to the last whole minute`;
  return `${number(value)} ${value === 1 ? one : many} so far`;
}

/// "1,352 visitors so far, 12 % more than last Wednesday by this time"
export function comparison(figure, now, then, thenWhole, weekday) {
  const text = soFar(figure, now);
  if (thenWhole === 0) return `${text}; nothing is known of last ${weekday}`;
  const by = `last ${weekday} by this time`;
  if (then === 0) return now === 0 ? `${text}, as ${by}` : `${text}, none ${by}`;
  if (now === 0) return `${text}, ${number(then)} ${by}`;
  if (now === then) return `${text}, as many as ${by}`;
  const percent = Math.round((100 * (now - then)) / then);
  if (percent === 0) return `${text}, about as many as ${by}`;
  return `${text}, ${number(Math.abs(percent))} % ${percent > 0 ? 'more' : 'fewer'} than ${by}`;
}
