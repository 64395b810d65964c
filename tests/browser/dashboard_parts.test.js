// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pure parts of the web dashboard, without a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { waitAfter } from '../../resources/web/dashboard/backoff.js';
import { Connection } from '../../resources/web/dashboard/connection.js';
import { comparison, dayCurve, dayStart } from '../../resources/web/dashboard/day_curve.js';
import { alertSign, alertText, handledText, headline, isAlarm, justOver } from '../../resources/web/dashboard/alert_text.js';
import { deed, duration, lastedBy, looking, moment, number, pageDetail, rate, shown, shownPage, visitsText } from '../../resources/web/dashboard/format.js';
import { fromSnapshot, withDelta } from '../../resources/web/dashboard/live_state.js';
import { isQuiet } from '../../resources/web/dashboard/quiet.js';
import { ReadingPace } from '../../resources/web/dashboard/reading_pace.js';
import { sessionName } from '../../resources/web/dashboard/session_name.js';
import { StoreTrouble } from '../../resources/web/dashboard/store_trouble.js';
import { standing, usualAt } from '../../resources/web/dashboard/usual.js';
import { changed, chosenBy, hashOf, isFiltered, viewOf, watched } from '../../resources/web/dashboard/view.js';

test('each failure makes the wait longer, up to half a minute, and no two are alike', () => {
  const [least, most] = [() => 0, () => 1];
  assert.deepEqual([0, 1, 2, 3].map((failures) => waitAfter(failures, most)), [1000, 2000, 4000, 8000]);
  assert.deepEqual([0, 1, 2].map((failures) => waitAfter(failures, least)), [500, 1000, 2000]);
  assert.equal(waitAfter(1_000_000, most), 30_000);
  assert.notEqual(waitAfter(9), waitAfter(9));
});

test('a view is kept by the address, and an address of nonsense is the usual view', () => {
  const usual = viewOf('');
  assert.equal(hashOf(usual), '');
  assert.equal(usual.site, null);
  assert.deepEqual(viewOf('#chart=nonsense&side=<b>&unknown=1'), usual);
  const odd = {
    ...usual, site: '', country: ['Côte d’Ivoire', 'a&b=c'], page: ['/a?b=c&d#e'], text: '<img>', chart: 'today',
    side: 'journey', session: { site: 'shop', sessionId: 'v&1' }, add: true,
  };
  assert.deepEqual(viewOf(hashOf(odd)), odd);
});

test('a filter is as long as the server takes it, and ends with a whole character', () => {
  assert.equal(viewOf(`#text=${'x'.repeat(5000)}`).text.length, 256);
  assert.equal(changed(viewOf(''), { text: `x${'😀'.repeat(80)}` }).text, `x${'😀'.repeat(63)}`);
});

test('a field has one value more, or one less, up to sixteen', () => {
  const view = viewOf('#country=India&not=country');
  const after = (from, value, keys) => changed(from, chosenBy(from, 'country', value, keys));
  const two = after(view, 'Peru', { ctrlKey: true });
  assert.deepEqual([two.country, two.not], [['India', 'Peru'], ['country']]);
  assert.deepEqual(after(two, 'India', { metaKey: true }).country, ['Peru']);
  assert.deepEqual(after(after(two, 'India', { ctrlKey: true }), 'Peru', { ctrlKey: true }).not, []);
  assert.deepEqual([after(two, 'Chad', {}).country, after(two, 'Chad', {}).not], [['Chad'], []]);
  const only = viewOf('#country=India');
  assert.deepEqual(after(only, 'Peru', { ctrlKey: true, shiftKey: true }).country, ['Peru']);
  const many = changed(only, { country: Array.from({ length: 20 }, (_, i) => `c${i}`) });
  assert.equal(many.country.length, 16);
});

test('the server is told of the filters only, and of a site without a name too', () => {
  assert.deepEqual(watched(viewOf('')), { order: 'arrival' });
  assert.deepEqual(watched(viewOf('#site=&country=India&chart=today&order=activity')), { order: 'activity', site: '', country: 'India' });
  assert.deepEqual(watched(viewOf('#country=India&country=Peru&country=India&not=country')), { order: 'arrival', country: ['India', 'Peru'], not: 'country' });
  assert.ok(isFiltered(viewOf('#text=a')));
  assert.ok(!isFiltered(viewOf('#site=shop')));
});

