#!/usr/bin/env node
// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The measure for the benchmark: what a careful author would write with Express and ws for the
// same job, all in memory. It answers the requests that footfalld is measured with, keeps sessions
// with journeys, statistics and alerts, and tells the dashboards.
import { createServer } from 'node:http';
import express from 'express';
import { Analytics, sessionView } from './analytics.js';
import { Dashboards } from './dashboards.js';

const batchLimit = 5_000;
const requiredFields = ['type', 'page', 'sessionId'];
const iso = () => new Date().toISOString();

const analytics = new Analytics();
const app = express();
const server = createServer(app);
const dashboards = new Dashboards(server, analytics);

function checkedEvent(body) {
  const missing = requiredFields.filter((field) => !body?.[field]);
  if (missing.length > 0) throw new Error(`Missing required fields: ${missing.join(', ')}`);
  for (const field of requiredFields) {
    if (typeof body[field] !== 'string') throw new Error(`${field} must be a text`);
  }
  const time = body.timestamp === undefined ? Date.now() : new Date(body.timestamp).getTime();
  if (!(time >= 946_684_800_000 && time < 4_133_980_800_000)) throw new Error('Invalid timestamp');
  return { ...body, timestamp: new Date(time).toISOString() };
}

function take(body) {
  const event = checkedEvent(body);
  dashboards.eventArrived(event, analytics.apply(event, Date.now()));
  return event;
}

function takeBatch(bodies, response) {
  if (bodies.length > batchLimit) return response.status(413).json({ error: 'Too many events' });
  const rejected = [];
  bodies.forEach((body, index) => {
    try {
      take(body);
    } catch (error) {
      rejected.push({ index, error: error.message });
    }
  });
  const accepted = bodies.length - rejected.length;
  return response.json({ success: true, accepted, rejected, timestamp: iso() });
}

function parsedBody(request) {
  const text = request.body ?? '';
  if (!request.is('application/x-ndjson')) return JSON.parse(text);
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

function postEvents(request, response) {
  try {
    const body = parsedBody(request);
    if (Array.isArray(body)) return takeBatch(body, response);
    return response.json({ success: true, event: take(body), timestamp: iso() });
  } catch (error) {
    const message = error instanceof SyntaxError ? `Invalid JSON: ${error.message}` : error.message;
    return response.status(400).json({ error: message });
  }
}

function allowOrigin(request, response, next) {
  const { origin } = request.headers;
  response.set('Access-Control-Allow-Origin', origin ?? '*');
  if (origin) response.set({ 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' });
  next();
}

function getSessions(request, response) {
  const { country, page } = request.query;
  const matches = (session) => session.active && (!country || session.country === country)
    && (!page || session.currentPage === page);
  const all = analytics.newest(Infinity, matches);
  const offset = Number(request.query.offset ?? 0);
  const limit = Math.min(Number(request.query.limit ?? 100), 500);
  const data = all.slice(offset, offset + limit).map((session) => sessionView(session));
  response.json({ success: true, data, total: all.length, timestamp: iso() });
}

function getSummary(request, response) {
  const stats = analytics.stats(Date.now(), dashboards.count);
  const data = { ...stats, recentEvents: analytics.newestEvents() };
  response.json({ success: true, data, timestamp: iso() });
}

app.disable('x-powered-by');
app.disable('etag');
app.use(allowOrigin);
app.post('/api/events', express.text({ type: () => true, limit: '1mb' }), postEvents);
app.get('/api/analytics/summary', getSummary);
app.get('/api/analytics/sessions', getSessions);
app.post('/api/analytics/clear', (request, response) => {
  analytics.clear();
  response.json({ success: true, timestamp: iso() });
});
app.get('/health', (request, response) => {
  response.json({ status: 'ok', totalConnections: 0, uniqueVisitors: 0, timestamp: iso() });
});
app.use((request, response) => response.status(404).json({ error: 'Endpoint not found' }));
app.use((error, request, response, next) => {
  response.status(error.status ?? 500).json({ error: error.message });
});

setInterval(() => {
  analytics.visitorsLastMinute(Date.now());
  analytics.expire(Date.now()).forEach((session) => dashboards.sessionChanged(session));
}, 1_000).unref();

const listenAt = process.argv.indexOf('--listen');
const [host, port] = (listenAt < 0 ? '127.0.0.1:3000' : process.argv[listenAt + 1]).split(':');
server.keepAliveTimeout = 60_000;
server.listen(Number(port), host, 1024, () => {
  console.log(`Listening on http://${host}:${server.address().port}`);
});
process.on('SIGTERM', () => process.exit(0));
