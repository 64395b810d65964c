// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What visitors do, the newest on top; it holds still while it is read.
import { dayOf, deed, joined, moment, pageDetail, shown, shownPage } from './format.js';
import { byId, make, makeButton, setAttribute, setHidden, setSign, setText, sign } from './dom.js';
import { goalKeys, isGoal } from './goals.js';
import { Holding } from './holding.js';
import { KeyedList } from './keyed_list.js';
import { rove } from './roving.js';
import { sessionName } from './session_name.js';
import { isFiltered } from './view.js';
import { t } from './words.js';

const signs = { pageview: 'chevron muted', click: 'diamond accent', session_end: 'ring accent' };
const listed = 100;

function makeRow() {
  const button = makeButton('row line');
  button.tabIndex = -1;
  button.append(make('time', 'time'), sign('chevron muted'), make('bdi', 'page cut'),
    make('span', 'deed muted cut'));
  return make('li', '', button);
}

function fillRow({ firstElementChild: button }, event, namesSite, goals) {
  const goal = isGoal(goals, event) && t('goal');
  const [time, mark, page, what] = button.children;
  setText(time, moment(event.receivedAt));
  setSign(mark, goal ? 'star good' : signs[event.type] ?? 'square accent');
  setText(page, shownPage(event.page));
  setText(what, joined(goal, deed(event), shown(event.country), namesSite && shown(event.site)));
  button.removeAttribute('title'); // it may have been another's
}

const detailOf = (event, goals) => `${pageDetail(event.page)}\n${joined(isGoal(goals, event) && t('goal'), deed(event),
  sessionName(event.sessionId), shown(event.country), shown(event.city), shown(event.site))}`;

export class Feed {
  goals = '';

  constructor(model) {
    this.model = model;
    this.list = byId('feed-rows');
    this.rows = new KeyedList(this.list,
      { key: ({ number }) => number, make: makeRow, update: (item, event) => fillRow(item, event, this.namesSite, this.goals), reuse: true });
    this.list.addEventListener('click', ({ target }) => {
      const event = this.rows.itemOf(target.closest('li'));
      if (event) model.look({ side: 'journey', session: { site: event.site ?? '', sessionId: event.sessionId } });
    });
    // Only where somebody points at it.
    this.list.addEventListener('pointerover', ({ target }) => {
      const row = target.closest('li');
      if (row) setAttribute(row.firstElementChild, 'title', detailOf(this.rows.itemOf(row), this.goals));
    });
    this.renewStop = rove(this.list);
    this.holding = new Holding(this.list, byId('feed-new'), () => this.show());
  }

  draw({ live, view, generation }) {
    const day = dayOf(Date.now());
    if (this.namesSite !== (view.site === null)) this.rows.renew();
    this.namesSite = view.site === null;
    if (!live) return;
    const goals = goalKeys(live.goals);
    const isSame = day === this.day && goals === this.goals;
    if (live.events === this.seen && isSame) return;
    if (!isSame) this.rows.renew(); // what was today's is yesterday's
    this.goals = goals;
    this.day = day;
    this.seen = live.events;
    const isHeld = this.holding.isHeld && this.generation === generation && this.shown?.length > 0;
    if (!isHeld) this.show(generation);
    else this.countNew();
  }

  countNew() {
    const newest = this.shown[0].number;
    const added = this.seen.filter((event) => event.number > newest).length;
    this.holding.count(added, listed);
  }

  show(generation = this.generation) {
    if (!this.seen) return;
    this.generation = generation;
    this.shown = this.seen;
    this.rows.show(this.shown);
    this.renewStop();
    this.holding.count(0, listed);
    setHidden(byId('feed-none'), this.shown.length > 0);
    setText(byId('feed-none'), isFiltered(this.model.view) ? t('No event fits the filter. Escape clears it.') : t('No events yet.'));
  }

  focus() {
    (this.list.querySelector('.row') ?? byId('feed-title')).focus();
  }
}
