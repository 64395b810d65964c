// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a session looks in a list: from where, on which page, for how long, and what else is known of it.
import { attentionOf, attentionSigns, attentionTexts } from './attention.js';
import { count, date, duration, joined, lastedBy, minute, pageDetail, shown, shownPage, visitsText } from './format.js';
import { make, makeButton, setAttribute, setSign, setText, sign } from './dom.js';
import { sessionName } from './session_name.js';
import { t } from './words.js';

const livelyMs = 1_000;

/// "Germany · Munich", or a name made from its id where that is not known.
export const placeOf = ({ country, city, sessionId }) => joined(shown(country), shown(city)) || sessionName(sessionId);

/// "3rd visit · from news.ycombinator.com · mobile · Firefox · shop"; its site only where others are shown, too.
const aboutOf = ({ visits, referrer, campaign, device, browser, site }, namesSite, system) => joined(visitsText(visits),
  referrer && t('from %1', shown(referrer)), shown(campaign), shown(device), shown(browser), shown(system), namesSite && shown(site));

/// The same with all that is known: "… · mobile · Firefox · Android · shop".
export const detailsOf = (session, namesSite) => aboutOf(session, namesSite, session.system);

export function makeSessionRow(choose) {
  const button = makeButton('row session-row');
  button.tabIndex = -1;
  button.append(sign('disc good'), make('span', 'unseen'), make('span', 'first', make('strong', 'who cut'), make('span', '', '—'), make('bdi', 'page cut')),
    make('span', 'time end'), make('span', 'about small muted cut'), make('span', 'way small muted cut', make('bdi')));
  button.addEventListener('click', () => choose(button));
  return make('li', '', button);
}

/// Only where it says more than the page. Its end matters most, so the row cuts it at its beginning.
function wayOf({ journey = [], steps = 0 }) {
  if (steps < 2) return '';
  const way = journey.map(({ page }) => shownPage(page)).join(' › ');
  return steps > journey.length ? `… › ${way}` : way;
}

/// What goes on while nothing comes: how long it has lasted, whether somebody looks at it, and whether it
/// was active just now.
export function showTime(item, session, now, isKnown) {
  const [mark, state, , time] = item.firstElementChild.children;
  setText(time, duration(lastedBy(session, now)));
  const attention = attentionOf(session, now, isKnown);
  if (item.dataset.attention !== attention) {
    item.dataset.attention = attention;
    setSign(mark, attentionSigns[attention]);
    // Of who has gone, the line below says it.
    setText(state, attention === 'gone' ? '' : `${attentionTexts[attention]}, `);
  }
  mark.classList.toggle('lively', session.active === true && now - session.lastActivityAt < livelyMs);
}

/// `details` stand in the tooltip.
function show(item, session, isChosen, about, details, way, attention) {
  const [row] = item.children;
  const [, , first, , aboutLine, wayLine] = row.children;
  const [who, , page] = first.children;
  setText(who, placeOf(session));
  setText(page, shownPage(session.currentPage));
  setText(aboutLine, about);
  setText(wayLine.firstElementChild, way);
  setAttribute(row, 'title', [joined(sessionName(session.sessionId), placeOf(session)), pageDetail(session.currentPage),
    attention && attentionTexts[attention], details, way].filter(Boolean).join('\n'));
  setAttribute(row, 'aria-current', String(isChosen));
}

export function showSession(item, session, isChosen, { namesSite, now, isLookingKnown: isKnown }) {
  const attention = session.active && attentionOf(session, now, isKnown);
  const gone = !session.active && t('gone');
  show(item, session, isChosen, joined(gone, aboutOf(session, namesSite)), joined(gone, detailsOf(session, true)), wayOf(session), attention);
  showTime(item, session, now, isKnown);
  item.firstElementChild.classList.toggle('gone', !session.active);
}

export function showVisit(item, visit, isChosen, namesSite) {
  const when = `${date(visit.startedAt)}, ${minute(visit.startedAt)}`;
  const pages = visit.active ? t('under way') : visit.steps && count(visit.steps, '1 page', '% pages');
  const about = joined(when, pages, detailsOf(visit, namesSite));
  show(item, visit, isChosen, about, about, '');
  showTime(item, { ...visit, hereSince: undefined }, Infinity, false);
}
