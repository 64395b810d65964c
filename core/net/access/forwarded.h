// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guesser.h"
#include "core/http/message/http_message.h"
#include "core/http/socket/peer_address.h"

namespace footfall {

/// Makes `request` what it was when the first of our proxies got it: who sent it
/// (`X-Forwarded-For`, else `Forwarded`, else `X-Real-IP`), whether over TLS (`X-Forwarded-Proto`,
/// else `Forwarded`), and to which host (`X-Forwarded-Host`). Only when its peer is among
/// `trusted`: from anybody else, and where a value is malformed, nothing changes.
///
/// All headers of one name are one list. Of several schemes or hosts the last one counts.
/// Of several addresses each proxy has added the last one it knew, so they are believed from the
/// right to the left, up to the first that is not trusted itself. What stands before that one,
/// anybody may have written.
void seeBehindProxies(HttpRequest& request, const QList<PeerNetwork>& trusted);

/// The same, of nothing but who sent it.
QHostAddress clientBehindProxies(const HttpRequest& request, const QHostAddress& peer,
                                 const QList<PeerNetwork>& trusted);

/// Whom a wrong try is put down to: who is connected, or where that is a proxy, be it one of this
/// machine that is not declared, whom its nearest headers tell. What they tell is not to be
/// believed, only to tell its clients apart; when they tell of nobody, the address is that of many.
Guesser guesserBehindProxies(const HttpRequest& request, const QList<PeerNetwork>& proxies);

} // namespace footfall
