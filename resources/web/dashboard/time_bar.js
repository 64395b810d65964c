// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way back through what is kept: a slider from now to 90 days ago, and once somebody went back the moment, which
// can be typed, and the paces.
import { byId, make, makeButton, setAttribute, setHidden, setText } from './dom.js';
import { moment } from './format.js';
import { t } from './words.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
export const places = 1_000;
export const longestMs = 90 * dayMs;
/// Up to there the scale is nearly even.
const baseMs = minuteMs;
const wholeScale = Math.log1p(longestMs / baseMs);
const paces = [1, 10, 60];
const ticks = [[0, t('now')], [minuteMs, t('1 min')], [10 * minuteMs, t('10 min')], [hourMs, t('1 h')], [6 * hourMs, t('6 h')],
  [dayMs, t('1 day')], [7 * dayMs, t('1 week')], [30 * dayMs, t('30 days')], [longestMs, t('90 days')]];

/// How far back a place of the slider is: the last minutes take as much of it as the last days.
export const backAt = (place) => Math.round(baseMs * Math.expm1((Math.min(Math.max(place, 0), places) / places) * wholeScale));
export const placeOf = (back) => Math.round((Math.log1p(Math.min(Math.max(back, 0), longestMs) / baseMs) / wholeScale) * places);

/// How far a key moves; 0: it is none that moves.
function stepOf({ key, shiftKey }) {
  const step = shiftKey ? minuteMs : 10_000;
  const leap = shiftKey ? dayMs : hourMs;
  return { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -leap, PageUp: leap }[key] ?? 0;
}

/// As `datetime-local` wants it, in the time of this machine.
function localText(at) {
  const date = new Date(at - new Date(at).getTimezoneOffset() * minuteMs);
  return date.toISOString().slice(0, 19);
}

export class TimeBar {
  constructor(travel) {
    this.travel = travel;
    this.slider = byId('time-slider');
    this.slider.min = -places;
    this.moment = byId('time-moment');
    this.slider.addEventListener('input', () => travel.goTo(Date.now() - backAt(-this.slider.value)));
    this.slider.addEventListener('keydown', (event) => this.keyDown(event));
    this.moment.addEventListener('change', () => { if (this.moment.value) travel.goTo(new Date(this.moment.value).getTime()); });
    this.paces = paces.map((pace) => this.makePace(pace));
    this.moment.after(...this.paces);
    byId('time-ticks').append(...ticks.map(([back, text]) => {
      const tick = make('span', '', text);
      tick.style.right = `${(100 * placeOf(back)) / places}%`;
      return tick;
    }));
  }

  makePace(pace) {
    const button = makeButton('plain small', `▶ ${pace}×`);
    button.title = t('Play at %1 times the pace; again: stop', pace);
    button.setAttribute('aria-label', t('Play at %1 times the pace', pace));
    button.addEventListener('click', () => this.travel.play(this.travel.pace === pace ? 0 : pace));
    return button;
  }

  focus() {
    this.slider.focus();
  }

  /// On the slider keys go by time and not by places, which are wide far back.
  keyDown(event) {
    const step = stepOf(event);
    if (step !== 0) this.travel.move(step);
    else if (event.key === ' ') this.travel.play(this.travel.pace > 0 ? 0 : paces[0]);
    else if (event.key === 'End') this.travel.backToNow();
    else return;
    event.preventDefault();
  }

  draw() {
    const { travel } = this;
    const at = travel.at ?? Date.now();
    setHidden(byId('time-past'), !travel.isPast);
    const value = travel.isPast ? String(-placeOf(Date.now() - at)) : '0';
    if (this.slider.value !== value) this.slider.value = value;
    setAttribute(this.slider, 'aria-valuetext', travel.isPast ? moment(at) : t('now'));
    setText(byId('time-trouble'), travel.trouble);
    if (!travel.isPast) return;
    if (document.activeElement !== this.moment) this.moment.value = localText(at);
    this.paces.forEach((button, i) => setAttribute(button, 'aria-pressed', String(travel.pace === paces[i])));
  }
}
