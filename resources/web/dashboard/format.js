// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers, times and texts as people read them. Pure.

const shownCharacters = 300;
const wholeNumbers = new Intl.NumberFormat();
const rates = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/// Control characters, and those that turn the direction of what follows or cannot be seen.
const treacherous = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b\\u200e\\u200f'
  + '\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]', 'g');
const halfCharacter = /[\ud800-\udbff]$/;

/// A text from a visitor: bounded, and without characters that would make it look like another.
export function shown(text) {
  const whole = String(text ?? '');
  const part = whole.length > shownCharacters ? `${whole.slice(0, shownCharacters).replace(halfCharacter, '')}…` : whole;
  return part.replace(treacherous, '\ufffd');
}

/// An escape of what shows something and is no slash, which would make another path of it.
const readableEscape = /%(?!2f|7f)[2-7][\da-f]/gi;

/// The name of a page as it is read: "/a%20b" is "/a b". The name itself stays what it is.
export const shownPage = (page) => shown(String(page ?? '').replace(readableEscape,
  (escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16))));

/// The same for a tooltip, with the name below it where that is another.
export function pageDetail(page) {
  const [readable, name] = [shownPage(page), shown(page)];
  return readable === name ? name : `${readable}\n${name}`;
}

export const number = (value) => wholeNumbers.format(value ?? 0);

export const count = (value, one, many) => (value === 1 ? one : many.replace('%', number(value)));

export function rate(perSecond = 0) {
  return perSecond < 9.95 ? rates.format(perSecond) : number(Math.round(perSecond));
}

const two = (value) => String(value).padStart(2, '0');

/// Seconds as 4:05 or 1:02:03.
export function duration(seconds = 0) {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = `:${two(whole % 60)}`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}${rest}`;
}

/// Seconds a session has lasted by a moment: they go on while somebody looks at it.
export const lastedBy = ({ durationSeconds = 0, hereSince }, now) => Math.max(durationSeconds,
  hereSince ? Math.floor((now - hereSince) / 1000) : 0);

/// "3rd visit" of its visitor; empty for the first, and where that is not known.
export function visitsText(visits = 0) {
  if (visits < 2) return '';
  const isTeen = Math.floor(visits % 100 / 10) === 1;
  return `${number(visits)}${(!isTeen && ['th', 'st', 'nd', 'rd'][visits % 10]) || 'th'} visit`;
}

/// "31 looking", of those who have a page open; empty while that is not known of anybody.
export const looking = ({ lookingVisitors = 0, idleVisitors = 0, narrowed = false }) => (!narrowed && (lookingVisitors || idleVisitors)
  ? `${number(lookingVisitors)} looking` : '');

export function clock(ms) {
  const time = new Date(ms);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

export const minute = (ms) => clock(ms).slice(0, 5);

export const date = (ms, timeZone = undefined) => new Date(ms).toLocaleDateString(undefined,
  { weekday: 'short', day: 'numeric', month: 'short', timeZone });

/// "30 November 2026"
export const longDate = (ms) => new Date(ms).toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' });

/// Days by this browser's clock: equal texts are the same day.
export const dayOf = (ms) => new Date(ms).toDateString();

export const isToday = (ms, now = Date.now()) => dayOf(ms) === dayOf(now);

/// "26 Nov", for where there is little room.
export const shortDate = (ms) => new Date(ms).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });

/// When it was: the time of today, of another day with its date.
export const moment = (ms, now) => (isToday(ms, now) ? clock(ms) : `${shortDate(ms)}, ${minute(ms)}`);

export const weekday = (ms, timeZone = undefined) => new Date(ms).toLocaleDateString('en', { weekday: 'long', timeZone });

export const siteName = (site) => (site ? shown(site) : '(no site)');

/// In the place of what the past would show.
export const nothingKept = 'Nothing is kept (--in-memory): there is no past to show.';

/// Those parts that are not empty, with a dot between.
export const joined = (...parts) => parts.filter(Boolean).join(' · ');

/// What an event was, in a word or two.
export function deed(event) {
  if (event.type === 'pageview') return 'view';
  if (event.type === 'session_end') return 'left';
  if (event.type === 'click') return event.element ? `click ${shown(event.element)}` : 'click';
  return shown(event.type);
}