const session = (visit, page) => ({ visit, sessionId: `v-${visit}`, currentPage: page });

test('a delta changes what it names; everything else stays the same object', () => {
  const before = fromSnapshot({ at: 1, totals: { active: 1 }, countries: [['India', 1]] });
  const after = withDelta(before, { at: 2, totals: { active: 2 } });
  assert.equal(after.at, 2);
  assert.equal(after.totals.active, 2);
  assert.equal(after.countries, before.countries);
  assert.equal(before.totals.active, 1);
  assert.deepEqual(withDelta(before, { at: 2, countries: [] }).countries, []);
});

test('an alert speaks of one as of one', () => {
  assert.equal(alertText({ kind: 'evicted', value: 1 }), 'The oldest session let go: the limit is reached');
  assert.equal(alertText({ kind: 'evicted', value: 2 }), '2 oldest sessions let go: the limit is reached');
});

test('sites come, change and go; of the others nothing is said', () => {
  const before = fromSnapshot({ at: 1, sites: [['blog', 0], ['news', 3], ['shop', 1]], sitesTruncated: true });
  const after = withDelta(before, { at: 2, sites: [['news'], ['shop', 2], ['wiki', 1]] });
  assert.deepEqual(after.sites, [['blog', 0], ['shop', 2], ['wiki', 1]]);
  assert.ok(after.sitesTruncated);
  assert.ok(!withDelta(after, { at: 3, sitesTruncated: false }).sitesTruncated);
});

test('sessions follow the order of the delta; who is not in it has gone', () => {
  const before = fromSnapshot({ at: 1, sessions: [session(1, '/a'), session(2, '/b')] });
  const after = withDelta(before, { at: 2, sessions: { order: [3, 1, 9], changed: [session(3, '/c')] } });
  assert.deepEqual(after.sessions.map(({ visit }) => visit), [3, 1]);
  assert.equal(after.sessions[1], before.sessions[0]);
});

test('events and alerts are put before the others, and their number is bounded', () => {
  const events = Array.from({ length: 100 }, (_, i) => ({ number: 100 - i }));
  const before = fromSnapshot({ at: 1, events, alerts: [{ id: 1 }] });
  const after = withDelta(before, { at: 2, events: [{ number: 102 }, { number: 101 }], alerts: [{ id: 2 }] });
  assert.equal(after.events.length, 100);
  assert.deepEqual(after.events.slice(0, 3).map(({ number: id }) => id), [102, 101, 100]);
  assert.deepEqual(after.alerts.map(({ id }) => id), [2, 1]);
});

test('points of the series are replaced or added, and the oldest go', () => {
  const series = Array.from({ length: 60 }, (_, i) => [i * 10_000, i, 0, 0]);
  const { series: after } = withDelta(fromSnapshot({ at: 1, series }),
    { at: 2, series: [[590_000, 7, 1, 1], [600_000, 8, 0, 0]] });
  assert.equal(after.length, 60);
  assert.deepEqual(after.slice(-2), [[590_000, 7, 1, 1], [600_000, 8, 0, 0]]);
  assert.equal(after[0][0], 10_000);
});

test('a text of a visitor is bounded and cannot turn the direction of what follows', () => {
  assert.equal(shown('/\u202egnp.exe\u0007'), '/\ufffdgnp.exe\ufffd');
  assert.equal(shown('x'.repeat(5000)).length, 301);
  assert.equal(shown(undefined), '');
  assert.equal(deed({ type: 'click', element: 'a\u200bb' }), 'click a\ufffdb');
  assert.equal(deed({ type: 'session_end' }), 'left');
  for (const unseen of ['\u2060', '\u00ad', '\u3164', '\u206a']) assert.equal(shown(`a${unseen}b`), 'a\ufffdb');
  assert.equal(shown(`${'x'.repeat(299)}😀y`), `${'x'.repeat(299)}…`);
});

test('of several sites, an alert says which', () => {
  const milestone = { kind: 'milestone', value: 50, at: Date.now() };
  assert.equal(alertText(milestone), '50 visitors at once, the first time today');
  assert.equal(alertText({ ...milestone, site: 'shop' }), '50 visitors at once, the first time today, on shop');
  assert.equal(alertText({ kind: 'spike', count: 83, spanMs: 300_000, low: 23.4, high: 38.1, site: 'shop' }),
    '83 in 5 minutes, usual 23–39, on shop');
});

