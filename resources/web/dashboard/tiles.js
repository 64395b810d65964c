// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The numbers at the top: how many, and is that usual.
import { alertSign, alertText, alertTitle, handledText, isHandled, justOver, quietText } from './alert_text.js';
import { asOfNow } from './alert_handling.js';
import { count, dayOf, duration, joined, looking, minute, number, rate, shortDate, shown } from './format.js';
import { byId, make, setAttribute, setHidden, setText, sign } from './dom.js';
import { goalFigures, goalNote } from './goals.js';
import { standing } from './usual.js';
import { t } from './words.js';

/// What the figures of those who are here mean.
function presenceTip({ active = 0, presentVisitors = 0, idleVisitors = 0, lookingVisitors = 0 }, note) {
  const present = count(presentVisitors, '1 visitor present', '% visitors present');
  return t('%1; %2\n%3: in a session or with a page open\n%4 of them idle: their pages are hidden or silent\n%5 looking: with a page open in front of them',
    count(active, '1 active session', '% active sessions'), note, present, number(idleVisitors), number(lookingVisitors));
}

/// Nothing while the sessions are all there is to say.
function presence({ active = 0, presentVisitors = 0, idleVisitors = 0 }) {
  if (!idleVisitors && presentVisitors <= active) return '';
  return t('%1 present', number(presentVisitors)) + (idleVisitors ? `\n${t('%1 idle', number(idleVisitors))}` : '');
}

/// As large as fits: the styles go by how long it is.
function setFigure(id, text) {
  setText(byId(id), text);
  byId(id).style.setProperty('--length', text.length);
}

export class Tiles {
  constructor(goTo) {
    byId('tiles').addEventListener('click', ({ target }) => {
      goTo[target.closest('[data-go]')?.dataset.go]?.();
    });
  }

  draw({ live, then, now }) {
    if (!live) return;
    this.isThen = then !== null;
    const { narrowed = false } = live.totals;
    if (live.totals !== this.totals) this.drawTotals(live.totals);
    this.totals = live.totals;
    if (live.goals !== this.goals || narrowed !== this.narrowed) this.drawGoal(live.goals, narrowed);
    Object.assign(this, { goals: live.goals, narrowed });
    const [worst] = live.openAlerts;
    this.drawAlert(worst && then ? asOfNow(worst, now) : worst, live, now?.at ?? live.at);
  }

  drawTotals(totals) {
    setText(byId('active'), number(totals.active) + (totals.narrowed && totals.sessionsTruncated ? '+' : ''));
    setText(byId('active-name'), joined(this.isThen ? t('active then') : t('active now'), looking(totals)));
    this.drawStanding(totals.narrowed ? { text: t('of %1 in all', number(totals.activeInAll)) }
      : standing(totals.active ?? 0, totals.usualActive), totals.visitorsLastMinute);
    const aside = totals.narrowed ? '' : presence(totals);
    this.drawAside(aside);
    setAttribute(byId('active').parentElement, 'title', aside && presenceTip(totals, byId('active-note').textContent));
    setFigure('visitors', (totals.visitorsEstimated ? '≈ ' : '') + number(totals.visitorsToday));
    setText(byId('visitors-name'), this.isThen ? count(totals.visitorsToday, 'visitor that day', 'visitors that day') : count(totals.visitorsToday, 'visitor today', 'visitors today'));
    // The figures of the day are those of the site, whatever it is narrowed to.
    const note = (id, text) => setText(byId(id), totals.narrowed ? t('all, not only these') : text);
    this.drawStay(totals, note);
    setFigure('page-views', number(totals.pageViewsToday));
    setText(byId('page-views-name'), this.isThen ? count(totals.pageViewsToday, 'page view that day', 'page views that day')
      : count(totals.pageViewsToday, 'page view today', 'page views today'));
    note('page-views-note', count(totals.eventsToday ?? 0, '1 event', '% events'));
    setFigure('rate', rate(totals.eventsPerSecond));
    note('rate-note', t('over ten seconds'));
    setFigure('dashboards', number(totals.dashboards));
    setText(byId('dashboards-name'), count(totals.dashboards, 'dashboard', 'dashboards'));
  }

  /// Present, and on a line of its own with its sign how many of them are idle.
  drawAside(text) {
    if (text === this.aside) return;
    this.aside = text;
    const [present, idle] = text.split('\n');
    byId('active-aside').replaceChildren(present, ...(idle ? [make('br'), sign('half muted'), ` ${idle}`] : []));
  }

  /// Of those who are here, not of all who came today.
  drawStay({ active = 0, meanDurationSeconds = 0 }, note) {
    const stay = duration(Math.round(meanDurationSeconds));
    note('visitors-note', active > 0 ? t('stay so far %1', stay) : this.isThen ? t('nobody active then') : t('nobody active now'));
    setAttribute(byId('visitors-note'), 'title', active === 0 ? ''
      : (this.isThen ? t('Those who were active then had been here for %1 on average', stay)
        : t('Those who are active now have been here for %1 on average', stay)));
  }

  /// A sign before it, where it is not as usual. The second part is seen where there is room for it.
  drawStanding({ sign: mark, text }, perMinute) {
    const note = byId('active-note');
    const more = `· ${t('%1 new/min', number(perMinute))}`;
    const words = `${text} ${more}`;
    if (note.textContent === words && note.dataset.mark === (mark ?? '')) return;
    const standingWords = make('span', '', ...(mark ? [sign(mark)] : []), `${text} `);
    note.replaceChildren(standingWords, make('span', '', more));
    setAttribute(note, 'data-mark', mark ?? '');
  }

  /// The first one; there is no tile without any.
  drawGoal(goals, narrowed) {
    const [first] = goals;
    setHidden(byId('goal-tile'), !first);
    if (!first) return;
    setFigure('goal-figure', number(first.eventsToday));
    setText(byId('goal-caption'), goals.length > 1 ? t('goal 1 of %1: %2', number(goals.length), shown(first.name)) : t('goal: %1', shown(first.name)));
    this.drawShare(narrowed ? t('all, not only these') : goalNote(first));
    setAttribute(byId('goal-tile'), 'title', goals.map((goal) => `${shown(goal.name)} — ${goalFigures(goal)}`).join('\n'));
  }

  drawShare(share) {
    const note = byId('goal-note');
    if (note.textContent !== share) note.replaceChildren(make('span', 'share', sign('star'), share));
  }

  /// The worst that is open, else what was over just now; quieter where nobody is called. Drawn only when it
  /// says something else.
  drawAlert(worst, live, now) {
    const alert = worst ?? justOver(live);
    const isLoud = worst && !isHandled(worst);
    const handled = alert ? handledText(alert, now) : '';
    const today = dayOf(Date.now());
    const shown = alert ? `${alert.id} ${today} ${handled}` : quietText(live.totals.quietSince);
    if (shown === this.shown) return;
    this.shown = shown;
    const title = byId('alert-title');
    if (!alert) {
      title.replaceChildren(shown);
      setText(byId('alert-text'), t('nothing unusual'));
    } else {
      title.replaceChildren(sign(alertSign(alert)),
        ` ${alertTitle(alert)} ${dayOf(alert.at) === today ? minute(alert.at) : shortDate(alert.at)}`);
      setText(byId('alert-text'), joined(handled, alertText(alert)));
    }
    setAttribute(title.parentElement, 'data-quiet', String(!isLoud));
  }
}
