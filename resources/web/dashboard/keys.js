// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every action has a key: plain letters, because the browser has the others.
import { byId } from './dom.js';

const rankKeys = {
  3: 'pages', 4: 'countries', 5: 'cities', 6: 'referrers', 7: 'devices', 8: 'viewers',
  e: 'events', E: 'entries', X: 'exits', M: 'campaigns', B: 'browsers', O: 'systems',
};

export const keyList = [
  [['/'], 'Filter'],
  [['Shift', 'Enter'], 'On a ranking or a filter: not this'],
  [['z'], 'Undo the last change of the filter'],
  [['Esc'], 'Close; clear the filter, then the session'],
  [['l'], 'Choose a site'],
  [['s'], 'All sites at a glance'],
  [['1'], 'Live feed'],
  [['2'], 'Sessions'],
  [['o'], 'Sessions by latest activity, or the newest first'],
  [['3', '…', '8'], 'Pages, countries, cities, referrers, devices, viewers'],
  [['e'], 'Events by name'],
  [['Shift', 'E'], 'Entry pages'],
  [['Shift', 'X'], 'Exit pages'],
  [['Shift', 'M'], 'Campaigns'],
  [['Shift', 'B'], 'Browsers'],
  [['Shift', 'O'], 'Operating systems'],
  [['p'], 'The chosen page'],
  [['9'], 'Journey'],
  [['0'], 'Alerts'],
  [['c'], 'The last ten minutes'],
  [['t'], 'Today against last week'],
  [['d'], 'The last 24 hours'],
  [['v'], 'The chart as a table'],
  [['h'], 'Search past sessions'],
  [['a'], 'How often would alerts have fired?'],
  [['g'], 'Goals'],
  [['w'], 'Add a website'],
  [['m'], 'Sounds and notifications'],
  [['x'], 'Clear all statistics'],
  [['?'], 'These keys'],
];

function actions(model, { dialogs, filters, menus, goTo, chart, replay, goals }) {
  const show = (changes, id) => () => {
    model.look({ add: false, sites: false, ...changes });
    model.afterDraw(() => byId(id).focus());
  };
  const keys = {
    '/': () => filters.focus(), z: () => filters.undo(), l: () => byId('site').focus(), 1: goTo.feed, 2: goTo.sessions,
    9: show({ side: 'journey' }, 'tab-journey'), 0: goTo.alerts, p: goTo.page,
    c: show({ chart: 'live' }, 'plot'), t: show({ chart: 'today' }, 'plot'), d: show({ chart: 'hours' }, 'plot'),
    v: () => chart.toggleTable(), h: show({ list: 'past' }, 'past-text'),
    s: () => model.look({ add: false, sites: !model.view.sites }), w: show({ add: true }, 'add-site'), m: () => menus.toggle(byId('sounds'), byId('sounds-panel')),
    o: () => model.look({ order: model.view.order === 'arrival' ? 'activity' : 'arrival' }, true),
    a: () => replay.open(), g: () => goals.open(), x: () => dialogs.openClear(), '?': () => dialogs.openKeys(),
  };
  for (const [key, rank] of Object.entries(rankKeys)) keys[key] = goTo.rank(rank);
  return keys;
}

/// From what is nearest outwards.
function escape(model, { filters, menus }) {
  if (menus.close()) return;
  if (model.view.add) model.look({ add: false });
  else if (model.view.sites) model.look({ sites: false });
  else if (filters.clear()) return;
  else if (model.view.session || model.past) model.leaveSession();
  else document.activeElement?.blur();
}

const isWriting = (target) => target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');

export function connectKeys(model, parts) {
  const keys = actions(model, parts);
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]')) return;
    if (key === 'Escape') escape(model, parts);
    else if (!isWriting(target) && Object.hasOwn(keys, key)) {
      event.preventDefault();
      if (key !== 'm') parts.menus.close();
      keys[key]();
    }
  });
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault(); // what is behind '#' is the view
    byId('main-start').focus();
  });
}
