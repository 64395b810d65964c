// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where others reach this server: what lines to paste and links carry.

const isOfThisMachine = (url) => /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);

/// Where this page is, with the path that a proxy gives it; no slash at the end.
const here = () => new URL('.', location.href).href.replace(/\/$/, '');

/// The best first. What the operator said; else where this page came from, unless only this machine knows
/// that, and the other addresses of the server.
export function addressesOf({ publicUrl, addresses = [] }) {
  if (publicUrl) return [publicUrl];
  const own = here();
  const others = addresses.filter((url) => url !== own && url.startsWith(location.protocol) && !isOfThisMachine(url));
  return isOfThisMachine(own) && others.length > 0 ? others : [own, ...others];
}
