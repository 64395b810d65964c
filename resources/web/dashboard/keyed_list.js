// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps the children of an element in step with a list and touches only what changed.

/// `make(item)` gives a new element, `update(element, item)` is called when the item is another object
/// than before.
export class KeyedList {
  constructor(parent, { key, make, update }) {
    this.parent = parent;
    this.key = key;
    this.make = make;
    this.update = update;
    this.rows = new Map();
  }

  show(items) {
    const next = new Map();
    for (const item of items) {
      const key = this.key(item);
      if (!next.has(key)) next.set(key, this.rowFor(key, item));
    }
    for (const [key, row] of this.rows) if (!next.has(key)) row.element.remove();
    this.rows = next;
    this.putInOrder();
  }

  rowFor(key, item) {
    const row = this.rows.get(key) ?? { element: this.make(item), item: null };
    if (row.item !== item) this.update(row.element, item);
    row.item = item;
    return row;
  }

  putInOrder() {
    let place = this.parent.firstElementChild;
    for (const { element } of this.rows.values()) {
      if (element === place) place = place.nextElementSibling;
      else this.parent.insertBefore(element, place);
    }
  }
}
