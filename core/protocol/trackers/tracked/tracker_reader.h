// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_parser.h"
#include "core/event/event.h"
#include "core/http/message/http_message.h"
#include "core/source/snapshot.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// What a request of another product's tracker is read with.
struct TrackerContext
{
    TimeMs receivedAt;
    /// Where the protocol names no site: the host of the page that sends; empty where none does.
    std::string_view site;
    /// The session of whoever sends, on a site, where the protocol has none: the same for all that
    /// one browser sends on a day, and nobody else's.
    std::function<std::string(std::string_view site)> sessionOn;
    JsonParser& json;
    /// For JSON that stands in a text of JSON.
    JsonParser& inner;
    /// Events of one request at most.
    std::size_t maxEvents = 0;
};

/// What it says, in our words, and what its sender needs to hear.
struct TrackerReading
{
    std::vector<Event> events;
    /// Who is said to be there still, without an event.
    std::vector<SessionKey> present;
    /// Parts that could not be read; or the whole of it.
    std::int64_t refused = 0;
    /// Visitors were told apart by their address, because the product does not.
    bool isByAddress = false;
    /// Once the events are kept; or why nothing was read.
    HttpResponse answer;
};

/// Reads one request of one product. Pure; what it does not understand is in the answer, in that
/// product's own form.
using TrackerReader = TrackerReading (*)(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
