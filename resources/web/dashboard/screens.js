// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dashboard on a wall, where nothing scrolls and the type is twice as large, and as a small window: the
// number, how usual that is, the last ten minutes, what is open.
import { alertSign, alertTitle, quietText } from './alert_text.js';
import { byId, setAttribute, setHidden, setText, sign } from './dom.js';
import { joined, minute, number, siteName } from './format.js';
import { drawSpark } from './spark_line.js';
import { hashOf } from './view.js';
import { sizeText } from './chart_look.js';
import { standing } from './usual.js';
import { t } from './words.js';

const places = 60;
const active = 1;
const textSize = { all: 12, wall: 24, mini: 12 };
const miniSize = 'popup,width=300,height=120';
const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'];
const root = document.documentElement;

export class Screens {
  constructor(model, chart) {
    this.model = model;
    this.chart = chart;
    this.shown = 'all';
    // The browser leaves the full screen by Escape without a word to the page.
    document.addEventListener('fullscreenchange', () => {
      if (!document.fullscreenElement && model.view.show === 'wall') this.leave();
    });
    byId('mini').addEventListener('click', () => this.whole());
    addEventListener('keydown', (event) => {
      if (model.view.show !== 'mini' || modifiers.includes(event.key)) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      this.whole();
    }, true);
  }

  get isWall() {
    return this.model.view.show === 'wall';
  }

  toggleWall() {
    if (this.isWall) return void this.leave();
    this.model.look({ show: 'wall', add: false, sites: false });
    root.requestFullscreen?.().catch(() => {}); // the page alone does as well
  }

  /// At once, so that what is hidden on a wall can have the focus. Whether there was one.
  leave() {
    if (!this.isWall) return false;
    this.model.look({ show: 'all' });
    this.apply('all');
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    return true;
  }

  openMini() {
    const { view } = this.model;
    const address = hashOf({ ...view, session: null, add: false, sites: false, show: 'mini' });
    if (!window.open(location.pathname + address, 'footfall-mini', miniSize)) this.model.look({ show: 'mini' });
  }

  /// The page that opened the small one, or this one as a whole.
  whole() {
    const { opener } = window;
    if (!opener || opener.closed) return void this.model.look({ show: 'all' });
    opener.focus();
    window.close();
  }

  apply(show) {
    if (show === this.shown) return;
    this.shown = show;
    root.dataset.show = show;
    sizeText(textSize[show]);
    setHidden(byId('mini-part'), show !== 'mini');
    if (show === 'mini') byId('mini').focus();
    this.chart.paint();
  }

  draw({ live, link, view }) {
    this.apply(view.show);
    if (view.show === 'wall') this.drawWall(view);
    if (view.show === 'mini' && live) this.drawMini(live, link);
  }

  /// No row is cut: what is left below the last whole one is not seen.
  drawWall({ site }) {
    setText(byId('wall-site'), site === null ? '' : siteName(site));
    for (const list of [byId('rank-panel'), byId('feed-rows')]) {
      const rows = [...list.querySelectorAll('tbody tr, li')];
      const bottom = list.getBoundingClientRect().bottom;
      const cut = rows.find((row) => row.getBoundingClientRect().bottom > bottom + 1);
      list.style.clipPath = cut ? `inset(0 0 ${Math.max(0, bottom - cut.getBoundingClientRect().top)}px 0)` : '';
    }
  }

  drawMini({ totals, series, openAlerts: [worst] }, link) {
    const { sign: mark, text } = totals.narrowed ? { text: t('of %1 in all', number(totals.activeInAll)) }
      : standing(totals.active ?? 0, totals.usualActive);
    setText(byId('mini-active'), number(totals.active));
    byId('mini-standing').replaceChildren(...(mark ? [sign(mark), ' '] : []), text);
    drawSpark(byId('mini-line'), series.map((point) => Math.max(0, point[active])), places, totals.narrowed ? null : totals.usualActive);
    const isLive = link.phase === 'live';
    const said = worst ? `${joined(alertTitle(worst), worst.site)} ${minute(worst.at)}` : quietText(totals.quietSince);
    byId('mini-alert').replaceChildren(...(worst && isLive ? [sign(alertSign(worst)), ' '] : []), isLive ? said : t('Not live: these figures are old'));
    setAttribute(byId('mini'), 'data-quiet', String(isLive && !worst));
  }
}
