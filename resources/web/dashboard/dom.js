// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The few things that every part does to the page. Texts go in as text, never as HTML.

const svg = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/// An element with a class, a text and what is in it.
export function make(tag, className = '', ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

export function makeButton(className, text = '') {
  const button = make('button', className, text);
  button.type = 'button';
  return button;
}

/// Touches the page only if the text is another.
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/// One of the shapes in index.html, and its tone: never the colour alone tells something.
export function sign(name) {
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('aria-hidden', 'true');
  picture.append(document.createElementNS(svg, 'use'));
  setSign(picture, name);
  return picture;
}

export function setSign(picture, name) {
  setAttribute(picture, 'class', `sign ${name}`);
  setAttribute(picture.firstElementChild, 'href', `#sign-${name.split(' ')[0]}`);
}