test('alerts say what, against what and for how long', () => {
  const counted = { count: 42, spanMs: 60_000, low: 6, high: 17 };
  for (const kind of ['spike', 'rise', 'drop']) assert.equal(alertText({ ...counted, kind }), '42 in 1 minute, usual 6–17');
  assert.equal(alertText({ ...counted, kind: 'page-spike', page: '/sale' }), '/sale: 42 in 1 minute, usual 6–17');
  assert.equal(alertText({ kind: 'silence', spanMs: 240_000, expected: 96 }), 'nobody for 4 minutes, usual 24 a minute');
  assert.equal(alertText({ kind: 'silence', spanMs: 1_200_000, expected: 8 }),
    'nobody for 20 minutes, usual about 8 in that time');
  const back = { kind: 'back-to-usual', spanMs: 720_000, value: 61 };
  assert.equal(alertText(back), 'after 12 minutes, most 61 a minute');
  assert.equal(alertText({ ...back, wasDrop: true }), 'after 12 minutes');
  assert.equal(alertText({ ...back, isUsualNow: true }), 'usual from now on, after 12 minutes');
  assert.equal(alertText({ kind: 'crowd', visitorsLastMinute: 25 }), '25 in 1 minute, usual not known yet');
});

test('how bad an alert is shows by form and colour, and notes are no alarms', () => {
  const sign = (kind, severity) => alertSign({ kind, severity });
  assert.deepEqual([sign('silence', 5), sign('drop', 4)], ['triangle-down error', 'triangle-down error']);
  assert.deepEqual([sign('spike', 3), sign('rise', 2)], ['triangle warning', 'triangle warning']);
  assert.deepEqual([sign('milestone', 1), sign('not-stored', 6)], ['diamond accent', 'square error']);
  assert.deepEqual([sign('crowd'), sign('back-to-usual')], ['triangle muted', 'disc muted']);
  assert.deepEqual([1, 2, 6].map((severity) => isAlarm({ severity })), [false, true, true]);
  assert.ok(!isAlarm({ kind: 'crowd' }));
  assert.equal(headline({ kind: 'silence', severity: 5, site: 'shop' }), '▼ Silence on shop');
  assert.equal(headline({ kind: 'rise', severity: 2 }), '▲ Rise');
  assert.equal(headline({ kind: 'not-stored', severity: 6 }), '■ Not stored');
});

test('a number stands against the band as it is written; between two hours it goes straight', () => {
  assert.equal(standing(3, null).text, 'usual not known yet');
  const usual = [34, 29.6, 37.2];
  assert.deepEqual([28, 29, 38, 39].map((value) => standing(value, usual).text),
    ['fewer than usual, 29–38', 'usual 29–38', 'usual 29–38', 'more than usual, 29–38']);
  const hours = [[1000, 10, 5, 15], [2000, 20, 10, 30]];
  assert.deepEqual([999, 1000, 1500, 2000, 2001].map((at) => usualAt(hours, at)),
    [null, [10, 5, 15], [15, 7.5, 22.5], [20, 10, 30], null]);
  assert.equal(usualAt([], 1), null);
});

test('what was on another day says so', () => {
  const now = new Date(2026, 0, 14, 12, 0, 5).getTime();
  assert.equal(moment(now, now), '12:00:05');
  assert.match(moment(new Date(2026, 0, 13, 23, 59).getTime(), now), /13.*, 23:59$/);
});

test('numbers and lengths of time are written as people read them', () => {
  assert.equal(number(undefined), '0');
  assert.deepEqual([0, 59.9, 65, 3600, -5].map(duration), ['0:00', '0:59', '1:05', '1:00:00', '0:00']);
  assert.equal(rate(20_000.4), number(20_000));
  assert.match(rate(2.44), /^2.4$/);
});

