// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Footfall knows of the visits to a site.
import { isDeepStrictEqual } from 'node:util';
import { patienceMs, until } from '../../wire/support/deadline.js';

/// One with a certificate of its own brings what trusts it.
function fetchFrom(server, path) {
  return (server.fetch ?? fetch)(server.url(path));
}

export async function summaryOf(server) {
  const answer = await fetchFrom(server, '/api/analytics/summary');
  return (await answer.json()).data;
}

/// The events that came, the oldest first.
export async function eventsOf(server) {
  return (await summaryOf(server)).recentEvents.reverse();
}

const asText = ({ type, page }) => `${type} ${page}`;

/// What an event itself told: the server adds what it knows of the browser.
export function toldBy({ metadata: { browser, system, ...told } }) {
  return told;
}

/// Waits until these events came and no others; gives them.
export async function cameTo(server, wanted, ms = patienceMs) {
  let events;
  const look = async () => {
    events = await eventsOf(server);
    return isDeepStrictEqual(events.map(asText), wanted);
  };
  try {
    await until(`these to come: ${wanted}`, look, ms);
  } catch (error) {
    throw new Error(`${error.message}; there came: ${events.map(asText)}`);
  }
  return events;
}

/// Waits until a badge, which anybody may ask for, shows so many people.
export async function counted(server, query, people, ms = patienceMs) {
  let shown;
  await until(`${people} people at ${query}`, async () => {
    const svg = await (await fetchFrom(server, `/badge.svg?${query}`)).text();
    shown = Number(/: (\d+)<\/title>/.exec(svg)[1]);
    return shown === people;
  }, ms).catch((error) => { throw new Error(`${error.message}; it shows ${shown}`); });
}
