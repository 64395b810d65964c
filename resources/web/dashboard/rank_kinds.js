// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is ranked: of each ranking its columns, what they mean, and what is said of a row. The words are the
// window's. Pure.
import { count, number } from './format.js';

/// Who is active, and which part of `all` that is: of all, or of those that are left.
function activeNow(value, all, isNarrowed) {
  const percent = number(Math.round((100 * value) / Math.max(all, 1)));
  return `${number(value)} active, ${percent} % of ${isNarrowed ? 'those that the filter leaves' : 'all'}`;
}
const visits = (value) => count(value, '1 visit today', '% visits today');

/// A column: its name, the list of /api/live that it shows, what it means, and what one figure says.
const now = (list, means = 'active sessions') => ({ name: 'now', list, means, says: activeNow });
const today = (list, means = 'visits since midnight, and those that were there then', says = visits) => ({ name: 'today', list, means, says, isOfDay: true });
/// Those who are here beside the sessions: a row stands by the higher of both.
const here = { name: 'here', list: 'pagesPresent', means: 'visitors with the page open, neither hidden nor silent', isPresence: true,
  says: (value) => `${number(value)} here with the page open` };
const viewers = (list) => ({ name: 'viewers', list, means: 'those who said that they look at a site from there', isPresence: true,
  says: (value) => count(value, '1 viewer', '% viewers') });

const exits = { name: '5 min', list: 'exitPagesNow', means: 'sessions that ended on the page in the last five minutes',
  says: (value) => `${number(value)} left from it in the last 5 minutes` };
const events = { name: '1 min', list: 'eventNamesNow', means: 'events of the last minute', says: (value) => `${number(value)} in the last minute` };

const label = (title, filter, name, plural, more = {}) => ({ title, filter, label: name, columns: [now(plural), today(`${plural}Today`)], ...more });

/// Each with its title, the view's filter that a click sets, the label's column, and the columns of figures.
export const kinds = {
  pages: { title: 'All', filter: 'page', label: 'page', isOfPages: true,
    columns: [now('pagesNow', 'active sessions on the page'), here,
      today('pagesToday', 'views since midnight', (value) => count(value, '1 view today', '% views today'))] },
  entries: { title: 'Entry', filter: 'entry', label: 'entry page', isOfPages: true,
    columns: [now('entryPagesNow', 'active sessions that began with the page'), today('entryPagesToday')] },
  exits: { title: 'Exit', filter: 'page', label: 'exit page', isOfPages: true, columns: [exits, today('exitPagesToday')] },
  countries: { title: 'Countries', filter: 'country', label: 'country',
    columns: [now('countries'), viewers('viewerCountries'), today('countriesToday')] },
  cities: { title: 'Cities', filter: 'city', label: 'city', columns: [now('cities'), viewers('viewerCities'), today('citiesToday')] },
  referrers: label('Referrers', 'referrer', 'referrer', 'referrers', { none: '(direct)', hasKinds: true }),
  campaigns: label('Campaigns', 'campaign', 'campaign', 'campaigns'),
  devices: label('Devices', 'device', 'device', 'devices'),
  browsers: label('Browsers', 'browser', 'browser', 'browsers'),
  systems: label('Systems', 'system', 'operating system', 'systems'),
  events: { title: 'Events', filter: 'event', label: 'event', isOfAll: true,
    nothing: ['No clicks or other events today.', 'No clicks or other events in the last minute.'],
    columns: [events, today('eventNamesToday', 'events since midnight', (value) => count(value, '1 event today', '% events today'))] },
};

/// Each is a tab.
export const groups = {
  pages: ['pages', 'entries', 'exits'],
  places: ['countries', 'cities'],
  sources: ['referrers', 'campaigns'],
  devices: ['devices', 'browsers', 'systems'],
  events: ['events'],
};
/// Where there is room, each has a column that it is looked for in.
export const columnOf = { pages: 'rank', places: 'more', devices: 'more', sources: 'third', events: 'third' };
export const groupOf = (rank) => Object.keys(groups).find((group) => groups[group].includes(rank));

/// The lists side by side: a row a label (of a site), in the order of the first list that has it; where one
/// of them counts who is present, by the higher of that and the first, `live`.
export function rankRows(lists, present = -1) {
  const rows = new Map();
  lists.forEach((list, column) => {
    for (const [label, value, beside = ''] of list) {
      const key = JSON.stringify([beside, label]);
      if (!rows.has(key)) rows.set(key, { key, label, beside, values: lists.map(() => 0) });
      rows.get(key).values[column] = value;
    }
  });
  const all = [...rows.values()];
  for (const row of all) row.live = Math.max(row.values[0], row.values[present] ?? 0);
  return present < 0 ? all : all.sort((a, b) => b.live - a.live);
}

const unbroken = '\u00a0';
/// "search 44 % · direct 31 %", to be broken before a dot only: what share of all each kind has, the largest first. Other comes last: what is ranked beyond the rows is in it.
export function kindShares(referrers, active) {
  const counts = { other: active };
  for (const [, value, kind] of referrers) {
    counts.other -= value;
    counts[kind] = (counts[kind] ?? 0) + value;
  }
  return Object.entries(counts).filter(([, value]) => value > 0).sort(([a, of], [b, ofB]) => (a === 'other') - (b === 'other') || ofB - of)
    .map(([kind, value]) => [kind, Math.round((100 * value) / active), '%'].join(unbroken)).join(` ·${unbroken}`);
}
