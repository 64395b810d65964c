// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A web server's log, and what it notes there.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './folder.js';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number) => String(number).padStart(2, '0');

/// "30/Nov/2026:18:57:20 +0000"
function clfTime(ms) {
  const at = new Date(ms);
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}:${time} +0000`;
}

/// A line of "combined", with its end.
export function logLine(target, { ago = 0, address = '203.0.113.9', method = 'GET', status = 200, referrer = '-',
  agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0' } = {}) {
  return `${address} - - [${clfTime(Date.now() - ago)}] "${method} ${target} HTTP/1.1" ${status} 512 "${referrer}" "${agent}"\n`;
}

/// The path of a log that is not there yet, in a folder that goes with the test.
export const newLog = () => join(temporaryFolder('log'), 'access.log');

export const write = (path, ...lines) => appendFileSync(path, lines.join(''));
