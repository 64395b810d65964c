// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept apart as no visitor's, events of bots, and the dialog that has one of them counted, or never.
import { byId, make, makeButton, setHidden, setText } from './dom.js';
import { clock, joined, minute, number, shown, shownPage, siteName } from './format.js';
import { KeyedList } from './keyed_list.js';
import { t } from './words.js';

const beyond = '(other)';
const none = { lastMinute: 0, today: 0, agents: [], newest: [], choices: [] };

const names = { '(automation)': t('Automated browsers'), '(too fast)': t('Too fast'), [beyond]: t('Others') };
const kinds = {
  'search-engine': t('search engine'), 'ai-crawler': t('AI crawler'), seo: t('SEO'), monitoring: t('monitoring'), scanner: t('scanner'), advertising: t('advertising'), 'social-preview': t('link preview'), 'feed-reader': t('feed reader'),
  'http-library': t('program'), archiver: t('archive'), academic: t('research'), 'browser-automation': t('automated browser'),
};
const reasons = {
  agent: t('known bot'), automation: t('driven by a program'), speed: t('too fast for a person'), chosen: t('chosen'),
};

const own = (texts, word) => (Object.hasOwn(texts, word) ? texts[word] : shown(word ?? ''));
const nameOf = (name) => own(names, name);
const choiceText = (counts) => (counts === undefined ? '' : counts ? t('counted') : t('never counted'));

/// How much, in a line.
export function filteredFigures({ today, lastMinute, since }) {
  if (today === 0) return t('Nothing was filtered today.');
  return joined(t('%1 in the last minute', number(lastMinute)), t('%1 since %2', number(today), minute(since)));
}

/// Those of today, and behind them those for which something is chosen.
function rowsOf({ agents, choices }) {
  const chosen = new Map(choices.map(({ name, counts }) => [name, counts]));
  const known = new Set(agents.map(({ name }) => name));
  const others = choices.filter(({ name }) => !known.has(name)).map(({ name }) => ({ name, today: 0 }));
  return [...agents, ...others].map((bot) => ({ ...bot, counts: chosen.get(bot.name) }));
}

export class Filtered {
  constructor(model, dialogs, ask) {
    Object.assign(this, { model, dialogs, ask });
    this.dialog = byId('filtered-dialog');
    this.bots = new KeyedList(byId('filtered-bots'), {
      key: ({ name }) => name, make: (bot) => this.makeRow(bot), update: (row, bot) => this.fillRow(row, bot),
    });
    this.shown = '';
  }

  makeRow({ name }) {
    const button = (text, counts) => {
      const made = makeButton('plain small', text);
      made.setAttribute('aria-label', `${text}: ${nameOf(name)}`);
      made.addEventListener('click', () => this.choose(name, counts));
      return made;
    };
    return make('li', 'line', make('bdi', 'cut', nameOf(name)), make('span', 'muted small end cut'),
      button(t('Count this one'), true), button(t('Never count this one'), false), button(t('Take back'), null));
  }

  fillRow({ children: [, about, count, never, takeBack] }, { name, kind, reason, today, counts }) {
    setText(about, joined(own(kinds, kind), today > 0 && own(reasons, reason), t('%1 today', number(today)), choiceText(counts)));
    const mayChoose = this.model.isOperator && name !== beyond;
    setHidden(count, !mayChoose || counts === true);
    setHidden(never, !mayChoose || counts === false);
    setHidden(takeBack, !mayChoose || counts === undefined);
  }

  open() {
    if (this.dialog.open) return;
    this.trouble = '';
    this.dialogs.open('filtered-dialog');
    this.draw(this.model);
    byId('filtered-close').focus();
  }

  drawNewest(newest) {
    const text = JSON.stringify(newest);
    if (text === this.shown) return;
    this.shown = text;
    byId('filtered-newest').replaceChildren(...newest.map(({ at, name, site, page }) => make('li', 'line small',
      make('span', 'muted', clock(at)), make('bdi', 'cut', nameOf(name)), make('bdi', 'cut muted', siteName(site)),
      make('bdi', 'cut end', shownPage(page)))));
  }

  async choose(name, counts) {
    this.trouble = '';
    try {
      await this.ask('bot', { name, counts });
    } catch (error) {
      this.trouble = error.message;
    }
    this.draw(this.model);
  }

  draw({ server, isOperator }) {
    if (!this.dialog.open) return;
    const filtered = server.filtered ?? none;
    setText(byId('filtered-figures'), filteredFigures(filtered));
    if (this.wasOperator !== isOperator) this.bots.renew();
    this.wasOperator = isOperator;
    this.bots.show(rowsOf(filtered));
    this.drawNewest(filtered.newest);
    setHidden(byId('filtered-newest-title'), filtered.newest.length === 0);
    setText(byId('filtered-said'), this.trouble || (isOperator ? '' : t('Only an operator may choose.')));
  }
}
