// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often alerts would have called somebody: some days that are kept, gone through at each sensitivity. The
// one that is looked at can be put to use.
import { fillAlert, makeAlert } from './alerts.js';
import { byId, setHidden, setText } from './dom.js';
import { count, date, joined, minute, number, siteName } from './format.js';
import { KeyedList } from './keyed_list.js';
import { locale, t } from './words.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const dayAtFirst = 7;
/// Of several millions of minutes, behind those of others.
const patienceMs = 120_000;
const all = '*'; // no name of a site: those have letters
const nameCharacters = 32;

export const sensitivities = ['quiet', 'normal', 'keen'];
const nameOf = { quiet: t('quiet'), normal: t('normal'), keen: t('keen') };
const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const cut = (name) => (name.length > nameCharacters ? `${name.slice(0, nameCharacters - 1)}…` : name);

/// "7 days", "2.3 days", "5 hours".
export function replayed(ms) {
  const hours = Math.max(1, Math.round(ms / hourMs));
  if (hours < 24) return count(hours, '1 hour', '% hours');
  const days = ms / dayMs;
  const isWhole = days >= 10 || Math.abs(days - Math.round(days)) < 0.05;
  return isWhole ? count(Math.round(days), '1 day', '% days') : t('%1 days', oneDecimal.format(days));
}

/// How little is told of a site; null: of those that have none of their own.
export function inUse({ sensitivity }, site) {
  const { others = 'normal', sites = {} } = sensitivity ?? {};
  return site !== null && Object.hasOwn(sites, site) ? sites[site] : others;
}

const withGap = (text, told) => (told.since - told.from >= hourMs ? t('%1; nothing older is kept', text) : text);

/// "quiet 2 · normal 5 · keen 11 alerts in 7 days on shop".
export function sentence(told, asked, selected) {
  const counts = joined(...sensitivities.map((each) => `${nameOf[each]} ${number(told[each].count)}`));
  const where = asked.site === null ? count(told.sites, 'on 1 site', 'on % sites') : t('on %1', cut(siteName(asked.site)));
  const text = withGap(t('%1 alerts in %2 %3', counts, replayed(told.to - told.since), where), told);
  const { count: found, alerts } = told[selected];
  return found > alerts.length ? t('%1. The newest %2 are listed.', text, number(alerts.length)) : text;
}

const isEmpty = (told) => !told.sites || told.since >= told.to;

const whenIn = (alert) => `${date(alert.at)} ${minute(alert.at)}`;

export class Replay {
  constructor(model, dialogs, ask) {
    this.model = model;
    this.dialogs = dialogs;
    this.ask = ask;
    this.dialog = byId('replay-dialog');
    this.sites = byId('replay-site');
    this.days = dayAtFirst;
    this.site = null;
    this.told = null;
    this.wrong = '';
    this.rows = new KeyedList(byId('replay-rows'),
      { key: ({ at, kind, site }) => `${at} ${kind} ${site}`, make: (alert) => makeAlert(alert), update: (row, alert) => fillAlert(row, alert, whenIn(alert)) });
    this.listen();
  }

  listen() {
    byId('alerts-how').addEventListener('click', () => this.open());
    byId('replay-again').addEventListener('click', () => this.load());
    byId('replay-use').addEventListener('click', () => this.use());
    byId('replay-choice').addEventListener('change', () => this.show());
    this.sites.addEventListener('change', () => {
      this.look(this.sites.value === all ? null : this.sites.value.slice(1));
    });
    byId('replay-days').addEventListener('click', ({ target }) => {
      if (!target.dataset.days) return;
      this.days = Number(target.dataset.days);
      this.load();
    });
    this.dialog.addEventListener('close', () => { this.asked = null; });
  }

  get selected() {
    return this.dialog.querySelector('[name="sensitivity"]:checked').value;
  }

  open() {
    if (this.dialog.open) return;
    this.dialogs.open('replay-dialog');
    this.look(this.model.view.site);
    this.dialog.querySelector('[name="sensitivity"]:checked').focus();
  }

