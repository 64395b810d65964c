// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// One key of an event's `metadata`.
struct MetadataEntry
{
    std::string key;
    /// The text itself when `isText`, else minified JSON (a number, an object, null, …).
    std::string value;
    bool isText = true;

    bool operator==(const MetadataEntry&) const = default;
};

/// What a visitor did, as it was accepted: checked, in UTF-8, with the moment of its receipt.
/// A value; shared read-only between threads once it is applied.
struct Event
{
    enum class Kind : std::uint8_t
    {
        PageView,
        Click,
        SessionEnd,
        Custom
    };

    Kind kind = Kind::PageView;
    /// Came from the simulator, not from a website.
    bool simulated = false;
    /// The event's own time: what its sender says, else the time of receipt.
    TimeMs timestamp;
    TimeMs receivedAt;
    /// As it came: "pageview", "click", "session_end" or a name of the sender's.
    std::string type;
    std::string page;
    std::string sessionId;
    std::string site;
    std::string country;
    std::string city;
    std::string visitorId;
    std::string eventId;
    std::vector<MetadataEntry> metadata;

    /// The text under `key` in the metadata; empty when there is none.
    std::string_view metadataText(std::string_view key) const;
    /// Who it was: the visitor, or the session where no visitor is named.
    std::string_view visitor() const { return visitorId.empty() ? sessionId : visitorId; }
};

using EventPtr = std::shared_ptr<const Event>;

Event::Kind eventKindOf(std::string_view type);

/// The `element` that the event's metadata names, as it is told apart: in one line, at most
/// `maxElementBytes`.
std::string elementOf(const Event& event);

/// Events of a page that is not there, and of what failed (core/protocol/logs/README.md).
inline constexpr std::string_view notFoundType = "not_found";
inline constexpr std::string_view serverErrorType = "server_error";

/// What events are ranked, filtered by and chosen as goals by: the type, of a click that names its
/// element "click " and that, of what is broken the page as well: "not_found /gone". Empty for page
/// views and ends.
std::string eventNameOf(const Event& event);

} // namespace footfall
