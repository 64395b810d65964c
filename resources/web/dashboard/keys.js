// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every action has a key: that of the window without Ctrl, because the browser has the others.
import { byId } from './dom.js';
import { chooseTheme } from './theme.js';
import { shown } from './format.js';
import { t } from './words.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const rankAction = (key, rank, text) => ({ keys: [key], text, act: ({ goTo }) => goTo.rank(rank)() });
const themeAction = (digit, theme, text) => ({
  keys: [`Ctrl+Alt+${digit}`], text: t('Theme: %1', text), act: () => chooseTheme(theme), isOnWall: true,
});
const chartAction = (key, chart, text) => ({ keys: [key], text, act: ({ show }) => show({ chart }, 'plot') });

const timeAction = (key, text, by) => ({ keys: [key], text, act: ({ travel }) => travel.move(by) });

/// Nine keys, one line.
const viewDigits = 'Alt+Shift+1…9';

/// Each with the keys that do it, what it is called, and what it does; without `act` it is done elsewhere. What
/// is not `isOnWall` leaves the wall first; `isAnywhere`: also while something is written.
export const actions = [
  { keys: ['/', 'f'], text: t('Filter'), act: ({ filters }) => filters.focus() },
  { keys: ['Shift+Enter'], text: t('On a ranking or a filter: the others instead') },
  { keys: ['Ctrl+Enter'], text: t('On a ranking, or with a page that was typed: one more beside what is chosen') },
  { keys: ['*'], text: t('On a page that is filtered by: the pages beside it, too'), act: ({ filters }) => filters.widen() },
  { keys: ['z'], text: t('Undo the last change of the filter'), act: ({ filters }) => filters.undo() },
  { keys: ['Escape'], text: t('Back to now; clear the filter, the selection') },
  { keys: ['l'], text: t('Choose a site'), act: () => byId('site').focus() },
  { keys: ['s'], text: t('All sites at a glance'), act: ({ model }) => model.look({ add: false, sites: !model.view.sites }) },
  { keys: ['1'], text: t('Live feed'), act: ({ goTo }) => goTo.feed() },
  { keys: ['2'], text: t('Sessions'), act: ({ goTo }) => goTo.sessions() },
  rankAction('3', 'pages', t('Pages')),
  rankAction('4', 'countries', t('Countries')),
  rankAction('5', 'cities', t('Cities')),
  rankAction('6', 'referrers', t('Referrers')),
  rankAction('7', 'devices', t('Devices')),
  { keys: ['8'], text: t('Viewers'), act: ({ goTo }) => goTo.viewers() },
  { keys: ['9'], text: t('Journey'), act: ({ show }) => show({ side: 'journey' }, 'tab-journey') },
  { keys: ['0'], text: t('Alerts'), act: ({ goTo }) => goTo.alerts() },
  rankAction('E', 'entries', t('Entry pages')),
  rankAction('X', 'exits', t('Exit pages')),
  rankAction('M', 'campaigns', t('Campaigns')),
  rankAction('B', 'browsers', t('Browsers')),
  rankAction('O', 'systems', t('Operating systems')),
  rankAction('e', 'events', t('Events by name')),
  { keys: ['p'], text: t('The chosen page'), act: ({ goTo }) => goTo.page() },
  chartAction('T', 'live', t('Last ten minutes')),
  chartAction('t', 'today', t('Today against last week')),
  chartAction('d', 'hours', t('Last 24 hours')),
  { keys: ['V'], text: t('The chart as a table'), act: ({ chart }) => chart.toggleTable() },
  { keys: ['h'], text: t('Search past sessions'), act: ({ show }) => show({ list: 'past' }, 'past-text') },
  { keys: ['A'], text: t('How often would alerts have fired?'), act: ({ replay }) => replay.open() },
  { keys: ['u'], text: t('An alert is seen, or not'), act: ({ handling }) => handling.toggleSeen() },
  { keys: ['U'], text: t('Mute an alert for an hour, or unmute'), act: ({ handling }) => handling.toggleMuted() },
  { keys: ['y'], text: t('Back in time'), act: ({ show }) => show({}, 'time-slider') },
  timeAction('[', t('A minute earlier'), -minuteMs),
  timeAction(']', t('A minute later'), minuteMs),
  timeAction('{', t('An hour earlier'), -hourMs),
  timeAction('}', t('An hour later'), hourMs),
  { keys: ['Y'], text: t('Play the past, or stop'), act: ({ travel }) => travel.play(travel.pace > 0 ? 0 : 1) },
  { keys: ['i'], text: t('Note in the charts'), act: ({ dialogs, travel }) => dialogs.openMark(travel.at ?? Date.now()) },
  { keys: ['g'], text: t('Goals'), act: ({ goals }) => goals.open() },
  { keys: ['F'], text: t('Filtered'), act: ({ filtered }) => filtered.open() },
  { keys: ['R'], text: t('Refused'), act: ({ refused }) => refused.open() },
  { keys: ['o'], text: t('Sessions by latest activity'), act: ({ model }) => model.look({ order: model.view.order === 'arrival' ? 'activity' : 'arrival' }, true) },
  { keys: ['C'], text: t('Copy the address'), act: ({ copies }) => copies.address() },
  { keys: ['S'], text: t('Copy the snippet for a site'), act: ({ copies }) => copies.snippet() },
  { keys: ['n'], text: t('Add a website'), act: ({ show }) => show({ add: true }, 'add-site') },
  { keys: ['r'], text: t('Try again what has failed'), act: ({ tryAgain }) => tryAgain() },
  { keys: ['Ctrl+K'], text: t('Find an action, a page, a site'), act: ({ palette }) => palette.open(), isOnWall: true, isAnywhere: true },
  { keys: ['j'], text: t('Saved views'), act: ({ views }) => views.open(), isOnWall: true },
  { keys: [viewDigits], text: t('A saved view'), act: ({ views, digit }) => views.look(digit), isOnWall: true, isAnywhere: true },
  { keys: ['W'], text: t('Wall mode'), act: ({ screens }) => screens.toggleWall(), isOnWall: true },
  { keys: ['N'], text: t('Mini window'), act: ({ screens }) => screens.openMini(), isOnWall: true },
  { keys: ['m'], text: t('Sounds and notifications'), act: ({ menus }) => menus.toggle(byId('sounds'), byId('sounds-panel')), isOfMenu: true },
  themeAction(1, 'auto', t('As the desktop')),
  themeAction(2, 'light', t('Light')),
  themeAction(3, 'dark', t('Dark')),
  { keys: ['k'], text: t('Share links'), act: ({ shares }) => shares.open() },
  { keys: ['Shift+Delete'], text: t('Clear all statistics'), act: ({ dialogs }) => dialogs.openClear() },
  { keys: ['?', 'F1'], text: t('Keys'), act: ({ dialogs }) => dialogs.openKeys() },
  { keys: ['F10'], text: t('Menu'), act: ({ menus }) => menus.toggle(byId('more'), byId('more-panel')), isOfMenu: true },
];

