// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Viewers of a site, as its pages tell of them.
import assert from 'node:assert/strict';

export async function track(server, viewer) {
  const answer = await fetch(server.url('/api/viewers'), {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(viewer),
  });
  assert.equal(answer.status, 200, await answer.text());
}
