// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The live statistics of visitors, in memory. An event costs O(1): sessions are kept in the order
// of their last activity, so that expiry never looks at those that are still active.

const sessionTimeoutMs = 5 * 60_000;
const recentEvents = 50;
const journeySteps = 200;
const shownSessions = 50;
const shownPages = 100;
const shownSteps = 20;
const milestones = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

const increment = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

function decrement(counts, key) {
  const left = (counts.get(key) ?? 0) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}

export class Analytics {
  constructor() {
    this.clear();
  }

  clear() {
    this.sessions = new Map(); // the one longest without an event first
    this.ended = new Map();
    this.visitors = new Set();
    this.pages = new Map();
    this.countries = new Map();
    this.begun = [];
    this.recent = [];
    this.eventsToday = 0;
    this.nextMilestone = 0;
    this.spikeTold = -Infinity;
  }

  /// Applies a checked event; returns its session, or undefined.
  apply(event, now) {
    this.eventsToday += 1;
    this.visitors.add(event.visitorId ?? event.sessionId);
    if (event.type === 'pageview') increment(this.pages, event.page);
    this.recent.push(event);
    if (this.recent.length > 2 * recentEvents) this.recent.splice(0, recentEvents);
    const session = this.sessions.get(event.sessionId) ?? this.begin(event, now);
    this.touch(session, event, now);
    if (event.type === 'session_end') this.end(session);
    return session;
  }

  begin(event, now) {
    this.ended.delete(event.sessionId);
    this.begun.push(now);
    return {
      sessionId: event.sessionId, journey: [], currentPage: '', startTime: event.timestamp,
      lastTime: event.timestamp, lastActivity: now, country: '', active: true, metadata: {},
      firstMs: Date.parse(event.timestamp), duration: 0,
    };
  }

  touch(session, event, now) {
    if (session.country !== (event.country ?? '')) {
      if (session.country) decrement(this.countries, session.country);
      session.country = event.country ?? '';
      if (session.country) increment(this.countries, session.country);
    }
    if (session.journey.at(-1) !== event.page) session.journey.push(event.page);
    if (session.journey.length > journeySteps) session.journey.splice(1, 1);
    session.currentPage = event.page;
    session.lastActivity = now;
    const seconds = Math.floor((Date.parse(event.timestamp) - session.firstMs) / 1000);
    session.duration = Math.max(session.duration, seconds);
    Object.assign(session.metadata, event.metadata);
    this.sessions.delete(session.sessionId);
    this.sessions.set(session.sessionId, session);
  }

  end(session) {
    session.active = false;
    this.sessions.delete(session.sessionId);
    this.ended.set(session.sessionId, session);
    if (session.country) decrement(this.countries, session.country);
  }

  /// Ends the sessions that have timed out, and returns them.
  expire(now) {
    const gone = [];
    for (const session of this.sessions.values()) {
      if (session.lastActivity + sessionTimeoutMs > now) break;
      gone.push(session);
    }
    gone.forEach((session) => this.end(session));
    for (const session of this.ended.values()) {
      if (session.lastActivity + 2 * sessionTimeoutMs > now) break;
      this.ended.delete(session.sessionId);
    }
    return gone;
  }

  visitorsLastMinute(now) {
    let first = 0;
    while (first < this.begun.length && this.begun[first] <= now - 60_000) first += 1;
    if (first > 0) this.begun.splice(0, first);
    return this.begun.length;
  }

  /// The alerts that are due now.
  alerts(now) {
    const due = [];
    const details = { visitorsLastMinute: this.visitorsLastMinute(now), activeVisitors: this.sessions.size };
    if (details.visitorsLastMinute >= 7 && now - this.spikeTold > 10 * 60_000) {
      this.spikeTold = now;
      const message = `Visitor spike: ${details.visitorsLastMinute} in the last minute, expected about 1`;
      due.push({ level: 'warning', message, details: { ...details, expected: 1 } });
    }
    while (this.sessions.size >= milestones[this.nextMilestone]) {
      const message = `${milestones[this.nextMilestone++]} visitors are active`;
      due.push({ level: 'milestone', message, details });
    }
    return due;
  }

  stats(now, dashboards) {
    return {
      totalActive: this.sessions.size,
      totalToday: this.visitors.size,
      pagesVisited: Object.fromEntries([...this.pages].sort((a, b) => b[1] - a[1]).slice(0, shownPages)),
      activeSessions: this.newest(shownSessions).map((session) => sessionView(session, shownSteps)),
      connectedDashboards: dashboards,
      countries: Object.fromEntries(this.countries),
      eventsToday: this.eventsToday,
      visitorsLastMinute: this.visitorsLastMinute(now),
    };
  }

  newest(limit, matches = () => true) {
    return [...this.ended.values(), ...this.sessions.values()].reverse().filter(matches)
      .sort((a, b) => b.lastActivity - a.lastActivity).slice(0, limit);
  }

  newestEvents(matches = () => true) {
    return this.recent.filter(matches).slice(-recentEvents).reverse();
  }
}

export function sessionView(session, steps = journeySteps) {
  return {
    sessionId: session.sessionId, journey: session.journey.slice(-steps),
    currentPage: session.currentPage, startTime: session.startTime,
    lastActivity: new Date(session.lastActivity).toISOString(), country: session.country,
    active: session.active, metadata: session.metadata, duration: session.duration,
  };
}
