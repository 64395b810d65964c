// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this browser remembers of how its user likes it. Works, forgetfully, where nothing can be stored.

const prefix = 'footfall.';

export function setting(name, usual) {
  try {
    return localStorage.getItem(prefix + name) ?? usual;
  } catch {
    return usual;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(prefix + name, value);
  } catch { /* a private window, or full */ }
}
