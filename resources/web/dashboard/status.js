// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The connection, at the top, and the server, at the bottom. Shape and word, not colour alone.
import { byId, setText, sign } from './dom.js';
import { count, joined, moment, number } from './format.js';
import { serverDays, serverZone } from './time_zone.js';
import { t } from './words.js';

/// After this it is more than a hiccup.
const longMs = 60_000;
const secondMs = 1_000;
const saidMs = 4_000;

/// What is shown of the past is not said to be live.
export function linkText({ phase, lostAt, retryAt }, isOnline, now, isThen = false) {
  if (phase === 'live' && isThen) return ['ring muted', t('The past')];
  if (phase === 'live') return ['disc good', t('Live')];
  if (phase === 'connecting') return ['half warning', t('Connecting')];
  if (phase === 'stopped' || !isOnline || now - lostAt > longMs) return ['ring error', t('Disconnected')];
  const seconds = retryAt === null ? 0 : Math.max(1, Math.ceil((retryAt - now) / secondMs));
  return ['half warning', seconds ? t('Reconnecting in %1 s', seconds) : t('Reconnecting')];
}

function storeText({ phase, commitMs = 0 }) {
  if (phase === 'none') return t('nothing is kept (--in-memory)');
  if (phase === 'failing') return t('cannot store');
  if (commitMs <= 0) return t('stored');
  return commitMs < 0.5 ? t('stored, under 1 ms') : t('stored, %1 ms', number(Math.round(commitMs)));
}

/// Of those whom sites tell how many are there.
function streamsText({ streamConnections = 0, streamVisitors = 0 }) {
  if (streamConnections === 0) return '';
  return t('public counter: %1, %2', count(streamConnections, '1 stream', '% streams'), count(streamVisitors, '1 visitor', '% visitors'));
}

function serverText(server, totals = {}) {
  const { version, sites, store, refused = 0, filtered } = server;
  if (!version) return '';
  const who = sites.length === 0 ? t('any site may send') : count(sites.length, '1 site may send', '% sites may send');
  return joined(location.host, who, storeText(store), t('%1 refused', number(refused)), filtered?.today > 0 && t('%1 filtered today', number(filtered.today)),
    serverDays(serverZone(server)), streamsText(totals), `Footfall ${version}`);
}

export class Status {
  constructor() {
    this.badge = byId('link');
    this.badge.append(sign('half warning'), '');
  }

  draw(model) {
    this.model = model;
    this.drawLink();
    setText(byId('server'), serverText(model.server, model.live?.totals));
    this.drawUpdated();
    const isWaiting = model.link.phase !== 'live';
    if (isWaiting && !this.ticking) this.ticking = setInterval(() => this.tick(), secondMs / 4);
  }

  drawUpdated() {
    const { live } = this.model;
    setText(byId('updated'), this.said || (live ? t('updated %1', moment(live.at)) : ''));
  }

  /// What was just done, for a short while.
  say(text) {
    this.said = text;
    setText(byId('spoken'), text);
    this.drawUpdated();
    clearTimeout(this.saying);
    this.saying = setTimeout(() => { this.said = ''; this.drawUpdated(); }, saidMs);
  }

  /// Only while there are seconds to count.
  tick() {
    this.drawLink();
    if (this.model.link.phase !== 'live') return;
    clearInterval(this.ticking);
    this.ticking = null;
  }

  drawLink() {
    const [mark, text] = linkText(this.model.link, navigator.onLine, Date.now(), this.model.then !== null);
    if (this.text === text) return;
    this.text = text;
    this.badge.replaceChildren(sign(mark), ` ${text}`);
  }
}