const byKey = new Map(actions.filter(({ act }) => act).flatMap((action) => action.keys.map((key) => [key, action])));

/// As a person reads it: a capital is the letter with Shift.
export const keyName = (key) => (/^[A-Z]$/.test(key) ? `${t('Shift')}+${key}` : key === 'Escape' ? t('Esc') : key.replace('Shift+', `${t('Shift')}+`).replace('Ctrl+', `${t('Ctrl')}+`).replace('Delete', t('Delete')));

/// From 1 to 9; else 0.
const digitOf = (code) => Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);

/// The name that an event has among the actions. On some keyboards Ctrl and Alt make another sign of a digit.
function keyOf({ key, code, ctrlKey, altKey, metaKey, shiftKey }) {
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k') return 'Ctrl+K';
  if (metaKey) return '';
  if (altKey && shiftKey && !ctrlKey && digitOf(code)) return viewDigits;
  if (ctrlKey && altKey) return `Ctrl+Alt+${code.replace('Digit', '')}`;
  if (ctrlKey || altKey) return '';
  return key === 'Delete' && shiftKey ? 'Shift+Delete' : key;
}

/// From what is nearest outwards.
function escape(model, { filters, menus, travel, screens }) {
  if (menus.close() || screens.leave()) return;
  if (model.view.add) model.look({ add: false });
  else if (model.view.sites) model.look({ sites: false });
  else if (model.isPast) model.backToNow();
  else if (travel.isPast) travel.backToNow();
  else if (filters.clear()) return;
  else if (model.view.session) model.leaveSession();
  else document.activeElement?.blur();
}

const isWriting = (target) => target.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select');

export function connectKeys(model, parts) {
  const show = (changes, id) => {
    model.look({ add: false, sites: false, ...changes });
    model.focusDrawn(() => byId(id).focus());
  };
  const perform = (action, digit = 0) => {
    if (!action.isOfMenu) parts.menus.close();
    if (!action.isOnWall) parts.screens.leave();
    action.act({ ...parts, model, show, digit });
  };
  parts.palette.actions = () => [
    ...actions.filter(({ act, keys }) => act && !['Ctrl+K', viewDigits].includes(keys[0]))
      .map((action) => ({ text: action.text, kind: t('Action'), key: keyName(action.keys[0]), run: () => perform(action) })),
    ...parts.views.all.map(({ name }, i) => ({ text: shown(name), kind: t('View'), key: `Alt+${t('Shift')}+${i + 1}`, run: () => parts.views.look(i + 1) })),
  ];
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const key = keyOf(event);
    const action = byKey.get(key);
    if (key === 'Escape') return void escape(model, parts);
    if (!action || (isWriting(event.target) && !action.isAnywhere)) return;
    event.preventDefault();
    perform(action, digitOf(event.code));
  });
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault(); // what is behind '#' is the view
    byId('main-start').focus();
  });
}
