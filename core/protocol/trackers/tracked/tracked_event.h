// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/event/event.h"
#include "core/protocol/trackers/tracked/tracker_reader.h"

#include <simdjson.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// What nearly every tracker tells of an event, as bytes that nobody has looked at.
struct Tracked
{
    /// "pageview", or the event's own name.
    std::string_view type = "pageview";
    /// The page's address, or a path.
    std::string_view url;
    /// The address of the page before it.
    std::string_view referrer = {};
    /// What the tracker calls the site; empty: the host that sends, or else the page's.
    std::string_view site = {};
    /// The page's query, where it is not in the address.
    std::string_view query = {};
    /// Ids of the protocol's own; empty: TrackerContext::sessionOn.
    std::string_view session = {};
    std::string_view visitor = {};
    /// By which one that is sent again is known.
    std::string_view eventId = {};
    /// The visitor's agent, which a server passes on; in the metadata of the event.
    std::string_view agent = {};
    /// The event's own, an object.
    std::optional<simdjson::dom::element> properties = {};
    /// What is behind '#' is part of the page.
    bool routesByHash = false;
};

/// The event, by the rules of our own: the page is the path, the campaign comes of the query, the
/// referrer is a host that is not the page's. Or what is wrong with it.
Result<Event> eventOf(const Tracked& tracked, const TrackerContext& context);

/// Adds the event to what was read, or, where it is none of ours, only that its sender is there.
/// What is wrong with it; empty: nothing is.
std::string keep(TrackerReading& reading, Result<Event> event, bool isOurs = true);

/// Adds what is the event's own, as bytes that nobody has looked at; what is no UTF-8, or would not
/// fit, is left out.
void addOwn(Event& event, std::string_view key, std::string_view text);

/// Reads each of a list into `reading`; `readOne` says what is wrong with one. Why none could be
/// read; empty: some could, or there are none.
std::string readEach(simdjson::dom::array list, TrackerReading& reading,
                     const std::function<std::string(simdjson::dom::element)>& readOne);

/// The members of an object that are not the protocol's own, and not null. Good until `inner` reads
/// again.
std::optional<simdjson::dom::element>
ownOf(simdjson::dom::object object, bool (*isProtocols)(std::string_view key), JsonParser& inner);

/// What is at a JSON pointer ("/properties/url"), which has no escapes and leads through objects.
simdjson::simdjson_result<simdjson::dom::element> elementAt(simdjson::dom::element json,
                                                            std::string_view pointer);
/// The text at the first of these JSON pointers where there is any; empty: there is none.
std::string_view textAt(simdjson::dom::element json,
                        std::initializer_list<std::string_view> pointers);
/// The text of the first of these keys that the object has; empty when it has none.
std::string_view textOf(simdjson::dom::object object, std::initializer_list<std::string_view> keys);

/// Nothing of it was taken, and this is what its sender hears.
TrackerReading refusedWith(HttpResponse answer, std::int64_t parts = 1);
/// The same for products without a form of their own for it: 400, with why as text.
TrackerReading refusedInText(std::string_view why);

/// An image of one pixel that nobody sees, never kept by a cache: 43 bytes.
HttpResponse pixel();
HttpResponse noContent();
HttpResponse plainText(int status, std::string_view text);

} // namespace footfall
