// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page that is chosen, a journey, or alerts.
import { byId, setHidden } from './dom.js';
import { Tabs } from './tabs.js';

export class SideTabs {
  constructor(model) {
    this.tabs = new Tabs(byId('side-tabs'), (side) => model.look({ side }));
  }

  draw({ view, past }) {
    if (view.side !== this.side) this.tabs.show(view.side);
    this.side = view.side;
    setHidden(byId('journey-close'), view.side !== 'journey' || !(view.session || past));
  }
}
