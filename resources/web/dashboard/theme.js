// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Light, dark, or as the system has it.
import { remember, setting } from './settings.js';

export const themes = ['auto', 'light', 'dark'];
const listeners = [];
const colors = new Map(); // of the theme that is on: to ask styles the page
const system = matchMedia('(prefers-color-scheme: dark)');

export const chosenTheme = () => setting('theme', 'auto');

function apply() {
  const chosen = chosenTheme();
  const isDark = chosen === 'dark' || (chosen !== 'light' && system.matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  colors.clear();
  for (const listener of listeners) listener();
}

export function chooseTheme(theme) {
  remember('theme', theme);
  apply();
}

/// `listener` is called after every change: pictures that have drawn colours draw them anew.
export function onTheme(listener) {
  listeners.push(listener);
}

/// A colour of the theme, by its name in base.css.
export function color(name) {
  if (!colors.has(name)) colors.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return colors.get(name);
}

system.addEventListener('change', apply);
addEventListener('storage', apply);
apply();
