// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QByteArray>

#include <cstdint>

namespace footfall {

/// The words of page presence (core/protocol/README.md, "Public counters"). Pure functions.

/// What a page says by `{"type":…}`; the other keys of its messages are not needed.
enum class PageMessage
{
    Heartbeat,
    Active,
    Inactive,
    Ping,
    Other ///< to be ignored, as is what is no JSON object
};
PageMessage readPageMessage(const QByteArray& text);

/// {"type":"count","count":3,"timestamp":ms}
QByteArray pageCount(std::int64_t count, TimeMs now);
/// {"type":"pong","timestamp":ms}
QByteArray pagePong(TimeMs now);

} // namespace footfall
