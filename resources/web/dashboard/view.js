// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is looked at: it is in the address behind '#', so that a reload or a link shows the same. Pure.

const ranks = ['pages', 'entries', 'exits', 'countries', 'cities', 'referrers', 'campaigns', 'devices', 'browsers', 'systems', 'events'];

const others = ranks.slice(3); // but those of pages

/// What each choice may be; the first is the usual one and is left out of the address.
export const choices = {
  chart: ['live', 'today', 'hours'],
  rank: ranks,
  more: ['countries', ...others.filter((rank) => rank !== 'countries')], // on wide screens, and this, too
  third: ['referrers', ...others.filter((rank) => rank !== 'referrers')],
  list: ['sessions', 'past', 'viewers'],
  order: ['arrival', 'activity'], // of the sessions
  side: ['alerts', 'journey', 'page'],
  show: ['all', 'wall', 'mini'], // the whole, on a wall, as a small window
};

/// What is chosen by: of several values of a field any will do. The fields may be turned around, so that only
/// what is none of them is shown: `not`.
export const fields = ['country', 'city', 'page', 'referrer', 'device', 'campaign', 'browser', 'system', 'entry', 'event'];
export const filters = [...fields, 'text'];
/// Of one field, as many as the server takes.
export const mostValues = 16;
/// How many bytes the server takes of each; of all but the text a quarter as many characters.
const longest = { site: 1_020, country: 512, city: 512, text: 256 };
const longestOfOthers = 8_192;
/// As many as the server tells of.
const mostViewers = 200;
/// Sites that are seen at a glance: as many as the server tells of.
const siteCards = 60;
const encoder = new TextEncoder();

/// What is looked for need not be longer than that to be found.
function bounded(name, text) {
  const bytes = longest[name] ?? longestOfOthers;
  const { read } = encoder.encodeInto(text, new Uint8Array(bytes));
  return name === 'text' ? text.slice(0, read) : [...text.slice(0, read)].slice(0, bytes / 4).join('');
}

/// Each once, and no more than there may be.
const valuesOf = (name, values) => [...new Set(values.map((value) => bounded(name, value)))].filter((value) => value !== '').slice(0, mostValues);

/// Those that are set and turned around, in the one order they have.
const turned = (view, names) => fields.filter((name) => view[name].length > 0 && names.includes(name));

/// The page that is asked for, where it is just one.
export const onePage = ({ page, not }) => (page.length !== 1 || page[0].endsWith('*') || not.includes('page') ? '' : page[0]);

/// The pages beside one: "/products/*" of "/products/shoe".
const pagesAround = (page) => `${page.slice(0, page.lastIndexOf('/') + 1)}*`;
const isOne = (page) => !page.endsWith('*');
export const canWiden = ({ page }) => page.some(isOne);
/// The changes that have the pages beside each, too.
export const widened = ({ page }) => ({ page: page.map((each) => (isOne(each) ? pagesAround(each) : each)) });

/// A page that is chosen is shown beside the lists; without it, what was beside them before.
function sideOf(view, next, changes) {
  if ('side' in changes || onePage(view) === onePage(next)) return next.side;
  if (onePage(next)) return 'page';
  if (next.side !== 'page') return next.side;
  return next.session ? 'journey' : 'alerts';
}

/// The view with these parts changed.
export function changed(view, changes) {
  const next = { ...view, ...changes };
  for (const name of fields) next[name] = valuesOf(name, next[name]);
  next.text = bounded('text', next.text);
  next.not = turned(next, next.not);
  next.side = sideOf(view, next, changes);
  return next;
}

/// The changes that turn a field around, or not.
const turnedTo = ({ not }, name, isNot) => ({ not: isNot ? [...not, name] : not.filter((other) => other !== name) });

/// The changes that choose by a field: only what is so, or only what is not. Empty: no more.
export const chosen = (view, name, value, isNot = false) => ({ [name]: value === '' ? [] : [value], ...turnedTo(view, name, isNot) });

/// The changes that ask for a value as well, or no more where it is asked for. Where what must not be is
/// asked for anew, only that.
export function chosenToo(view, name, value, isNot = false) {
  if (isNot && !view.not.includes(name)) return chosen(view, name, value, true);
  return { [name]: view[name].includes(value) ? view[name].filter((other) => other !== value) : [...view[name], value] };
}

/// The same by the keys that are held with a click: Shift for what is not so, Ctrl for one more.
export const chosenBy = (view, name, value, { shiftKey = false, ctrlKey = false, metaKey = false }) =>
  (ctrlKey || metaKey ? chosenToo : chosen)(view, name, value, shiftKey);

/// The changes that have the others of a field instead.
export const turnedAround = (view, name) => turnedTo(view, name, !view.not.includes(name));

/// The filters alone.
export const filterOf = (view) => ({ ...Object.fromEntries(filters.map((name) => [name, view[name]])), not: view.not });
export const isSameFilter = (a, b) => JSON.stringify(filterOf(a)) === JSON.stringify(filterOf(b));

/// `site` null: all sites; '': the events that name none.
export function viewOf(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const view = { site: null, session: null, add: query.has('add'), sites: query.has('sites') };
  if (query.has('site')) view.site = bounded('site', query.get('site'));
  for (const name of fields) view[name] = valuesOf(name, query.getAll(name));
  view.text = bounded('text', query.get('text') ?? '');
  view.not = turned(view, (query.get('not') ?? '').split(','));
  for (const [name, allowed] of Object.entries(choices))
    view[name] = allowed.includes(query.get(name)) ? query.get(name) : allowed[0];
  if (query.has('session')) view.session = { site: query.get('of') ?? '', sessionId: query.get('session') };
  return view;
}

export function hashOf(view) {
  const query = new URLSearchParams();
  if (view.site !== null) query.set('site', view.site);
  for (const name of fields) for (const value of view[name]) query.append(name, value);
  if (view.text) query.set('text', view.text);
  if (view.not.length > 0) query.set('not', view.not.join());
  for (const [name, allowed] of Object.entries(choices))
    if (view[name] !== allowed[0]) query.set(name, view[name]);
  if (view.session) {
    query.set('session', view.session.sessionId);
    if (view.session.site) query.set('of', view.session.site);
  }
  if (view.add) query.set('add', '');
  if (view.sites) query.set('sites', '');
  const text = query.toString();
  return text ? `#${text}` : '';
}

/// The part of it that is kept for the next visit: a session will be gone by then.
export const keptOf = (view) => hashOf({ ...view, session: null, add: false, sites: false, show: 'all', side: view.side === 'journey' ? 'alerts' : view.side });

/// The part of it that the server has to know. Who adds a website waits for an event that the filters
/// may not let through.
export function watched(view) {
  const wanted = { order: view.order };
  if (view.add) return wanted;
  if (view.site !== null) wanted.site = view.site;
  for (const name of fields) if (view[name].length > 0) wanted[name] = view[name].length > 1 ? view[name] : view[name][0];
  if (view.text) wanted.text = view.text;
  if (view.not.length > 0) wanted.not = view.not.join();
  if (view.list === 'viewers') wanted.viewers = mostViewers;
  if (view.sites) wanted.siteCards = siteCards;
  if (onePage(view)) wanted.detail = onePage(view);
  return wanted;
}

/// A field has values, the text has letters.
export const isFiltered = (view) => filters.some((name) => view[name].length > 0);
