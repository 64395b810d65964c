// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A list is one stop for the Tab key; within it the arrow keys go from row to row.

const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };

export function rove(container, selector = '.row') {
  const rows = () => [...container.querySelectorAll(selector)];

  function makeStop(row) {
    for (const each of container.querySelectorAll(`${selector}[tabindex="0"]`)) each.tabIndex = -1;
    row.tabIndex = 0;
  }

  container.addEventListener('focusin', ({ target }) => {
    if (target.matches(selector)) makeStop(target);
  });
  container.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const all = rows();
    const from = all.indexOf(document.activeElement);
    if (step === undefined || from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    all[Math.min(Math.max(from + step, 0), all.length - 1)].focus();
  });

  /// To be called when rows came or went: there is always one to come in by.
  return () => {
    const stop = container.querySelector(`${selector}[tabindex="0"]`);
    const first = container.querySelector(selector);
    if (!stop && first) first.tabIndex = 0;
  };
}
