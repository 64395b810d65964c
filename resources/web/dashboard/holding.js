// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A list that is being read holds still: while the pointer is over its panel, the focus is in it, or it is
// scrolled. What is new meanwhile is counted on a button that shows it.
import { number } from './format.js';
import { setHidden, setText } from './dom.js';

export class Holding {
  /// `list` scrolls; `released()` is called when it need not hold still any more.
  constructor(list, pill, released) {
    this.list = list;
    this.pill = pill;
    this.hovered = false;
    this.scrolled = false; // as told, not asked: to ask lays out the page
    const look = () => { if (!this.isHeld) released(); };
    const panel = list.closest('section');
    panel.addEventListener('pointerenter', ({ pointerType }) => { this.hovered = pointerType === 'mouse'; });
    panel.addEventListener('pointerleave', () => { this.hovered = false; look(); });
    list.addEventListener('focusout', () => requestAnimationFrame(look));
    list.addEventListener('scroll', () => { this.scrolled = list.scrollTop > 0; look(); }, { passive: true });
    pill.addEventListener('click', () => {
      list.scrollTop = 0;
      this.scrolled = false;
      released();
    });
  }

  get isHeld() {
    return this.hovered || this.scrolled || this.list.contains(document.activeElement);
  }

  /// "3 new ▲"; a count that reached `most` may be more.
  count(added, most) {
    setHidden(this.pill, added === 0);
    setText(this.pill, `${number(added)}${added >= most ? '+' : ''} new ▲`);
  }
}
