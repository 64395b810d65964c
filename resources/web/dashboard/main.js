// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wires the parts together: frames change the model, the model is drawn once a frame of the screen, and
// what the user does changes the view, which is what is asked of the server.
import { AddSite } from './add_site.js';
import { AlertHandling } from './alert_handling.js';
import { Alerts } from './alerts.js';
import { Banners } from './banners.js';
import { ChartPanel } from './chart_panel.js';
import { connectKeys } from './keys.js';
import { Connection } from './connection.js';
import { Copies } from './copies.js';
import { Dialogs } from './dialogs.js';
import { Feed } from './feed.js';
import { Filters } from './filters.js';
import { FocusKeeper } from './focus.js';
import { Filtered } from './filtered.js';
import { Goals } from './goals.js';
import { Journey } from './journey.js';
import { Menus } from './menus.js';
import { Model } from './model.js';
import { News } from './news.js';
import { PagePanel } from './page_panel.js';
import { Palette } from './palette.js';
import { Past } from './past.js';
import { Ranks } from './ranks.js';
import { Refused } from './refused.js';
import { columnOf, groupOf } from './rank_kinds.js';
import { Replay } from './replay.js';
import { SavedViews } from './saved_views.js';
import { Screens } from './screens.js';
import { Sessions } from './sessions.js';
import { Shares } from './shares.js';
import { SideTabs } from './side_tabs.js';
import { SitesGrid } from './sites_grid.js';
import { Status } from './status.js';
import { Tiles } from './tiles.js';
import { TimeBar } from './time_bar.js';
import { TimeTravel } from './time_travel.js';
import { Viewers } from './viewers.js';
import { access, enterLogin } from './access.js';
import { byId } from './dom.js';
import { watched } from './view.js';
import { wide } from './wide.js';

const model = new Model();
const news = new News();

const connection = new Connection({
  opened: () => follow(),
  status: (link) => model.change({ link }),
  state: (server) => model.learnServer(server),
  snapshot: (data) => { model.takeSnapshot(data); news.take(model.now, true); },
  delta: (data) => { model.takeDelta(data); news.take(model.now); },
  session: (session) => model.change({ followed: session ?? null }),
  refused: async () => {
    const me = await access();
    if (me.refused) enterLogin();
    return me.refused;
  },
});

function follow() {
  connection.ask('follow', model.view.session).catch(() => {}); // asked again with the next connection
}

async function watch() {
  news.forget();
  try {
    await connection.watch(model.view);
    model.change({ trouble: '' });
  } catch (error) {
    if (model.link.phase === 'live') model.change({ trouble: error.message });
  }
}

model.onView = (view, before) => {
  if (JSON.stringify(watched(view)) !== JSON.stringify(watched(before))) watch();
  if (JSON.stringify(view.session) !== JSON.stringify(before.session)) follow();
  travel.viewChanged();
};

const ask = (type, data, patience) => connection.ask(type, data, patience);
const travel = new TimeTravel(model, ask);
const timeBar = new TimeBar(travel);
const dialogs = new Dialogs(model, ask);
const filters = new Filters(model);
const chart = new ChartPanel(model, ask);
const feed = new Feed(model);
const sessions = new Sessions(model);
const openGoals = () => goals.open();
const ranks = new Ranks(model, 'rank', openGoals);
const viewers = new Viewers(model);
const besideRanks = [new Ranks(model, 'more', openGoals), new Ranks(model, 'third', openGoals)];
const past = new Past(model, ask);
const pagePanel = new PagePanel(model);
const handling = new AlertHandling(model, ask);
const alerts = new Alerts(model, (at) => travel.goTo(at), (alert) => handling.pick(alert));
const replay = new Replay(model, dialogs, ask);
const goals = new Goals(model, dialogs, ask);
const filtered = new Filtered(model, dialogs, ask);
const refused = new Refused(model, dialogs);
const shares = new Shares(dialogs, model);
const status = new Status();
const copies = new Copies(model, status);
const screens = new Screens(model, chart);
const views = new SavedViews(model, dialogs);
const palette = new Palette(model, dialogs);
const menus = new Menus(model, { copies, dialogs, shares, replay, goals, filtered, refused, screens, views, palette });
function go(changes, focus) {
  model.look({ add: false, sites: false, ...changes });
  model.focusDrawn(focus);
}

const goTo = {
  feed: () => go({}, () => feed.focus()),
  sessions: () => go({ list: 'sessions' }, () => sessions.focus()),
  viewers: () => go({ list: 'viewers' }, () => viewers.focus()),
  pages: () => go({ rank: 'pages' }, () => ranks.focus()),
  rank: (rank) => () => {
    const column = wide.matches ? columnOf[groupOf(rank)] : 'rank';
    go({ [column]: rank }, () => [ranks, ...besideRanks].find(({ choice }) => choice === column).focus());
  },
  goals: openGoals,
  page: () => go({ side: 'page' }, () => pagePanel.focus()),
  alerts: () => go(wide.matches ? {} : { side: 'alerts' }, () => byId(wide.matches ? 'alert-panel' : 'tab-alerts').focus()),
};

model.parts = [new Banners(model, () => connection.tryNow(), travel), status, filters, new AddSite(model),
  new Tiles(goTo), chart, timeBar, ranks, ...besideRanks, feed, sessions, viewers, past, new Journey(model, ask),
  pagePanel, alerts, handling, new SideTabs(model), new SitesGrid(model), replay, goals, filtered, refused, menus, screens, new FocusKeeper(model)];
const tryAgain = () => {
  connection.tryNow();
  chart.reload();
  past.again();
};
connectKeys(model, { copies, handling, dialogs, filters, menus, goTo, chart, replay, goals, filtered, refused, shares, screens, views, palette, tryAgain, travel });

access().then((me) => (me.refused ? enterLogin() : model.change({ me })));
connection.start(model.view);
