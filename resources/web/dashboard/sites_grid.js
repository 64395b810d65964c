// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All sites as cards: who is there, whether that is usual, the last ten minutes. Choosing one opens it.
import { alertSign, alertText, alertTitle } from './alert_text.js';
import { byId, make, makeButton, setAttribute, setHidden, setText, sign } from './dom.js';
import { joined, number, shownPage, siteName } from './format.js';
import { KeyedList } from './keyed_list.js';
import { drawSpark } from './spark_line.js';
import { standing } from './usual.js';
import { rightwards, t } from './words.js';

const places = 60;
const svg = 'http://www.w3.org/2000/svg';
/// Steps of the arrow keys, in cards and in rows of cards.
const steps = { ArrowRight: [rightwards, 0], ArrowLeft: [-rightwards, 0], ArrowDown: [0, 1], ArrowUp: [0, -1], Home: [-Infinity, 0], End: [Infinity, 0] };

const topPage = ({ topPage: page, onTopPage }) => (page ? t('%1 on %2', number(onTopPage), shownPage(page)) : t('nobody is there now'));

function makeCard(choose) {
  const button = makeButton('row site-card');
  button.tabIndex = -1;
  const spark = document.createElementNS(svg, 'svg');
  spark.setAttribute('class', 'spark');
  spark.setAttribute('aria-hidden', 'true');
  button.append(make('span', 'line', make('span', 'mark'), make('strong', 'cut name'), make('span', 'small cut alert')),
    make('span', 'line', make('span', 'figure'), make('span', 'beside small', make('span', '', t('active')), make('span', 'standing'))),
    spark, make('span', 'small muted cut page'));
  button.addEventListener('click', () => choose(button));
  return make('li', '', button);
}

function fillCard(item, card) {
  const [button] = item.children;
  const { active, usualActive, series, alert } = card;
  const { sign: mark, text } = standing(active, usualActive);
  const part = (name) => button.querySelector(name);
  part('.mark').replaceChildren(...(alert ? [sign(alertSign(alert))] : []));
  setText(part('.name'), siteName(card.site));
  setText(part('.alert'), alert ? alertTitle(alert) : '');
  setText(part('.figure'), number(active));
  part('.standing').replaceChildren(...(mark ? [sign(mark), ' '] : []), text);
  part('.standing').classList.toggle('muted', !mark);
  drawSpark(part('.spark'), series, places);
  setText(part('.page'), topPage(card));
  setAttribute(button, 'title', joined(siteName(card.site), topPage(card)) + (alert ? `\n${alertText(alert)}` : ''));
}

export class SitesGrid {
  constructor(model) {
    this.model = model;
    this.list = byId('site-cards');
    this.rows = new KeyedList(this.list, {
      key: ({ site }) => site, make: () => makeCard((button) => this.choose(button)), update: fillCard,
    });
    this.list.addEventListener('keydown', (event) => this.step(event));
    byId('sites-close').addEventListener('click', () => model.look({ sites: false }));
  }

  choose(button) {
    const { site } = this.rows.itemOf(button.parentElement);
    this.model.look({ sites: false, site, session: null });
    this.model.focusDrawn(() => byId('main-start').focus());
  }

  draw({ live, view, isEmpty }) {
    const isShown = view.sites && !view.add && !isEmpty && live !== null;
    if (isShown && !this.isShown) this.wantsFocus = true;
    setHidden(byId('sites'), !isShown);
    this.isShown = isShown;
    if (isShown) this.show(live.siteCards);
  }

  /// What is pointed at or has the focus stays where it is.
  show(cards) {
    const isRead = this.list.matches(':hover') || this.list.contains(document.activeElement);
    const shown = new Map(this.rows.keys.map((site, place) => [site, place]));
    const placeOf = ({ site }) => shown.get(site) ?? shown.size;
    this.rows.show(isRead ? [...cards].sort((a, b) => placeOf(a) - placeOf(b)) : cards);
    setHidden(byId('sites-none'), cards.length > 0);
    setText(byId('sites-hint'), cards.length === 1 ? t('One site so far. n adds another; Escape goes back.') : t('All visitors, whatever the filter. Enter opens a site, Escape goes back.'));
    this.takeFocus();
  }

  /// The cards come some moments after they are asked for.
  takeFocus() {
    const all = this.cards();
    if (all.length > 0 && !all.some((card) => card.tabIndex === 0)) all[0].tabIndex = 0;
    if (!this.wantsFocus || all.length === 0) return;
    this.wantsFocus = false;
    const { site } = this.model.view;
    this.focusOn(all.find((card) => this.rows.itemOf(card.parentElement).site === site) ?? all[0]);
  }

  cards() {
    return [...this.list.querySelectorAll('.site-card')];
  }

  focusOn(card) {
    for (const each of this.cards()) each.tabIndex = each === card ? 0 : -1;
    card.focus();
  }

  step(event) {
    const all = this.cards();
    const from = all.indexOf(document.activeElement);
    const step = steps[event.key];
    if (!step || from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const columns = all.filter(({ offsetTop }) => offsetTop === all[0].offsetTop).length;
    const to = from + step[0] + step[1] * columns;
    if (Math.abs(step[0]) === Infinity) this.focusOn(all[step[0] < 0 ? 0 : all.length - 1]);
    else if (to >= 0 && to < all.length) this.focusOn(all[to]);
  }
}
