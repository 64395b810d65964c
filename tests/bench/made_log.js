// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Made-up logs of a web server: the same requests in each format.
import { closeSync, openSync, writeSync } from 'node:fs';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number) => String(number).padStart(2, '0');
const pages = 400;
const visitors = 20_000;
const agents = 200;
/// Of a page view, how many of what it brings are asked for.
const assetsAPage = 3;
const assets = ['/app.js', '/style.css', '/logo.png', '/hero.webp', '/font.woff2', '/favicon.ico'];
/// Of a hundred requests that are no assets.
const kinds = [
  { share: 86, status: 200 }, { share: 4, status: 304 }, { share: 3, status: 301 }, { share: 3, status: 404 },
  { share: 1, status: 500 }, { share: 1, status: 403 }, { share: 2, status: 200, method: 'POST' },
];

/// The same numbers in each run.
function randomOf(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function kindAt(percent) {
  let upTo = 0;
  return kinds.find(({ share }) => (upTo += share) > percent);
}

function* requests(count, begin, spanMs) {
  const random = randomOf(7);
  for (let i = 0; i < count; ++i) {
    const visitor = random(visitors);
    const isAsset = i % (assetsAPage + 1) !== 0;
    const { status, method = 'GET' } = isAsset ? { status: 200 } : kindAt(random(100));
    const target = isAsset ? assets[random(assets.length)] : `/page/${random(pages)}${random(5) ? '' : '?id=7&sort=up'}`;
    yield {
      at: begin + Math.floor((i * spanMs) / count), method, target, status, bytes: 200 + random(20_000),
      address: `10.${visitor >> 16}.${(visitor >> 8) & 255}.${visitor & 255}`,
      referrer: isAsset || random(3) ? 'https://shop.example/page/1' : 'https://www.search.example/?q=x',
      agent: `Mozilla/5.0 (X11; Linux x86_64; rv:${visitor % agents}.0) Gecko/20100101 Firefox/${visitor % agents}.0`,
    };
  }
}

function clfTime(ms) {
  const at = new Date(ms);
  return `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}:`
    + `${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')} +0000`;
}

const formats = {
  combined: ({ at, method, target, status, bytes, address, referrer, agent }) =>
    `${address} - - [${clfTime(at)}] "${method} ${target} HTTP/1.1" ${status} ${bytes} "${referrer}" "${agent}"\n`,
  caddy: ({ at, method, target, status, bytes, address, referrer, agent }) => `${JSON.stringify({
    level: 'info', ts: at / 1000, logger: 'http.log.access.log0', msg: 'handled request',
    request: { remote_ip: address, remote_port: '41342', client_ip: address, proto: 'HTTP/2.0', method,
      host: 'shop.example', uri: target, headers: { 'User-Agent': [agent], Accept: ['*/*'], Referer: [referrer],
        'Accept-Encoding': ['gzip, deflate, br'] },
      tls: { resumed: false, version: 772, cipher_suite: 4865, proto: 'h2', server_name: 'shop.example' } },
    bytes_read: 0, user_id: '', duration: 0.000929675, size: bytes, status,
    resp_headers: { Server: ['Caddy'], 'Content-Type': ['text/html'] } })}\n`,
};

/// Writes so many lines of a day that ends at `end`, in the order of time.
export function writeLog(path, format, count, end) {
  const spanMs = 24 * 3_600_000;
  const file = openSync(path, 'w');
  let piece = [];
  for (const request of requests(count, end - spanMs, spanMs)) {
    piece.push(formats[format](request));
    if (piece.length < 10_000) continue;
    writeSync(file, piece.join(''));
    piece = [];
  }
  writeSync(file, piece.join(''));
  closeSync(file);
}
