// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this browser remembers of how its user likes it. Works, forgetfully, where nothing can be stored.

const prefix = 'footfall.';
const chosen = new Map(); // until the page goes

export function setting(name, usual) {
  try {
    return localStorage.getItem(prefix + name) ?? chosen.get(name) ?? usual;
  } catch {
    return chosen.get(name) ?? usual;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(prefix + name, value);
    chosen.delete(name);
  } catch { // a private window, or full
    chosen.set(name, value);
  }
}
