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
    const wanted = new Map(items.map((item) => [this.key(item), item]));
    this.free = this.removeAllBut(wanted);
    const next = new Map();
    for (const [key, item] of wanted) next.set(key, this.elementFor(key, item));
    for (const element of this.free) element.remove();
    this.rows = next;
    this.isStale = false;
    this.putInOrder();
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
