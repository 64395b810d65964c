// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tabs by the pattern of the ARIA guide: arrow keys go from tab to tab, and the one that has the focus is
// shown. The markup is in the page: role="tablist" with buttons that name their panel and their choice.
import { byId, setAttribute, setHidden } from './dom.js';
import { rightwards } from './words.js';

/// What fades at the end of tabs that do not fit.
const edgePixels = 24;
const steps = { ArrowRight: rightwards, ArrowLeft: -rightwards, Home: -Infinity, End: Infinity };

export class Tabs {
  constructor(list, onChosen) {
    this.list = list;
    this.tabs = [...list.querySelectorAll('[role="tab"]')];
    new ResizeObserver(() => { if (this.chosen) this.bringIntoSight(); }).observe(list);
    list.addEventListener('click', ({ target }) => {
      const tab = target.closest('[role="tab"]');
      if (tab) onChosen(tab.dataset.choice);
    });
    list.addEventListener('keydown', (event) => {
      const step = steps[event.key];
      const tabs = this.tabs.filter(({ hidden }) => !hidden);
      const from = tabs.indexOf(document.activeElement);
      if (step === undefined || from < 0) return;
      event.preventDefault();
      const to = Number.isFinite(step) ? (from + step + tabs.length) % tabs.length
        : step < 0 ? 0 : tabs.length - 1;
      tabs[to].focus();
      onChosen(tabs[to].dataset.choice);
    });
  }

  /// On a narrow screen the tabs scroll; the page itself must not.
  bringIntoSight() {
    const { list, chosen: { offsetLeft, offsetWidth } } = this;
    const begin = rightwards > 0 ? offsetLeft : list.clientWidth - offsetLeft - offsetWidth;
    const end = begin + offsetWidth + edgePixels;
    const scrolled = rightwards * list.scrollLeft;
    if (begin < scrolled) list.scrollLeft = rightwards * begin;
    else if (end > scrolled + list.clientWidth) list.scrollLeft = rightwards * (end - list.clientWidth);
  }

  show(choice) {
    for (const tab of this.tabs) {
      const isChosen = tab.dataset.choice === choice;
      setAttribute(tab, 'aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    }
    // Tabs may share a panel: whichever is chosen names it.
    const chosen = this.tabs.find((tab) => tab.dataset.choice === choice);
    const panel = byId(chosen.getAttribute('aria-controls'));
    for (const tab of this.tabs) {
      const each = byId(tab.getAttribute('aria-controls'));
      setHidden(each, each !== panel);
    }
    setAttribute(panel, 'aria-labelledby', chosen.id);
    this.chosen = chosen;
    this.bringIntoSight();
  }
}