test('a day is added up, and compared with the same time a week ago', () => {
  const midnight = dayStart(Date.UTC(2026, 0, 14, 12));
  const curve = dayCurve([[midnight + 60_000, 3, 5, 9, 1, 1], [midnight + 600_000, 1, 2, 3, 1, 1]], 'visitors');
  assert.deepEqual([curve[0], curve[1], curve[2], curve[11], curve[1440]], [0, 0, 3, 4, 4]);
  const said = (now, then, whole = 50) => comparison('visitors', now, then, whole, 'Monday');
  assert.equal(said(112, 100), '112 visitors so far, 12 % more than last Monday by this time');
  assert.equal(said(1, 2), '1 visitor so far, 50 % fewer than last Monday by this time');
  assert.equal(said(0, 0), 'No visitors up to the last whole minute, as last Monday by this time');
  assert.equal(said(3, 0, 0), '3 visitors so far; nothing is known of last Monday');
  assert.equal(said(5, 5), '5 visitors so far, as many as last Monday by this time');
});

/// A connection whose sockets and changes of state are lists.
function aConnection() {
  const [sockets, states] = [[], []];
  class Opening {
    static CONNECTING = 0;
    static OPEN = 1;
    readyState = Opening.CONNECTING;
    constructor(address) {
      this.address = address;
      sockets.push(this);
    }
    send(text) { this.sent = JSON.parse(text); }
    close() { this.isClosed = true; }
  }
  Object.assign(globalThis, { WebSocket: Opening, document: { baseURI: 'https://stats.example/' } });
  const connection = new Connection({ status: (state) => states.push(state), opened() {}, refused: () => false });
  connection.view = viewOf('');
  connection.open();
  const opens = () => {
    sockets[0].readyState = Opening.OPEN;
    sockets[0].onopen();
  };
  return { connection, sockets, states, opens };
}

test('a view that is refused is not shown as if it were there', async () => {
  const { connection, sockets, states, opens } = aConnection();
  opens();
  const watching = connection.watch(viewOf('#country=India'));
  sockets[0].onmessage({ data: JSON.stringify({ type: 'error', id: sockets[0].sent.id, data: { message: 'Too many' } }) });
  await assert.rejects(watching, /Too many/);
  const { phase, reason } = states.at(-1);
  assert.deepEqual({ phase, reason }, { phase: 'reconnecting', reason: 'Too many' });
  connection.watch(viewOf('')).catch(() => {}); // what else is looked at is tried at once
  assert.equal(sockets[1].address, 'wss://stats.example/api/live?order=arrival');
});

test('a clock that was set back does not hide a silence', (t) => {
  const { connection, sockets, opens } = aConnection();
  t.after(() => connection.stop());
  opens();
  connection.heardAt = Date.now() + 3_600_000;
  connection.lookForSilence();
  assert.equal(sockets[0].isClosed, true);
});

test('a view that is chosen while a connection opens is what is watched', () => {
  const { connection, sockets } = aConnection();
  assert.equal(sockets[0].address, 'wss://stats.example/api/live?order=arrival');
  connection.watch(viewOf('#country=India')).catch(() => {}); // there is no connection to ask over
  assert.equal(sockets[0].isClosed, true);
  assert.equal(sockets[1].address, 'wss://stats.example/api/live?order=arrival&country=India');
});

test('an id has the name that the window gives it', () => {
  const known = readFileSync(new URL('../window/support/session_names.txt', import.meta.url), 'utf8').trimEnd().split('\n');
  assert.ok(known.length >= 9);
  for (const [id, name] of known.map((line) => line.split('\t'))) assert.equal(sessionName(id), name);
});

test('a visitor who came before is counted as in the window', () => {
  const known = readFileSync(new URL('../window/support/visit_words.txt', import.meta.url), 'utf8').trimEnd().split('\n');
  assert.ok(known.length >= 18);
  for (const [visits, text] of known.map((line) => line.split('\t'))) assert.equal(visitsText(Number(visits)), text);
  assert.equal(visitsText(undefined), '');
});

test('pages are read without escapes, but for what would hide or say something else', () => {
  for (const [name, read] of [['/red%20shoe', '/red shoe'], ['/a%26b%3Fc%3d', '/a&b?c='], ['/50%2520off', '/50%20off'],
    ['/a%2Fb', '/a%2Fb'], ['/a%0Ab%7F', '/a%0Ab%7F'], ['/a%E2%80%AEb', '/a%E2%80%AEb'], ['/a\u202eb', '/a\ufffdb'], ['/a%2', '/a%2']])
    assert.equal(shownPage(name), read);
  assert.equal(pageDetail('/red%20shoe'), '/red shoe\n/red%20shoe');
  assert.equal(pageDetail('/shoe'), '/shoe');
});

