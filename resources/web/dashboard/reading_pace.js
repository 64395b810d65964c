// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often the rows of a list may come, go and move so that one of them can still be read: a few at once
// after a rest, but many only after four seconds without any. Pure; the same as in the window.

const maxRows = 10;
const rowMs = 400;
const fullRestMs = maxRows * rowMs;

export class ReadingPace {
  constructor() {
    this.at = 0;
    this.hurry();
  }

  /// Whether so many rows may change now; if so, they have.
  admits(rows, now) {
    this.restMs = Math.min(this.restMs + Math.max(now - this.at, 0), fullRestMs);
    this.at = Math.max(this.at, now);
    if (rows * rowMs > this.restMs && this.restMs < fullRestMs) return false;
    this.restMs = Math.max(this.restMs - rows * rowMs, 0);
    return true;
  }

  /// Somebody does not want to wait: what comes next is admitted.
  hurry() {
    this.restMs = fullRestMs;
  }
}
