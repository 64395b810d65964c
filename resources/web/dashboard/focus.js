// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The focus never falls out of the page: when what has it goes, what stands nearest takes it.
import { byId } from './dom.js';

const stops = 'button:not([disabled]), input:not([disabled]), select:not([disabled]), [tabindex="0"], h2[tabindex]';

const isThere = (element) => element.isConnected && element.checkVisibility();

/// What the Tab key would come to first; of tabs the one that is shown. A list would hold still for it.
const firstStop = (place) => [...place.querySelectorAll(stops)].find((each) => (
  isThere(each) && !each.closest('.rows') && (each.tabIndex >= 0 || each.matches('h2'))));

function pathTo(element) {
  const path = [];
  for (let each = element.parentElement; each && !each.matches('main, body'); each = each.parentElement) path.push(each);
  return path;
}

export class FocusKeeper {
  constructor(model) {
    this.last = null;
    this.path = [];
    document.addEventListener('focusin', ({ target }) => {
      this.last = target;
      this.path = pathTo(target);
    });
    // Somebody who lets go of it means it; of what goes, nobody did.
    document.addEventListener('focusout', ({ target }) => queueMicrotask(() => {
      if (target === this.last && isThere(target) && document.activeElement === document.body && document.hasFocus()) this.last = null;
    }));
    // What was pressed may have gone by that.
    document.addEventListener('click', () => model.drawSoon());
  }

  /// The last of the parts: by then the others have said where the focus goes, if they know.
  draw() {
    const { last } = this;
    if (!last || isThere(last)) return;
    const { activeElement: active } = document;
    if (active === document.body || active === last || active === null) this.nearest().focus({ preventScroll: true });
  }

  nearest() {
    for (const place of this.path) {
      const stop = isThere(place) && firstStop(place);
      if (stop) return stop;
    }
    return byId('main-start');
  }
}
