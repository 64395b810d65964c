// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who looks: asked over HTTP, because a refused WebSocket does not say why.

const unauthorized = 401;

/// {access, login}; `refused` when one has to log in (again).
export async function access() {
  try {
    const answer = await fetch('api/me', { headers: { Accept: 'application/json' }, cache: 'no-store' });
    if (answer.status === unauthorized) return { refused: true };
    return answer.ok ? await answer.json() : { access: 'operator', login: false };
  } catch {
    return { access: 'operator', login: false }; // not reachable: the connection says so already
  }
}

export function enterLogin() {
  location.assign('login');
}

export async function logOut() {
  await fetch('logout', { method: 'POST' }).catch(() => {});
  enterLogin();
}
