// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { WebSocketServer, WebSocket } from 'ws';
import { sessionView } from './analytics.js';

const tickMs = 250;
const iso = () => new Date().toISOString();

// The dashboards on WebSocket `/`. What happens within a tick is sent as one broadcast, encoded
// once for all; nothing is computed while nobody is connected.
export class Dashboards {
  constructor(httpServer, analytics) {
    this.analytics = analytics;
    this.touched = new Set();
    this.server = new WebSocketServer({ server: httpServer, path: '/', maxPayload: 64 * 1024 });
    this.server.on('connection', (socket) => this.welcome(socket));
    this.newEvents = 0;
    this.timer = null;
  }

  get count() {
    return this.server.clients.size;
  }

  eventArrived(event, session) {
    if (this.count === 0) return;
    this.newEvents += 1;
    this.newestEvent = event;
    this.touched.add(session);
    if (this.timer) return;
    this.flush();
    this.timer = setTimeout(() => this.nextTick(), tickMs);
  }

  nextTick() {
    this.timer = null;
    if (this.newEvents === 0) return;
    this.flush();
    this.timer = setTimeout(() => this.nextTick(), tickMs);
  }

  flush() {
    const data = { event: this.newestEvent, stats: this.analytics.stats(Date.now(), this.count) };
    if (this.newEvents > 1) data.coalesced = this.newEvents;
    this.newEvents = 0;
    this.broadcast('visitor_update', data);
    [...this.touched].slice(-50).forEach((session) => this.sessionChanged(session));
    this.touched.clear();
    this.analytics.alerts(Date.now()).forEach((alert) => this.broadcast('alert', alert));
  }

  sessionChanged(session) {
    const { sessionId, currentPage, journey, duration, active } = sessionView(session, 20);
    this.broadcast('session_activity', { sessionId, currentPage, journey, duration, active });
  }

  broadcast(type, data, except = null) {
    const frame = JSON.stringify({ type, data });
    for (const socket of this.server.clients) {
      if (socket !== except && socket.readyState === WebSocket.OPEN) socket.send(frame);
    }
  }

  welcome(socket) {
    const data = { totalDashboards: this.count, connectedAt: iso() };
    const message = 'Welcome to the Real-Time Analytics API';
    socket.send(JSON.stringify({ message, type: 'user_connected', data }));
    this.broadcast('user_connected', data, socket);
    socket.on('message', (text, isBinary) => this.received(socket, text, isBinary));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.broadcast('user_disconnected', { totalDashboards: this.count }));
  }

  received(socket, text, isBinary) {
    if (isBinary) return socket.close(1003);
    try {
      const frame = JSON.parse(text);
      if (frame?.type === 'request_detailed_stats') return this.answerStats(socket, frame);
      if (frame?.type === 'track_dashboard_action') return this.shareAction(socket, frame);
      throw new Error('Unknown message type');
    } catch (error) {
      return socket.send(JSON.stringify({ type: 'error', data: { message: error.message } }));
    }
  }

  answerStats(socket, frame) {
    const filter = frame.filter ?? frame.data?.filter ?? {};
    const matches = (one) => (!filter.country || one.country === filter.country)
      && (!filter.page || (one.page ?? one.currentPage) === filter.page);
    const { totalActive, totalToday, pagesVisited } = this.analytics.stats(Date.now(), this.count);
    const events = this.analytics.newestEvents(matches);
    const sessions = this.analytics.newest(50, matches).map((session) => sessionView(session, 20));
    const data = {
      filter, events, sessions, summary: { totalActive, totalToday }, pagesVisited,
      totalFiltered: events.length,
    };
    socket.send(JSON.stringify({ type: 'detailed_stats', data }));
    socket.send(JSON.stringify({ type: 'detailed_stats_response', data }));
  }

  shareAction(socket, frame) {
    const { action, details } = frame.data ?? frame;
    this.broadcast('dashboard_action', { action, details, timestamp: iso() }, socket);
  }
}
