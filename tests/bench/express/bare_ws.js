// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A measure for the benchmark: the npm ws server accepts everybody and does nothing else.
//   node bare_ws.js --listen 127.0.0.1:PORT
import { WebSocketServer } from 'ws';

const [host, port] = process.argv[process.argv.indexOf('--listen') + 1].split(':');
const server = new WebSocketServer({ host, port: Number(port), perMessageDeflate: false });
server.on('connection', (socket) => socket.on('error', () => {}));
server.on('listening', () => console.log(`Listening on http://${host}:${server.address().port}`));