  look(site) {
    this.site = site;
    this.trouble = '';
    this.listed = '';
    this.dialog.querySelector(`[name="sensitivity"][value="${inUse(this.model.server, site)}"]`).checked = true;
    this.load();
  }

  /// Only what was asked last is shown.
  async load() {
    const to = Math.floor((this.model.live?.at ?? Date.now()) / minuteMs) * minuteMs - minuteMs;
    const asked = { site: this.site, from: to - this.days * dayMs, to };
    Object.assign(this, { asked, told: null, wrong: '' });
    this.show();
    const { site, ...span } = asked;
    try {
      const told = await this.ask('replay', site === null ? span : asked, patienceMs);
      if (this.asked === asked) this.told = told;
    } catch (error) {
      if (this.asked === asked) this.wrong = error.message;
    }
    if (this.asked === asked) this.show();
  }

  /// From now on, for everybody.
  async use() {
    const choice = { sensitivity: this.selected, ...(this.site === null ? {} : { site: this.site }) };
    Object.assign(this, { isStoring: true, trouble: '' });
    this.show();
    try {
      await this.ask('sensitivity', choice);
    } catch (error) {
      this.trouble = t('It stays as it was: %1', error.message);
    }
    this.isStoring = false;
    this.show();
  }

  draw({ view, server, live }) {
    if (!this.dialog.open) return;
    this.drawSites(server, live);
    if (server !== this.server) this.show();
    this.server = server;
  }

  drawSites(server, live) {
    const seen = (live?.sites ?? []).map(([name]) => name).filter((name) => name !== '(other)');
    const names = [...new Set([...server.sites, ...seen, ...(this.site === null ? [] : [this.site])])].sort();
    const key = JSON.stringify(names);
    if (key === this.listed) return;
    this.listed = key;
    this.sites.replaceChildren(new Option(t('All sites'), all), ...names.map((name) => new Option(siteName(name), `=${name}`)));
    this.sites.value = this.site === null ? all : `=${this.site}`;
  }

  show() {
    const { server, live } = this.model;
    this.drawSites(server, live);
    for (const button of byId('replay-days').querySelectorAll('[data-days]'))
      button.setAttribute('aria-pressed', String(Number(button.dataset.days) === this.days));
    const told = this.told && !isEmpty(this.told) ? this.told : null;
    const now = inUse(server, this.site);
    for (const each of sensitivities) {
      const card = byId(`replay-${each}`);
      setText(card.querySelector('.figure'), told ? number(told[each].count) : '–');
      setText(card.querySelector('.name'), each === now ? `${each} · in use` : each);
    }
    this.rows.show(told ? told[this.selected].alerts : []);
    setText(byId('replay-sentence'), told ? sentence(told, this.asked, this.selected) : '');
    setText(byId('replay-none'), this.emptyText(told));
    setHidden(byId('replay-again'), !this.wrong || server.store.phase === 'none');
    this.showUse(server, now);
  }

  emptyText(told) {
    if (this.wrong) return this.wrong;
    if (!this.told) return t('Going through %1…', replayed(this.days * dayMs));
    if (!told) return t('Nothing is kept of these days yet.');
    return told[this.selected].alerts.length > 0 ? '' : t('Nobody would have been called.');
  }

  showUse(server, now) {
    const haveSome = Object.keys(server.sensitivity?.sites ?? {}).length > 0;
    const where = this.site !== null ? cut(siteName(this.site)) : haveSome ? t('all other sites') : t('all sites');
    const button = byId('replay-use');
    setText(button, t('Use %1 for %2', nameOf[this.selected], where));
    setHidden(button, !this.model.isOperator);
    button.disabled = this.selected === now || Boolean(this.isStoring);
    const use = t('In use for %1: %2.', where, nameOf[now]);
    setText(byId('replay-note'), this.trouble || (this.isStoring ? t('Being stored…') : this.model.isOperator ? t('%1 What is chosen holds at once, for everybody.', use) : t('%1 Only an operator may change it.', use)));
  }
}
