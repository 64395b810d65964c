// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What both dashboards show; each brings its own transport, and with it `send`.
const show = (id, text) => { document.getElementById(id).textContent = text; };

function list(id, texts) {
  document.getElementById(id).replaceChildren(...texts.map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
}

const feed = [];
const alerts = [];
const actions = [];

function showStatistics(stats) {
  show('active', stats.totalActive);
  show('today', stats.totalToday);
  list('pages', Object.entries(stats.pagesVisited).map(([page, views]) => `${page} ${views}`));
  list('sessions', stats.activeSessions.map((one) =>
    `${one.sessionId} (${one.country}): ${one.journey.join(' > ')}${one.active ? '' : ', left'}`));
}

const shownBy = {
  user_connected: (data) => show('dashboards', data.totalDashboards),
  user_disconnected: (data) => show('dashboards', data.totalDashboards),
  visitor_update({ event, stats }) {
    if (event) {
      feed.unshift(`${event.type} ${event.page} by ${event.sessionId}`);
      list('feed', feed);
    }
    showStatistics(stats);
  },
  session_activity: (data) => show('latest', `${data.sessionId} at ${data.currentPage}`),
  alert(data) {
    alerts.unshift(`${data.level}: ${data.message}`);
    list('alerts', alerts);
  },
  detailed_stats: (data) => show('filtered', data.totalFiltered),
  dashboard_action(data) {
    actions.unshift(`${data.action} ${data.details.value}`);
    list('actions', actions);
  },
};

/// A frame of either transport; types that are not known are passed over.
function received({ type, data }) {
  shownBy[type]?.(data);
}

function bindFilter(send) {
  document.getElementById('filter').onchange = ({ target }) => {
    send('request_detailed_stats', { filter: { country: target.value } });
    send('track_dashboard_action',
      { action: 'filter_applied', details: { filterType: 'country', value: target.value } });
  };
}
