// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long to wait before connecting again: longer each time, and differently for each dashboard, so
// that not all of them come back at the same moment.

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/// The wait after so many failures in a row; `random` gives 0 to 1.
export function waitAfter(failures, random = Math.random) {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 16));
  return Math.round(whole * (0.5 + random() / 2));
}
