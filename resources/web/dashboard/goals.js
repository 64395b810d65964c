// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goals: events that somebody waits for. What is said of them, and the dialog that chooses them and gives them up.
import { byId, make, makeButton, setHidden, setText } from './dom.js';
import { joined, isToday, minute, number, shown, siteName } from './format.js';
import { KeyedList } from './keyed_list.js';
import { locale, t } from './words.js';

const elementBytes = 128;
const beyond = '(other)';

const shares = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/// As much of it as is told apart, never half a character.
function cut(element) {
  const bytes = encoder.encode(element);
  if (bytes.length <= elementBytes) return element;
  let end = elementBytes;
  while ((bytes[end] & 0xc0) === 0x80) --end;
  return decoder.decode(bytes.subarray(0, end));
}

/// What events are ranked by; empty of page views and ends.
export function eventName({ type, element, page }) {
  if (type === 'pageview' || type === 'session_end') return '';
  if (type === 'not_found' || type === 'server_error') return cut(`${type} ${page}`);
  return type === 'click' && element ? `click ${cut(element)}` : type;
}

const keyOf = (site, name) => JSON.stringify([site ?? '', name]);

/// The goals by site and name: a text that stays while they do.
export const goalKeys = (goals) => goals.map(({ site, name }) => keyOf(site, name)).join('\n');

/// Whether the event is one of those.
export const isGoal = (keys, event) => keys !== '' && keys.split('\n').includes(keyOf(event.site, eventName(event)));

/// "3.1 % of visitors", or that there was none yet.
export function goalShare({ visitorsToday = 0, visitorsInAll = 0 }) {
  return visitorsInAll > 0 ? t('%1 % of visitors', shares.format(Math.min(100, (100 * visitorsToday) / visitorsInAll))) : t('no visitors yet');
}

/// Of one that was chosen today, since when its visitors count.
export const goalSince = ({ since }) => (isToday(since) ? t('since %1', minute(since)) : '');

/// Its share, and of one that was chosen today since when that counts.
export const goalNote = (goal) => joined(goalShare(goal), goalSince(goal));

export const goalFigures = (goal) => joined(t('%1 today', number(goal.eventsToday)), goalShare(goal), goalSince(goal));

export class Goals {
  constructor(model, dialogs, ask) {
    this.model = model;
    this.dialogs = dialogs;
    this.ask = ask;
    this.dialog = byId('goals-dialog');
    this.sites = byId('goal-site');
    this.field = byId('goal-name');
    this.rows = new KeyedList(byId('goals'), {
      key: ({ site, name }) => keyOf(site, name), make: (goal) => this.makeRow(goal), update: (row, goal) => this.fillRow(row, goal),
    });
    byId('goal-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.choose(this.sites.value.slice(1), this.field.value.trim(), true);
      this.field.value = '';
      this.field.focus();
    });
  }

  makeRow({ site, name }) {
    const giveUp = makeButton('plain small', t('Give up'));
    giveUp.setAttribute('aria-label', t('Give up the goal %1', shown(name)));
    giveUp.addEventListener('click', () => this.choose(site ?? '', name, false));
    return make('li', 'line', make('bdi', 'cut', shown(name)), make('span', 'muted small end'), giveUp);
  }

  fillRow({ children: [name, figures, giveUp] }, goal) {
    setText(name, joined(shown(goal.name), this.namesSite && siteName(goal.site)));
    setText(figures, goalFigures(goal));
    setHidden(giveUp, !this.model.isOperator);
  }

  open() {
    const { live, view } = this.model;
    if (this.dialog.open || !live) return;
    const known = view.site === null ? live.sites.map(([site]) => site) : [view.site];
    this.sites.replaceChildren(...known.map((site) => new Option(siteName(site), `=${site}`)));
    setHidden(this.sites, known.length < 2);
    byId('goal-names').replaceChildren(...(live.eventNamesToday ?? []).filter(([each]) => each !== beyond)
      .map(([each]) => new Option('', each)));
    this.field.value = '';
    this.trouble = '';
    this.dialogs.open('goals-dialog');
    this.draw(this.model);
    (this.model.isOperator ? this.field : byId('goals-close')).focus();
  }

  async choose(site, name, chosen) {
    this.trouble = '';
    try {
      await this.ask('goal', { site, name, chosen });
    } catch (error) {
      this.trouble = error.message;
    }
    this.draw(this.model);
  }

  draw({ live, view, isOperator }) {
    if (!this.dialog.open || !live) return;
    this.namesSite = view.site === null && live.sites.length > 1;
    this.rows.show(live.goals);
    setHidden(byId('goal-form'), !isOperator);
    const note = isOperator ? '' : t('Only an operator may change goals.');
    setText(byId('goals-none'), this.trouble || note || (live.goals.length > 0 ? '' : t('No goals yet.')));
  }
}
