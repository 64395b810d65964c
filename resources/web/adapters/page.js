// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the adapters share.

// As in tracker.js: not an element that is called so.
const own = (name) => Reflect.get(Document.prototype, name, document);
/// Null for those that are fetched by the plain tracker, which find its tag.
export const script = own('currentScript') ?? { dataset: {}, attributes: [], src: location.href };
export const tagOf = (isIt) => [...own('scripts')].find(isIt);

/// What `act` gives; nothing where that goes wrong.
export const attempt = (act) => {
  try { return act(); } catch {}
};

/// Where Footfall is: the folder of an address that the page names, or else what `path` leads to from
/// its script.
export const footfallAt = (path, named, tag = script) =>
  attempt(() => named && new URL('.', new URL(named, location))) || new URL(path, tag.src);

/// A path of the site, where only its "/" is missing.
export const rooted = (path) => (path && !/^(\/|\w+:)/.test(path) ? `/${path}` : path);

/// What a product keeps in the browser where a visitor told it to leave them alone.
export const kept = (key) => attempt(() => localStorage.getItem(key));
export const keep = (key, value) => attempt(() => localStorage.setItem(key, value));

/// The members of an object that `isOwn` takes, where it is one.
export const only = (object, isOwn) =>
  Object.fromEntries(Object.entries(Object(object)).filter(([key]) => isOwn(key)));

/// Calls `act` with each element that a click passes, the innermost first, until it says true.
export const onClick = (act) => addEventListener('click', (event) => attempt(() =>
  event.composedPath().find((element) => element instanceof Element && act(element))), true);
