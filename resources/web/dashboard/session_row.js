// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a session looks in a list: who, where now, for how long, from where, by which way.
import { count, date, duration, joined, minute, shown } from './format.js';
import { make, makeButton, setAttribute, setSign, setText, sign } from './dom.js';

export function makeSessionRow(choose) {
  const button = makeButton('row session-row');
  button.tabIndex = -1;
  button.append(sign('disc good'), make('strong', 'who cut'), make('span', 'page cut'),
    make('span', 'time end'), make('span', 'about small muted cut'), make('span', 'way small muted cut', make('bdi')));
  button.addEventListener('click', () => choose(button));
  return make('li', '', button);
}

/// The end of the way is the part that matters: the row cuts it at its beginning.
function wayOf({ journey = [], steps = 0 }) {
  const way = journey.map(({ page }) => shown(page)).join(' › ');
  return steps > journey.length ? `… › ${way}` : way;
}

export function showSession(item, session, isChosen) {
  const [row] = item.children;
  const [mark, who, page, time, about, way] = row.children;
  setSign(mark, session.active ? 'disc good' : 'ring muted');
  row.classList.toggle('gone', !session.active);
  setText(who, shown(session.sessionId));
  setText(page, shown(session.currentPage));
  setText(time, duration(session.durationSeconds));
  setText(about, joined(session.active ? 'active' : 'gone', shown(session.country), shown(session.device)));
  setText(way.firstElementChild, wayOf(session));
  setAttribute(row, 'aria-current', String(isChosen));
}

export function showVisit(item, visit, isChosen) {
  showSession(item, visit, isChosen);
  const [row] = item.children;
  row.classList.remove('gone');
  const [, , , , about, way] = row.children;
  setText(about, joined(shown(visit.country), shown(visit.device)));
  setText(way.firstElementChild, joined(`${date(visit.startedAt)}, ${minute(visit.startedAt)}`,
    visit.active ? 'still here' : count(visit.steps ?? 0, '1 page', '% pages')));
}