test('a list of many moves so seldom that it can be read', () => {
  const pace = new ReadingPace();
  assert.ok(pace.admits(3, 100));
  const moves = [];
  for (let now = 200; now <= 20_000; now += 100) if (pace.admits(100, now)) moves.push(now);
  assert.ok(moves.length >= 4 && moves.length <= 5);
  assert.ok(!pace.admits(100, 20_000));
  pace.hurry();
  assert.ok(pace.admits(100, 20_000));
});

test('a duration goes on while somebody looks, and who does is counted where it is known', () => {
  assert.equal(lastedBy({ durationSeconds: 45, hereSince: 1_000 }, 53_000), 52);
  assert.equal(lastedBy({ durationSeconds: 45, hereSince: 10_000 }, 53_000), 45);
  assert.equal(lastedBy({ durationSeconds: 45 }, 53_000), 45);
  assert.equal(looking({ lookingVisitors: 31 }), '31 looking');
  assert.equal(looking({ idleVisitors: 2 }), '0 looking');
  assert.equal(looking({ active: 42 }), '');
});

test('what was refused while nothing could be stored is counted, and said once more afterwards', () => {
  const trouble = new StoreTrouble();
  const at = new Date(2026, 0, 1, 14, 2, 11).getTime();
  const look = (phase, refused) => trouble.look({ store: { phase }, refused }, at);
  assert.equal(look('keeping', 7), '');
  assert.equal(look('failing', 7), '');
  assert.equal(look('failing', 221), '214 refused since 14:02:11.');
  assert.equal(look('keeping', 222), '');
  assert.equal(trouble.afterwards, 'Events are stored again. 215 refused since 14:02:11.');
  assert.equal(look('keeping', 300), '');
  assert.match(trouble.afterwards, /215/);
  look('failing', 300);
  look('keeping', 300);
  assert.equal(trouble.afterwards, '');
});

test('quiet hours pass midnight', () => {
  const at = (hours, minutes) => new Date(2026, 10, 30, hours, minutes);
  const night = { isOn: true, from: '22:00', to: '07:00' };
  for (const [hours, minutes, wanted] of [[21, 59, false], [22, 0, true], [0, 0, true], [6, 59, true], [7, 0, false]])
    assert.equal(isQuiet(at(hours, minutes), night), wanted, `${hours}:${minutes}`);
  assert.equal(isQuiet(at(12, 30), { isOn: true, from: '12:00', to: '13:00' }), true);
  assert.equal(isQuiet(at(13, 0), { isOn: true, from: '12:00', to: '13:00' }), false);
  assert.equal(isQuiet(at(13, 0), { isOn: true, from: '07:00', to: '07:00' }), true, 'all day');
  assert.equal(isQuiet(at(23, 0), { ...night, isOn: false }), false);
  assert.equal(isQuiet(at(23, 0)), false, 'off at first');
});

test('what operators did about an alert is said and changes with a delta', () => {
  const alert = { id: 7, kind: 'spike', severity: 3, at: 1_000 };
  const before = fromSnapshot({ at: 2_000, alerts: [alert, { ...alert, id: 6, seenAt: 1_500 }] });
  const { alerts } = withDelta(before, { at: 3_000, alertHandling: [{ id: 7, mutedUntil: 9_000 }, { id: 6 }] });
  assert.deepEqual(alerts.map(({ seenAt, mutedUntil }) => [seenAt, mutedUntil]), [[undefined, 9_000], [undefined, undefined]]);
  assert.match(handledText(alerts[0], 3_000), /^muted until \d\d:\d\d$/);
  assert.equal(handledText(alerts[0], 9_000), '', 'it is over');
  assert.equal(alertSign(alerts[0]), 'triangle muted');
});

test('what is over stands for ten minutes before all is quiet', () => {
  const end = { id: 9, kind: 'back-to-usual', at: 1_000_000 };
  const live = (at) => ({ at, alerts: [end], totals: { quietSince: end.at } });
  assert.equal(justOver(live(end.at + 599_999)), end);
  assert.equal(justOver(live(end.at + 600_000)), undefined);
  assert.equal(justOver({ at: end.at, alerts: [end], totals: {} }), undefined);
});
