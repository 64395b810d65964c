// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clients of `/api/live`, and what they make of its frames (core/protocol/README.md).
import assert from 'node:assert/strict';
import { Dashboard } from './dashboard.js';
import { patienceMs, within } from './deadline.js';

const seriesPoints = 60;
/// How many entries the lists have that grow at their beginning, unless the view says otherwise.
const listed = { events: 100, alerts: 50 };

/// The lists that a delta tells whole; of what is ranked there are two, now and today.
const ranked = ['countries', 'cities', 'referrers', 'campaigns', 'browsers', 'systems', 'devices'];
const whole = ['totals', 'pagesNow', 'pagesToday', 'pagesPresent', 'entryPagesNow', 'entryPagesToday',
  'exitPagesNow', 'exitPagesToday', 'eventNamesNow', 'eventNamesToday', ...ranked,
  ...ranked.map((name) => `${name}Today`), 'viewerCountries', 'viewerCities', 'sitesTruncated',
  'viewerList', 'usualHours', 'openAlerts', 'goals', 'pageDetail'];

function mergeSeries(before, changed) {
  const points = new Map([...before, ...changed].map((point) => [point[0], point]));
  return [...points.values()].sort((a, b) => a[0] - b[0]).slice(-seriesPoints);
}

function mergeSessions(before, { order, changed }) {
  const known = new Map([...before, ...changed].map((session) => [session.visit, session]));
  return order.map((visit) => {
    assert.ok(known.has(visit), `visit ${visit} is in the order, but was never told of`);
    return known.get(visit);
  });
}

/// What has no number has gone.
function mergeSites(before, changed) {
  const known = new Map([...before, ...changed]);
  return [...known].filter(([, active]) => active !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
}

/// The name of a site stands for its card as it was.
function mergeCards(before, told) {
  const known = new Map(before.map((card) => [card.site, card]));
  return told.map((card) => {
    assert.ok(typeof card !== 'string' || known.has(card), `the card of ${card} was never told`);
    return typeof card === 'string' ? known.get(card) : card;
  });
}

/// What operators did about alerts that are known.
function mergeHandling(before, told) {
  const known = new Map(told.map((each) => [each.id, each]));
  return before.map((alert) => {
    if (!known.has(alert.id)) return alert;
    const { seenAt, mutedUntil, ...rest } = alert;
    return { ...rest, ...known.get(alert.id) };
  });
}

/// The state after a delta, from the state before it.
function apply(state, delta, most) {
  const after = { ...state, at: delta.at };
  for (const [key, value] of Object.entries(delta)) {
    if (whole.includes(key)) after[key] = value;
    else if (key === 'series') after.series = mergeSeries(state.series, value);
    else if (key === 'sites') after.sites = mergeSites(state.sites, value);
    else if (key === 'siteCards') after.siteCards = mergeCards(state.siteCards, value);
    else if (key === 'sessions') after.sessions = mergeSessions(state.sessions, value);
    else if (key === 'alertHandling') after.alerts = mergeHandling(after.alerts, value);
    else if (key in most) after[key] = [...value, ...after[key]].slice(0, most[key]);
    else assert.equal(key, 'at');
  }
  return after;
}

// A dashboard on `/api/live`, which keeps the state that the frames tell.
export class LiveClient extends Dashboard {
  constructor(url, headers, most = {}) {
    super(url, headers);
    this.most = { ...listed, ...most };
    this.questions = 0;
  }

  /// Opens one for as long as the test `t` runs; `query` is as in the URL. With `before` it goes on
  /// from what that client, whose connection has dropped, had.
  static async open(t, server, query = {}, { headers = {}, before = {} } = {}) {
    const since = before.seq === undefined ? {} : { since: before.seq };
    const search = new URLSearchParams({ ...query, ...since });
    const most = Object.fromEntries(Object.keys(listed).filter((key) => key in query)
      .map((key) => [key, Number(query[key])]));
    const client = new LiveClient(`ws://127.0.0.1:${server.port}/api/live?${search}`, headers, most);
    Object.assign(client, { state: before.state, seq: before.seq });
    t.after(() => client.socket.terminate());
    const status = await within(patienceMs, 'the upgrade', client.status);
    if (status !== 101) throw new Error(`the upgrade was refused with ${status}`);
    return client;
  }

  received(frame) {
    if (frame.type === 'snapshot') {
      this.state = frame.data;
    } else if (frame.type === 'delta') {
      assert.equal(frame.after, this.seq, 'a delta goes on from the last frame');
      assert.ok(frame.seq > frame.after, 'the number grows');
      this.state = apply(this.state, frame.data, this.most);
    }
    if (frame.seq !== undefined) this.seq = frame.seq;
    super.received(frame);
  }

  /// Waits for a frame after which this holds of the state, and gives that.
  async untilState(what, holds, ms = patienceMs) {
    const end = Date.now() + ms;
    const tellsState = (frame) => frame.type === 'snapshot' || frame.type === 'delta';
    while (!(this.state && holds(this.state))) {
      // At least one frame a second comes, whatever happens.
      if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
      await this.nextFrame(what, tellsState);
    }
    return this.state;
  }

  /// Asks, and gives the answer's data; fails when that is an error.
  async ask(type, data) {
    const { type: answered, data: answer } = await this.askFor(type, data);
    assert.notEqual(answered, 'error', answer?.message);
    return answer;
  }

  /// Asks, and gives the whole answer, whatever it is.
  askFor(type, data) {
    const id = ++this.questions;
    this.send({ type, id, data });
    return this.answerTo(id);
  }

  /// Waits until the server has dealt with all that was sent before.
  async settle() {
    await this.askFor('settle');
  }
}
