// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody who looks at a page sees.
import { isDeepStrictEqual } from 'node:util';
import { patienceMs, until } from '../../wire/support/deadline.js';

/// A change is told within 100 ms and "at once"; the rest is for a busy machine.
export const atOnceMs = 3_000;

/// The texts of all the elements that match.
function textsOf(page, selector) {
  return page.evaluate(
    (wanted) => [...document.querySelectorAll(wanted)].map((each) => each.textContent), selector);
}

/// Waits until the elements of these ids show these texts; a list is the texts of its items.
export async function shows(page, wanted, ms = patienceMs) {
  let seen;
  const look = async () => {
    seen = {};
    for (const [id, text] of Object.entries(wanted)) {
      const isList = Array.isArray(text);
      const texts = await textsOf(page, isList ? `#${id} > li` : `#${id}`);
      seen[id] = isList ? texts : texts[0];
    }
    return isDeepStrictEqual(seen, wanted);
  };
  try {
    await until(`${page.url()} to show ${JSON.stringify(wanted)}`, look, ms);
  } catch (error) {
    throw new Error(`${error.message}; it shows ${JSON.stringify(seen)}`);
  }
}

/// Waits until one of the items of a list is that text.
export function lists(page, id, text) {
  return until(`${page.url()} to list "${text}" in ${id}`,
    async () => (await textsOf(page, `#${id} > li`)).includes(text));
}

/// The number that an element shows.
export async function numberIn(page, id) {
  return Number((await textsOf(page, `#${id}`))[0]);
}
