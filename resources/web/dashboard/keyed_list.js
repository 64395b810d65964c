// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps the children of an element in step with a list and touches only what changed.

/// `make(item)` gives a new element, `update(element, item)` is called when the item is another object
/// than before. With `reuse` an element whose item has gone serves a new one: its `make` knows no item.
export class KeyedList {
  constructor(parent, { key, make, update, reuse = false }) {
    Object.assign(this, { parent, key, make, update, reuse });
    this.rows = new Map();
    this.items = new WeakMap();
  }

  show(items) {
    const focused = this.placeOfFocus();
    const wanted = new Map(items.map((item) => [this.key(item), item]));
    this.free = this.removeAllBut(wanted);
    const next = new Map();
    for (const [key, item] of wanted) next.set(key, this.elementFor(key, item));
    for (const element of this.free) element.remove();
    this.rows = next;
    this.isStale = false;
    this.putInOrder();
    this.keepFocus(focused);
  }

  /// Where the focus is, and in what; place -1: elsewhere.
  placeOfFocus() {
    const { activeElement: active } = document;
    const place = this.parent.contains(active) ? [...this.rows.values()].findIndex((row) => row.contains(active)) : -1;
    return { place, active };
  }

  /// A row that was moved keeps the focus; where one has gone, the one that took its place has it.
  keepFocus({ place, active }) {
    if (place < 0 || active === document.activeElement) return;
    const row = [...this.rows.values()].at(Math.min(place, this.rows.size - 1));
    const next = active.isConnected ? active : row?.querySelector('button:not([hidden])');
    next?.focus({ preventScroll: active.isConnected });
  }

  /// All are updated with the next `show`.
  renew() {
    this.isStale = true;
  }

  /// The keys of what is shown, in order.
  get keys() {
    return [...this.rows.keys()];
  }

  /// What an element stands for.
  itemOf(element) {
    return this.items.get(element);
  }

  /// Gives those that can serve others.
  removeAllBut(wanted) {
    const gone = [...this.rows].filter(([key]) => !wanted.has(key)).map(([, element]) => element);
    if (this.reuse) return gone;
    for (const element of gone) element.remove();
    return [];
  }

  elementFor(key, item) {
    const element = this.rows.get(key) ?? this.free.pop() ?? this.make(item);
    if (this.isStale || this.items.get(element) !== item) this.update(element, item);
    this.items.set(element, item);
    return element;
  }

  putInOrder() {
    let place = this.parent.firstElementChild;
    for (const element of this.rows.values()) {
      if (element === place) place = place.nextElementSibling;
      else this.parent.insertBefore(element, place);
    }
  }
}
