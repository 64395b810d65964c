// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who comes from elsewhere: with the token, a login, a share link, or nothing.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './folder.js';
import { curl, post } from './http.js';
import { startServer } from './server.js';

export const token = 'correct-horse-battery-staple';
/// As a reverse proxy adds it: nobody at this machine.
export const elsewhere = { 'X-Forwarded-For': '203.0.113.7' };
/// Makes a server on loopback one that others reach, too.
export const reachable = ['--trusted-proxy', '192.0.2.1'];

export const asArguments = (headers) => Object.entries(headers)
  .flatMap(([name, value]) => ['-H', `${name}: ${value}`]);

/// A file with this content, in a folder that goes with the test `t`.
export function tokenFile(t, content = `${token}\n`) {
  const folder = temporaryFolder();
  const file = join(folder, 'token');
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

export const startWithToken = (t, options = []) =>
  startServer(t, ['--token-file', tokenFile(t), ...options]);

export const withCookie = (cookie) => ({ ...elsewhere, Cookie: cookie });

export const ask = (server, path, headers = elsewhere, args = []) =>
  curl(server, path, [...asArguments(headers), ...args]);

/// "name=value" of the cookie that an answer sets.
export const cookieOf = (answer) => answer.headers['set-cookie']?.split(';')[0];

export const logIn = (server, with_ = token, headers = elsewhere) =>
  post(server, '/login', `token=${encodeURIComponent(with_)}`,
    { type: 'application/x-www-form-urlencoded', args: asArguments(headers) });

/// The cookie of a new login.
export async function newLogin(server) {
  const answer = await logIn(server);
  assert.equal(answer.status, 303);
  return cookieOf(answer);
}

/// A new share link: what the server told of it, and the cookie of who opened it.
export async function newShare(server, label = 'Anna', args = []) {
  const { status, json } = await post(server, '/api/shares', { label }, { args });
  assert.equal(status, 201);
  const secret = json.path.replace('/share/', '');
  return { ...json, secret, cookie: cookieOf(await ask(server, json.path)) };
}

export const revoke = (server, share, args = []) =>
  curl(server, `/api/shares/${share.id}`, ['-X', 'DELETE', ...args]);
