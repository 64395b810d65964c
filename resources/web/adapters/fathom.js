// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fathom Lite: /tracker.js, on the tag that its snippet makes
//   fathom('set', 'trackerUrl', url), fathom('trackPageview', {path, referrer})
import { footfallAt, rooted, tagOf } from './page.js';

const tag = tagOf(({ id }) => id === 'fathom-script');
const early = [...window.fathom?.q ?? []];
const [, , trackerUrl] = early.find(([command, key]) => command === 'set' && key === 'trackerUrl') ?? [];

export const adapter = {
  script: tag,
  base: footfallAt('.', trackerUrl, tag),
  waits: true,
  begin({ see }) {
    window.fathom = (command, vars) => {
      if (command === 'trackPageview') see(rooted(vars?.path), vars?.referrer);
    };
    early.forEach((call) => window.fathom(...call));
  },
};
