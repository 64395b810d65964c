// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <QByteArrayView>

#include <optional>

namespace footfall {

/// Reads a whole HTTP/1.1 answer with a Content-Length, as our QHttpServer writes it; nothing when
/// it is not one. Headers about framing (Connection, Content-Length, Date…) are left out: the front
/// writes its own.
std::optional<HttpResponse> readAnswer(QByteArrayView bytes);

} // namespace footfall
