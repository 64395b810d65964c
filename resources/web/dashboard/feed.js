// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What visitors do, the newest on top; it holds still while it is read.
import { clock, deed, joined, shown } from './format.js';
import { byId, make, makeButton, setHidden, sign } from './dom.js';
import { Holding } from './holding.js';
import { KeyedList } from './keyed_list.js';
import { rove } from './roving.js';

const signs = { pageview: 'chevron muted', click: 'diamond accent', session_end: 'ring accent' };
const listed = 100;

export class Feed {
  constructor(model) {
    this.model = model;
    this.list = byId('feed-rows');
    this.rows = new KeyedList(this.list,
      { key: ({ number: id }) => id, make: (event) => this.makeRow(event), update() {} });
    this.renewStop = rove(this.list);
    this.holding = new Holding(this.list, byId('feed-new'), () => this.show());
  }

  makeRow(event) {
    const button = makeButton('row line');
    button.tabIndex = -1;
    button.append(make('time', 'time', clock(event.receivedAt)),
      sign(signs[event.type] ?? 'square accent'), make('span', 'page cut', shown(event.page)),
      make('span', 'deed muted cut', joined(deed(event), shown(event.country))));
    button.title = joined(shown(event.page), shown(event.sessionId), shown(event.city));
    button.addEventListener('click', () => this.model.look(
      { side: 'journey', session: { site: event.site ?? '', sessionId: event.sessionId } }));
    return make('li', '', button);
  }

  draw({ live, generation }) {
    if (!live || live.events === this.seen) return;
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
  }

  focus() {
    (this.list.querySelector('.row') ?? byId('feed-title')).focus();
  }
}
