// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A line of counts at even steps of time, without axes; behind it the band that is usual.

const svg = 'http://www.w3.org/2000/svg';
/// The picture is as many units high and wide; it is stretched to its place.
const size = 100;

function shape(name, className) {
  const element = document.createElementNS(svg, name);
  element.setAttribute('class', className);
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/// What is at the top of it.
export const sparkTop = (counts, usual) => Math.max(1, usual?.[2] ?? 0, ...counts);

/// The newest count stands at the right end of so many `places`.
export function drawSpark(picture, counts, places, usual = null) {
  if (picture.childElementCount === 0) {
    set(picture, { viewBox: `0 0 ${size} ${size}`, preserveAspectRatio: 'none' });
    picture.append(shape('rect', 'band'), shape('line', 'base'), shape('polyline', 'counts'));
  }
  const [band, base, line] = picture.children;
  const top = sparkTop(counts, usual);
  const y = (count) => size - (size * count) / top;
  const step = size / (places - 1);
  set(band, { x: 0, width: size, y: usual ? y(usual[2]) : 0, height: usual ? y(usual[1]) - y(usual[2]) : 0 });
  set(base, { x1: 0, x2: size, y1: size, y2: size });
  set(line, { points: counts.map((count, i) => `${size - step * (counts.length - 1 - i)},${y(count)}`).join(' ') });
}

/// Which of the counts lies below a pointer, by its place along the picture; -1: none.
export function sparkPlace(picture, { clientX }, counts, places) {
  const { left, width } = picture.getBoundingClientRect();
  const place = Math.round(((clientX - left) / width) * (places - 1)) - (places - counts.length);
  return place >= 0 && place < counts.length ? place : -1;
}
