// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The WebSocket of /api/live: it is opened again whenever it is lost, going on from the last frame that was
// seen, and carries questions with their answers.
import { waitAfter } from './backoff.js';
import { watched } from './view.js';
import { t } from './words.js';

/// The server says something each second; silence for so long means that it is gone.
const silenceMs = 12_000;
const lookMs = 3_000;
const answerMs = 15_000;

function addressOf(view, since) {
  const address = new URL('api/live', document.baseURI);
  address.protocol = address.protocol.replace('http', 'ws');
  for (const [name, value] of Object.entries(watched(view)))
    for (const each of [value].flat()) address.searchParams.append(name, each);
  if (since !== null) address.searchParams.set('since', since);
  return address.href;
}

export class Connection {
  /// `on` has a function for each type of frame that comes unasked, `status(status)` for every change of
  /// the connection, and `refused()`, true if a failure to connect means that we may no longer.
  constructor(on) {
    this.on = on;
    this.seq = null;
    this.failures = 0;
    this.questions = new Map();
    this.lastId = 0;
    this.lostAt = null;
    this.reason = ''; // why it was given up, if the server said so
  }

  start(view) {
    this.view = view;
    setInterval(() => this.lookForSilence(), lookMs);
    addEventListener('online', () => this.tryNow());
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.tryNow(); });
    this.open();
  }

  open() {
    clearTimeout(this.retry);
    this.retry = null;
    this.tell({ phase: this.lostAt ? 'reconnecting' : 'connecting', retryAt: null });
    const socket = new WebSocket(addressOf(this.view, this.seq));
    this.socket = socket;
    this.heardAt = Date.now();
    socket.onopen = () => this.opened(socket);
    socket.onmessage = ({ data }) => this.take(socket, data);
    socket.onclose = () => { if (this.socket === socket) this.lost(); };
  }

  opened(socket) {
    if (this.socket !== socket) return;
    this.failures = 0;
    this.lostAt = null;
    this.reason = '';
    this.tell({ phase: 'live', retryAt: null });
    this.on.opened();
  }

  async lost() {
    this.socket = null;
    this.lostAt ??= Date.now();
    for (const question of this.questions.values()) question.fail(new Error(t('The connection was lost.')));
    this.questions.clear();
    const wait = waitAfter(this.failures++);
    this.retry = setTimeout(() => this.open(), wait);
    this.tell({ phase: 'reconnecting', retryAt: Date.now() + wait });
    if (await this.on.refused()) this.stop();
  }

  /// For good: whoever looks has to log in again.
  stop() {
    clearTimeout(this.retry);
    this.retry = null;
    this.tell({ phase: 'stopped', retryAt: null });
  }

  tryNow() {
    if (this.retry) this.open();
  }

  tell(change) {
    this.on.status({ ...change, lostAt: this.lostAt, failures: this.failures, reason: this.reason });
  }

  /// A clock that was set back says nothing: then it is opened anew as well.
  lookForSilence() {
    if (this.socket && Math.abs(Date.now() - this.heardAt) > silenceMs) this.abandon();
  }

  /// Without waiting for the other side to agree.
  abandon() {
    const { socket } = this;
    this.socket = null;
    socket.onclose = null;
    socket.close();
    this.lost();
  }

  take(socket, text) {
    if (this.socket !== socket) return;
    this.heardAt = Date.now();
    const frame = JSON.parse(text);
    if (frame.type === 'snapshot') this.seq = frame.seq;
    else if (frame.type === 'delta' && !this.follows(frame)) return;
    this.on[frame.type]?.(frame.data);
    this.answer(frame);
  }

  /// Whether a delta goes on from what we hold; if something is missing, we begin anew.
  follows({ after, seq }) {
    if (this.seq === null) return false; // the snapshot of another view is on its way
    if (after === this.seq) {
      this.seq = seq;
      return true;
    }
    this.seq = null;
    this.openAnew();
    return false;
  }

  openAnew() {
    this.socket.onclose = null;
    this.socket.close();
    this.open();
  }

  answer({ id, type, data }) {
    const question = this.questions.get(id);
    if (!question) return;
    this.questions.delete(id);
    clearTimeout(question.patience);
    if (type === 'error') question.fail(new Error(data?.message ?? t('That cannot be done.')));
    else question.done(data);
  }

  /// The answer's data; fails with what the server says, or when the connection is lost.
  ask(type, data, patienceMs = answerMs) {
    if (this.socket?.readyState !== WebSocket.OPEN)
      return Promise.reject(new Error(t('There is no connection now.')));
    const id = ++this.lastId;
    return new Promise((done, fail) => {
      const patience = setTimeout(() => {
        this.questions.delete(id);
        fail(new Error(t('The answer has not come.')));
      }, patienceMs);
      this.questions.set(id, { done, fail, patience });
      this.socket.send(JSON.stringify(data === undefined ? { type, id } : { type, id, data }));
    });
  }

  /// Looks at something else from now on. If it may not, what comes is of the view before: rather than
  /// that, nothing is shown as true now, and it is tried again.
  async watch(view) {
    this.view = view;
    this.seq = null;
    // The address of one that is being opened says the view before.
    if (this.socket?.readyState === WebSocket.CONNECTING) this.openAnew();
    if (this.reason) this.tryNow();
    try {
      return await this.ask('watch', watched(view));
    } catch (error) {
      if (this.view === view && this.socket?.readyState === WebSocket.OPEN) {
        this.reason = error.message;
        this.abandon();
      }
      throw error;
    }
  }
}
