// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers, times and texts as people read them. Pure.

import { language, locale, t, words } from './words.js';

const shownCharacters = 300;
const wholeNumbers = new Intl.NumberFormat(locale);
const rates = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

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

const kinds = new Intl.PluralRules(language);

/// How many, in words: of the forms that the language has, known by the English one for many.
export function count(value, one, many) {
  const forms = words[many] ?? { one, other: many };
  return (forms[kinds.select(value)] ?? forms.other).replace('%', number(value));
}

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
  const forms = [t('%1th visit'), t('%1st visit'), t('%1nd visit'), t('%1rd visit')];
  return ((!isTeen && forms[visits % 10]) || forms[0]).replace('%1', number(visits));
}

/// "31 looking", of those who have a page open; empty while that is not known of anybody.
export const looking = ({ lookingVisitors = 0, idleVisitors = 0, narrowed = false }) => (!narrowed && (lookingVisitors || idleVisitors)
  ? t('%1 looking', number(lookingVisitors)) : '');

const timeOfDay = (parts) => new Intl.DateTimeFormat(locale, parts);
const isOfTwelve = timeOfDay({ hour: 'numeric' }).resolvedOptions().hour12;
const hour = isOfTwelve ? 'numeric' : '2-digit';
const [clocks, minutes] = [{ hour, minute: '2-digit', second: '2-digit' }, { hour, minute: '2-digit' }]
  .map((parts) => timeOfDay(isOfTwelve ? parts : { ...parts, hourCycle: 'h23' }));

/// The time of day, 14:02:11, or 2:02:11 PM where a clock has twelve hours.
export const clock = (ms) => clocks.format(ms);

export const minute = (ms) => minutes.format(ms);

/// The same of a minute of the day; the last is its end.
export function minuteOfDay(minute) {
  if (minute === 24 * 60 && !isOfTwelve) return '24:00';
  return minutes.format(new Date(2026, 0, 1, Math.floor(minute / 60), minute % 60));
}

export const date = (ms, timeZone = undefined) => new Date(ms).toLocaleDateString(locale,
  { weekday: 'short', day: 'numeric', month: 'short', timeZone });

/// "30 November 2026"
export const longDate = (ms) => new Date(ms).toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric' });

/// Days by this browser's clock: equal texts are the same day.
export const dayOf = (ms) => new Date(ms).toDateString();

export const isToday = (ms, now = Date.now()) => dayOf(ms) === dayOf(now);

/// "26 Nov", for where there is little room.
export const shortDate = (ms) => new Date(ms).toLocaleDateString(locale, { day: 'numeric', month: 'short' });

/// When it was: the time of today, of another day with its date.
export const moment = (ms, now) => (isToday(ms, now) ? clock(ms) : `${shortDate(ms)}, ${minute(ms)}`);

export const weekday = (ms, timeZone = undefined) => new Date(ms).toLocaleDateString(locale, { weekday: 'long', timeZone });

export const siteName = (site) => (site ? shown(site) : t('(no site)'));

/// In the place of what the past would show.
export const nothingKept = t('Nothing is kept (--in-memory): there is no past to show.');

/// Those parts that are not empty, with a dot between.
export const joined = (...parts) => parts.filter(Boolean).join(' · ');

/// What an event was, in a word or two.
export function deed(event) {
  if (event.type === 'pageview') return t('view');
  if (event.type === 'session_end') return t('left');
  if (event.type === 'click') return event.element ? t('click %1', shown(event.element)) : t('click');
  return shown(event.type);
}
