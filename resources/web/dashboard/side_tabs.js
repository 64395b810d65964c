// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page that is chosen, a journey, or alerts; these beside the others where there is room.
import { byId, setHidden } from './dom.js';
import { Tabs } from './tabs.js';
import { wide } from './wide.js';

export class SideTabs {
  constructor(model) {
    this.tabs = new Tabs(byId('side-tabs'), (side) => model.look({ side }));
    wide.addEventListener('change', () => { this.place(); model.drawSoon(); });
    this.place();
  }

  place() {
    const [head, home] = wide.matches ? [byId('alerts-head'), byId('alerts')] : [byId('side-head'), byId('side')];
    const panel = byId('alert-panel');
    const hadFocus = panel.contains(document.activeElement);
    home.append(panel);
    panel.setAttribute('role', wide.matches ? 'group' : 'tabpanel');
    panel.setAttribute('aria-labelledby', wide.matches ? 'alerts-title' : 'tab-alerts');
    if (hadFocus) panel.focus();
    head.insertBefore(byId('alerts-how'), head.children[1] ?? null);
    setHidden(byId('tab-alerts'), wide.matches);
    this.side = null;
  }

  draw({ view, past }) {
    const side = wide.matches && view.side === 'alerts' ? 'journey' : view.side;
    if (side !== this.side) this.tabs.show(side);
    this.side = side;
    if (wide.matches) setHidden(byId('alert-panel'), false);
    setHidden(byId('journey-close'), side !== 'journey' || !(view.session || past));
    setHidden(byId('alerts-how'), side !== 'alerts' && !wide.matches);
  }
}
