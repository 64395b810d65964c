// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tabs by the pattern of the ARIA guide: arrow keys go from tab to tab, and the one that has the focus is
// shown. The markup is in the page: role="tablist" with buttons that name their panel and their choice.
import { byId, setAttribute, setHidden } from './dom.js';

const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

export class Tabs {
  constructor(list, onChosen) {
    this.tabs = [...list.querySelectorAll('[role="tab"]')];
    list.addEventListener('click', ({ target }) => {
      const tab = target.closest('[role="tab"]');
      if (tab) onChosen(tab.dataset.choice);
    });
    list.addEventListener('keydown', (event) => {
      const step = steps[event.key];
      const from = this.tabs.indexOf(document.activeElement);
      if (step === undefined || from < 0) return;
      event.preventDefault();
      const to = Number.isFinite(step) ? (from + step + this.tabs.length) % this.tabs.length
        : step < 0 ? 0 : this.tabs.length - 1;
      this.tabs[to].focus();
      onChosen(this.tabs[to].dataset.choice);
    });
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
  }
}
