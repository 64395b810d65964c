// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept apart as no visitor's, events of bots, and the dialog that has one of them counted, or never.
import { byId, make, makeButton, setHidden, setText } from './dom.js';
import { clock, joined, minute, number, shown, shownPage, siteName } from './format.js';
import { KeyedList } from './keyed_list.js';

const beyond = '(other)';
const none = { lastMinute: 0, today: 0, agents: [], newest: [], choices: [] };

const names = { '(automation)': 'Automated browsers', '(too fast)': 'Too fast', [beyond]: 'Others' };
const kinds = {
  'search-engine': 'search engine', 'ai-crawler': 'AI crawler', seo: 'SEO', 'social-preview': 'link preview', 'feed-reader': 'feed reader',
  'http-library': 'program', archiver: 'archive', academic: 'research', 'browser-automation': 'automated browser',
};
const reasons = {
  agent: 'known bot', automation: 'driven by a program', speed: 'too fast for a person', chosen: 'chosen',
};

const own = (texts, word) => (Object.hasOwn(texts, word) ? texts[word] : shown(word ?? ''));
const nameOf = (name) => own(names, name);
const choiceText = (counts) => (counts === undefined ? '' : counts ? 'counted' : 'never counted');

/// How much, in a line.
export function filteredFigures({ today, lastMinute, since }) {
  if (today === 0) return 'Nothing was filtered today.';
  return joined(`${number(lastMinute)} in the last minute`, `${number(today)} since ${minute(since)}`);
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
      button('Count this one', true), button('Never count this one', false), button('Take back', null));
  }

  fillRow({ children: [, about, count, never, takeBack] }, { name, kind, reason, today, counts }) {
    setText(about, joined(own(kinds, kind), today > 0 && own(reasons, reason), `${number(today)} today`, choiceText(counts)));
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
    setText(byId('filtered-said'), this.trouble || (isOperator ? '' : 'Only an operator may choose.'));
  }
}
