// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bars across the top: what is out of the ordinary, and what it means.
import { byId, make, makeButton, setText, sign } from './dom.js';
import { count, longDate, moment, number, shown } from './format.js';
import { KeyedList } from './keyed_list.js';
import { sessionName } from './session_name.js';
import { StoreTrouble, storeCauseText, storeNoteText } from './store_trouble.js';
import { callCauseText } from './webhook_trouble.js';
import { t } from './words.js';

const settleMs = 1_500;

/// "12 s", "4 min"
export function spanText(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 100 ? `${seconds} s` : `${number(Math.round(seconds / 60))} min`;
}

function connectionBanner({ link, live }) {
  const isLost = link.lostAt !== null && link.phase !== 'live';
  if (!isLost || (link.phase === 'reconnecting' && Date.now() - link.lostAt < settleMs)) return null;
  const since = live ? t('The figures are those of %1', moment(live.at)) : t('There are no figures yet');
  const what = link.reason ? shown(link.reason) : t('No connection to Footfall');
  const text = t('%1. %2; it is tried again by itself.', what, since);
  return { key: 'connection', tone: 'warning', text, action: t('Try now') };
}

function storeBanner({ server: { store } }, refused) {
  if (store.phase !== 'failing') return null;
  const unkept = store.unkept ? count(store.unkept,
    '1 event is shown but not on disk: lost if Footfall ends before it is.',
    '% events are shown but not on disk: lost if Footfall ends before they are.') : '';
  return { key: 'store', tone: 'error', text: [t('Nothing can be written to disk.'), storeCauseText(store),
    t('New events are refused (503) until it can again.'), unkept, refused].filter(Boolean).join(' ') };
}

function webhookBanner({ server: { webhooks = [] } }) {
  const failing = webhooks.filter(({ failingSince }) => failingSince);
  if (!failing.length) return null;
  const sentences = failing.map((webhook) =>
    t('The webhook at %1 takes no alerts since %2: %3. %4.', shown(webhook.host), moment(webhook.failingSince), callCauseText(webhook),
      count(webhook.waiting, '1 alert waits', '% alerts wait')));
  return { key: 'webhook', tone: 'warning', text: sentences.join(' ') };
}

const storedAgain = (text) => text && { key: 'stored-again', tone: 'warning', text, action: t('I have read it') };

/// Where nothing is kept its place says so; there is nothing to be taken for now.
function pastBanner({ server: { store }, past, isPast }) {
  if (!isPast || store.phase === 'none') return null;
  const live = t('Figures, charts and feed stay live.');
  const text = past ? t('The past: session %1 of %2. %3', sessionName(past.sessionId), longDate(past.startedAt), live)
    : t('The past: sessions as they were. %1', live);
  return { key: 'past', tone: 'info', action: t('Back to now'), text };
}

function notes(model) {
  const { server, trouble, newVersion } = model;
  const { store } = server;
  return [
    newVersion && { key: 'version', tone: 'info', action: t('Reload'),
      text: t('Footfall was updated to %1.', shown(server.version)) },
    trouble && { key: 'trouble', tone: 'warning', text: shown(trouble) },
    store.note && store.phase !== 'failing' && { key: 'note', tone: 'info', text: storeNoteText(store) },
    server.simulated && { key: 'simulated', tone: 'info',
      text: t('These visitors are made up (--simulate); they go when Footfall ends.') },
    server.version && server.access === 'reader' && { key: 'reader', tone: 'info',
      text: t('You see everything and change nothing: this is a share link.') },
    pastBanner(model),
  ];
}

function momentBanner({ isPast, at }) {
  if (!isPast) return null;
  return { key: 'moment', tone: 'info', action: t('Back to now'),
    text: t('This is how it was: %1. What happens now goes on being collected.', moment(at)) };
}

export class Banners {
  constructor(model, tryNow, travel) {
    this.model = model;
    this.travel = travel;
    this.trouble = new StoreTrouble();
    this.actions = { connection: tryNow, version: () => location.reload(), 'stored-again': () => this.read(),
      past: () => model.backToNow(), moment: () => travel.backToNow() };
    this.rows = new KeyedList(byId('banners'), {
      key: ({ key }) => key,
      make: (banner) => this.makeBanner(banner),
      update: (element, { text }) => setText(element.children[1], text),
    });
  }

  makeBanner({ key, tone, action }) {
    const mark = { error: 'square error', warning: 'triangle warning', info: 'disc accent' }[tone];
    const element = make('div', `banner ${tone}`, sign(mark), make('p'));
    if (action) {
      const button = makeButton('plain small', action);
      button.addEventListener('click', () => this.actions[key]());
      element.append(button);
    }
    return element;
  }

  read() {
    this.trouble.afterwards = '';
    this.model.drawSoon();
  }

  draw(model) {
    const refused = this.trouble.look(model.server, model.now?.at ?? Date.now());
    const wanted = [connectionBanner(model), storeBanner(model, refused), storedAgain(this.trouble.afterwards),
      momentBanner(this.travel), webhookBanner(model), ...notes(model)].filter(Boolean);
    this.rows.show(wanted);
    document.body.classList.toggle('stale', wanted[0]?.key === 'connection');
    // A connection that is back at once is not worth a bar.
    if (model.link.lostAt && !this.settle)
      this.settle = setTimeout(() => { this.settle = null; model.drawSoon(); }, settleMs);
  }
}
