// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <QHttpServerRequest>

#include <optional>

namespace footfall {

/// The request that the front hands on to QHttpServer: clean HTTP/1.1, with what the front has
/// found out about its client in header fields of its own. Their names begin with `X-Footfall-`;
/// whatever a client sends under such a name is left out, as are the fields that end at a hop.
///
/// The head of it, with its empty line; the body follows as it is. Nothing when it has more than
/// every version of Qt reads (README.md of core/protocol, "Limits"): some drop all fields and go
/// on.
std::optional<QByteArray> printHandedHead(const HttpRequest& request);

/// The same request as a handler behind QHttpServer gets it. `http11` is of the hop, so true.
/// Nothing when the front's fields are missing.
std::optional<HttpRequest> readHandedRequest(const QHttpServerRequest& asked);

/// The method of that name that QHttpServer routes by; Unknown when it has none.
QHttpServerRequest::Method methodOf(const QByteArray& name);

} // namespace footfall
