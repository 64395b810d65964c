// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is true now, as the frames of /api/live tell it. Pure: a state and a frame in, a new state out;
// a list that did not change stays the same object.

const seriesPoints = 60;
const defaultEvents = 100;
const keptAlerts = 50;

const ranked = ['countries', 'cities', 'referrers', 'campaigns', 'browsers', 'systems', 'devices'];
const lists = ['series', 'events', 'sessions', 'alerts', 'pagesNow', 'pagesToday', 'pagesPresent', 'entryPagesNow', 'entryPagesToday',
  'exitPagesNow', 'exitPagesToday', ...ranked, ...ranked.map((name) => `${name}Today`), 'eventNamesNow', 'eventNamesToday',
  'viewerCountries', 'viewerCities', 'viewerList', 'sites', 'openAlerts', 'usualHours', 'goals'];

export function fromSnapshot(data) {
  const state = { at: data.at, totals: data.totals ?? {}, sitesTruncated: data.sitesTruncated ?? false,
    pageDetail: data.pageDetail ?? null, siteCards: data.siteCards ?? [] };
  for (const name of lists) state[name] = data[name] ?? [];
  return state;
}

function withPoints(series, points) {
  const merged = new Map(series.map((point) => [point[0], point]));
  for (const point of points) merged.set(point[0], point);
  return [...merged.values()].sort((a, b) => a[0] - b[0]).slice(-seriesPoints);
}

function inOrder(sessions, { order = [], changed = [] }) {
  const known = new Map(sessions.map((session) => [session.visit, session]));
  for (const session of changed) known.set(session.visit, session);
  return order.map((visit) => known.get(visit)).filter(Boolean);
}

/// Sites that are new or changed, and those that have gone, which have no number.
function withSites(sites, changes) {
  const merged = new Map(sites);
  for (const [site, active] of changes) {
    if (active === undefined) merged.delete(site);
    else merged.set(site, active);
  }
  return [...merged];
}

/// The name of a site stands for its card as it was.
function withCards(cards, told) {
  const known = new Map(cards.map((card) => [card.site, card]));
  return told.map((card) => (typeof card === 'string' ? known.get(card) : card)).filter(Boolean);
}

const merges = {
  sites: withSites,
  series: withPoints,
  events: (events, added) => [...added, ...events].slice(0, defaultEvents),
  sessions: inOrder,
  alerts: (alerts, added) => [...added, ...alerts].slice(0, keptAlerts),
};

/// What operators did about those that are known.
function withHandling(alerts, changes) {
  const told = new Map(changes.map((change) => [change.id, change]));
  return alerts.map((alert) => {
    const { seenAt, mutedUntil } = told.get(alert.id) ?? alert;
    return told.has(alert.id) ? { ...alert, seenAt, mutedUntil } : alert;
  });
}

export function withDelta(state, data) {
  const next = { ...state, at: data.at };
  if (data.totals) next.totals = data.totals;
  next.pageDetail = data.pageDetail ?? state.pageDetail;
  if (data.siteCards) next.siteCards = withCards(state.siteCards, data.siteCards);
  next.sitesTruncated = data.sitesTruncated ?? state.sitesTruncated;
  if (data.alertHandling) next.alerts = withHandling(next.alerts, data.alertHandling);
  for (const name of lists) {
    if (data[name]) next[name] = merges[name]?.(next[name], data[name]) ?? data[name];
  }
  return next;
}
