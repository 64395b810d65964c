// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ackee: /tracker.js
//   data-ackee-server, data-ackee-domain-id on the script
//   ackeeTracker.create(server).record(domainId), .action(eventId, {key, value})
import { footfallAt, tagOf } from './page.js';

const tag = tagOf(({ dataset }) => dataset.ackeeServer);

export const adapter = {
  script: tag,
  base: footfallAt('.', `${tag.dataset.ackeeServer}/`, tag),
  begin({ see, tell }) {
    const recording = { stop() {} };
    const instance = {
      record(domainId, { siteLocation, siteReferrer } = {}) {
        see(siteLocation, siteReferrer);
        return recording;
      },
      updateRecord: () => recording,
      action: (eventId, { key, value } = {}) => tell(key, { value }),
      updateAction() {},
    };
    window.ackeeTracker = { create: () => instance, attributes: () => ({}), detect() {} };
  },
};
