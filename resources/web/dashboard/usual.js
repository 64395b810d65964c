// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is usual, and how a number stands against it. As /api/live tells it: [level, low, high], or null
// while it is not known; through the day [at, level, low, high], straight between two. Pure.
import { number } from './format.js';
import { t } from './words.js';

/// "30–38".
export const range = ({ low = 0, high = 0 }) => `${number(Math.floor(low))}–${number(Math.ceil(high))}`;

const ofBand = ([, low, high]) => range({ low, high });

/// The sign (index.html), the mark and the words: "▲ more than usual, 30–38".
export function standing(value, usual) {
  if (!usual) return { text: t('usual not known yet') };
  const [, low, high] = usual;
  if (value < Math.floor(low)) return { sign: 'triangle-down', text: t('fewer than usual, %1', ofBand(usual)) };
  if (value > Math.ceil(high)) return { sign: 'triangle', text: t('more than usual, %1', ofBand(usual)) };
  return { text: t('usual %1', ofBand(usual)) };
}

/// What is usual at a moment; null before the first point and after the last.
export function usualAt(points, at) {
  const after = points.findIndex(([time]) => time >= at);
  if (after < 0) return null;
  const [time, ...usual] = points[after];
  if (time === at) return usual;
  if (after === 0) return null;
  const [begin, ...from] = points[after - 1];
  const part = (at - begin) / (time - begin);
  return from.map((value, i) => value + (usual[i] - value) * part);
}

/// "42 active, usual 30–38": the band at that moment after a value, where it is known.
export function withUsual(text, points, at) {
  const usual = usualAt(points, at);
  return usual ? t('%1, usual %2', text, ofBand(usual)) : text;
}
