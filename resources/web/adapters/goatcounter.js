// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// GoatCounter: /count.js
//   data-goatcounter="https://…/count", data-goatcounter-settings="{…}" on the script
//   data-goatcounter-click="name" on any element
//   window.goatcounter = {no_onload, no_events, path, referrer, endpoint}, goatcounter.count({path, event})
import { attempt, footfallAt, kept, onClick, rooted, script } from './page.js';

const { goatcounter: endpoint, goatcounterSettings } = script.dataset;
const settings = { ...attempt(() => JSON.parse(goatcounterSettings)), ...window.goatcounter };
const marked = 'data-goatcounter-click';

/// A path may be made of the one that it would be without it; null: it is not counted.
const made = (path) =>
  typeof path === 'function' ? path(location.pathname + location.search) || null : path;

export const adapter = {
  base: footfallAt('.', settings.endpoint ?? endpoint),
  isManual: settings.no_onload,
  waits: true,
  off: kept('skipgc') === 't',
  begin({ see, tell }) {
    const count = (vars) => {
      const { path, referrer, event } = { ...settings, ...vars };
      const name = made(path);
      if (name === null) return;
      if (event) tell(name);
      else see(rooted(name), referrer);
    };
    const bind = () => {};
    window.goatcounter = {
      ...settings, count, bind_events: bind, filter: () => false, url: () => '',
      get_query: (name) => new URLSearchParams(location.search).get(name) ?? undefined,
    };
    if (!settings.no_onload) count();
    if (!settings.no_events) {
      onClick((element) => {
        const name = element.getAttribute(marked);
        if (name !== null) tell(name || element.name || element.id);
        return name !== null;
      });
    }
  },
};
