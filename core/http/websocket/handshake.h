// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <optional>

namespace footfall {

/// Whether the request asks to become a WebSocket. Other upgrades are ignored, as HTTP allows.
bool asksForWebSocket(const HttpRequest& request);
/// Why the handshake of such a request cannot succeed: 400, or 426 for another version than 13.
std::optional<HttpResponse> webSocketFault(const HttpRequest& request);
/// The 101 that answers a good handshake. Of subprotocols the first that is offered: clients that
/// offer some fail when none is chosen, and ours are told apart by path.
QByteArray webSocketHead(const HttpRequest& request);
/// 426: there is nothing at this path but a WebSocket.
HttpResponse webSocketExpected();

} // namespace footfall
