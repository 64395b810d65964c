// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is ranked: of each ranking its columns, what they mean, and what is said of a row. The words are the
// window's. Pure.
import { count, number } from './format.js';
import { t } from './words.js';

/// Who is active, and which part of `all` that is: of all, or of those that are left.
function activeNow(value, all, isNarrowed) {
  const percent = number(Math.round((100 * value) / Math.max(all, 1)));
  return isNarrowed ? t('%1 active, %2 % of those that the filter leaves', number(value), percent) : t('%1 active, %2 % of all', number(value), percent);
}
const visits = (value) => count(value, '1 visit today', '% visits today');

/// A column: its name, the list of /api/live that it shows, what it means, and what one figure says.
const now = (list, means = t('active sessions')) => ({ name: t('now'), list, means, says: activeNow });
const today = (list, means = t('visits since midnight, and those that were there then'), says = visits) => ({ name: t('today'), list, means, says, isOfDay: true });
/// Those who are here beside the sessions: a row stands by the higher of both.
const here = { name: t('here'), list: 'pagesPresent', means: t('visitors with the page open, neither hidden nor silent'), isPresence: true,
  says: (value) => t('%1 here with the page open', number(value)) };
const viewers = (list) => ({ name: t('viewers'), list, means: t('those who said that they look at a site from there'), isPresence: true,
  says: (value) => count(value, '1 viewer', '% viewers') });

const exits = { name: t('5 min'), list: 'exitPagesNow', means: t('sessions that ended on the page in the last five minutes'),
  says: (value) => t('%1 left from it in the last 5 minutes', number(value)) };
const events = { name: t('1 min'), list: 'eventNamesNow', means: t('events of the last minute'), says: (value) => t('%1 in the last minute', number(value)) };

const label = (title, filter, name, plural, more = {}) => ({ title, filter, label: name, columns: [now(plural), today(`${plural}Today`)], ...more });

/// Each with its title, the view's filter that a click sets, the label's column, and the columns of figures.
export const kinds = {
  pages: { title: t('All'), filter: 'page', label: t('page'), isOfPages: true,
    columns: [now('pagesNow', t('active sessions on the page')), here,
      today('pagesToday', t('views since midnight'), (value) => count(value, '1 view today', '% views today'))] },
  entries: { title: t('Entry'), filter: 'entry', label: t('entry page'), isOfPages: true,
    columns: [now('entryPagesNow', t('active sessions that began with the page')), today('entryPagesToday')] },
  exits: { title: t('Exit'), filter: 'page', label: t('exit page'), isOfPages: true, columns: [exits, today('exitPagesToday')] },
  countries: { title: t('Countries'), filter: 'country', label: t('country'),
    columns: [now('countries'), viewers('viewerCountries'), today('countriesToday')] },
  cities: { title: t('Cities'), filter: 'city', label: t('city'), columns: [now('cities'), viewers('viewerCities'), today('citiesToday')] },
  referrers: label(t('Referrers'), 'referrer', t('referrer'), 'referrers', { none: t('(direct)'), hasKinds: true }),
  campaigns: label(t('Campaigns'), 'campaign', t('campaign'), 'campaigns'),
  devices: label(t('Devices'), 'device', t('device'), 'devices'),
  browsers: label(t('Browsers'), 'browser', t('browser'), 'browsers'),
  systems: label(t('Systems'), 'system', t('operating system'), 'systems'),
  events: { title: t('Events'), filter: 'event', label: t('event'), isOfAll: true,
    nothing: [t('No clicks or other events today.'), t('No clicks or other events in the last minute.')],
    columns: [events, today('eventNamesToday', t('events since midnight'), (value) => count(value, '1 event today', '% events today'))] },
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
const kindNames = { search: t('search'), social: t('social'), mail: t('mail'), direct: t('direct'), other: t('other') };
/// "search 44 % · direct 31 %", to be broken before a dot only: what share of all each kind has, the largest first. Other comes last: what is ranked beyond the rows is in it.
export function kindShares(referrers, active) {
  const counts = { other: active };
  for (const [, value, kind] of referrers) {
    counts.other -= value;
    counts[kind] = (counts[kind] ?? 0) + value;
  }
  return Object.entries(counts).filter(([, value]) => value > 0).sort(([a, of], [b, ofB]) => (a === 'other') - (b === 'other') || ofB - of)
    .map(([kind, value]) => [kindNames[kind] ?? kind, Math.round((100 * value) / active), '%'].join(unbroken)).join(` ·${unbroken}`);
}
