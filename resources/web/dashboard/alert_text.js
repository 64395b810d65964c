// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What alerts say, and how they are told apart: the same words as those of the window. Pure.
import { count, isToday, joined, minute, number, shortDate, shown, shownPage } from './format.js';
import { range } from './usual.js';
import { t } from './words.js';

const minuteMs = 60_000;
/// How bad it is, as /api/live numbers it; a note has none.
const [rise, error] = [2, 6];

const severityOf = ({ severity = 0 }) => severity;

/// Something to look up from one's work for.
export const isAlarm = (alert) => severityOf(alert) >= rise;

/// Nobody is called for it any more: it only stands in the list.
export const isHandled = ({ seenAt, mutedUntil }) => Boolean(seenAt || mutedUntil);

/// "seen 12:40", "muted until 13:38", both, or nothing.
export const handledText = ({ seenAt, mutedUntil }, now) => joined(seenAt && t('seen %1', minute(seenAt)),
  mutedUntil > now && t('muted until %1', minute(mutedUntil)));

/// The worst of some alerts, the newest of those.
export const worstOf = (alerts) => alerts.reduce((worst, alert) => (
  severityOf(alert) > severityOf(worst) ? alert : worst), alerts[0]);

const minutes = (ms = 0) => count(Math.max(1, Math.round(ms / minuteMs)), '1 minute', '% minutes');

/// "83 in 5 minutes, usual 23–39".
const counted = (alert) => (
  t('%1 in %2, usual %3', number(alert.count), minutes(alert.spanMs), range(alert)));

function silence({ expected = 0, spanMs = 0 }) {
  const perMinute = (expected * minuteMs) / Math.max(spanMs, minuteMs);
  return perMinute >= 1 ? t('nobody for %1, usual %2 a minute', minutes(spanMs), number(Math.round(perMinute)))
    : t('nobody for %1, usual about %2 in that time', minutes(spanMs), number(Math.round(expected)));
}

function back({ spanMs, isUsualNow, wasDrop, value }) {
  if (isUsualNow) return t('usual from now on, after %1', minutes(spanMs));
  const after = t('after %1', minutes(spanMs));
  return wasDrop || !value ? after : t('%1, most %2 a minute', after, number(value));
}

const titles = {
  spike: t('Spike'), rise: t('Rise'), drop: t('Drop'), silence: t('Silence'), 'back-to-usual': t('Back to usual'),
  crowd: t('Many at once'), 'page-spike': t('Page spike'), milestone: t('Milestone'), evicted: t('Limit'), cleared: t('Cleared'),
  'clock-set-back': t('Clock set back'), 'not-stored': t('Not stored'), 'stored-again': t('Stored again'),
};

export const alertTitle = ({ kind }) => titles[kind] ?? t('Note');

const texts = {
  spike: counted,
  rise: counted,
  drop: counted,
  'page-spike': (alert) => `${shownPage(alert.page)}: ${counted(alert)}`,
  silence,
  'back-to-usual': back,
  crowd: (alert) => t('%1 in 1 minute, usual not known yet', number(alert.visitorsLastMinute)),
  milestone: (alert) => (isToday(alert.at)
    ? t('%1 visitors at once, the first time today', number(alert.value)) : t('%1 visitors at once, the first time that day', number(alert.value))),
  evicted: (alert) => count(alert.value, 'The oldest session let go: the limit is reached',
    '% oldest sessions let go: the limit is reached'),
  cleared: () => t('The live statistics begin anew'),
  'clock-set-back': () => t('The server’s clock went back by more than an hour: the live statistics begin anew'),
  'not-stored': () => t('Events cannot be stored and are refused; it is tried again'),
  'stored-again': () => t('Events are stored again'),
};

export function alertText(alert) {
  const what = texts[alert.kind]?.(alert);
  if (what === undefined) return shown(alert.message);
  return alert.site ? t('%1, on %2', what, shown(alert.site)) : what;
}

const shapes = {
  spike: 'triangle', 'page-spike': 'triangle', rise: 'triangle', crowd: 'triangle', drop: 'triangle-down',
  silence: 'triangle-down', milestone: 'diamond', cleared: 'ring', 'clock-set-back': 'half', 'stored-again': 'disc',
  'back-to-usual': 'disc',
};
const tones = ['muted', 'accent', 'warning', 'warning', 'error', 'error', 'error'];

/// By form and by colour: how bad it is gives the colour, and whether nobody is called any more.
export function alertSign(alert) {
  if (isHandled(alert)) return `${shapes[alert.kind] ?? 'square'} muted`;
  const tone = alert.kind === 'evicted' ? 'error' : tones[severityOf(alert)] ?? 'error';
  return `${shapes[alert.kind] ?? 'square'} ${tone}`;
}

/// What is open, in short, for a title: "▼ Silence on shop".
export function headline(alert) {
  const isDrop = ['drop', 'silence'].includes(alert.kind);
  const mark = severityOf(alert) >= error ? '■' : isDrop ? '▼' : '▲';
  return `${mark} ${alert.site ? t('%1 on %2', alertTitle(alert), shown(alert.site)) : alertTitle(alert)}`;
}

/// What ended last, while that is no longer ago than ten minutes; undefined otherwise.
export const justOver = ({ alerts, totals: { quietSince }, at }) => (quietSince && at - quietSince < 10 * minuteMs
  ? alerts.find((each) => each.at === quietSince && ['back-to-usual', 'stored-again'].includes(each.kind)) : undefined);

/// "All quiet since 12:38", or "All quiet".
export const quietText = (since) => (since
  ? t('All quiet since %1', isToday(since) ? minute(since) : shortDate(since)) : t('All quiet'));
