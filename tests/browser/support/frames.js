// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A dashboard whose server tells more than it does by itself: what takes a server days to learn.

/// For `prepare` of openDashboard. What `more(data)` returns is put into every frame of what is true now,
/// over what the server says; it may change from frame to frame.
export const withFrames = (more) => (page) => page.routeWebSocket(/\/api\/live/, (socket) => {
  const server = socket.connectToServer();
  server.onMessage((message) => {
    const frame = JSON.parse(message);
    if (['snapshot', 'delta'].includes(frame.type)) {
      const { totals, ...lists } = more(frame.data);
      Object.assign(frame.data, lists);
      if (frame.data.totals) Object.assign(frame.data.totals, totals);
    }
    socket.send(JSON.stringify(frame));
  });
});

/// For `prepare`: what is put over what the server says of itself.
export const withState = (more) => (page) => page.routeWebSocket(/\/api\/live/, (socket) => {
  const server = socket.connectToServer();
  server.onMessage((message) => {
    const frame = JSON.parse(message);
    if (frame.type === 'state') Object.assign(frame.data, more);
    socket.send(JSON.stringify(frame));
  });
});
