// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/text_rules.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// What is to be looked at. Empty texts do not filter.
struct SnapshotFilter
{
    /// Nothing: all sites. The empty text is a site too: that of events which name none.
    std::optional<std::string> site;
    std::string country;
    std::string city;
    /// With "*" at its end: every page that begins with what is before that.
    std::string page;
    /// `directReferrer`: none.
    std::string referrer;
    std::string device;
    std::string campaign;
    std::string browser;
    std::string system;
    /// The page that a session began with.
    std::string entry;
    /// The name of an event that the session had (`eventNameOf`).
    std::string event;
    /// Part of a session id, page, country, city, device, referrer or element, any case.
    std::string text;
    /// Which of the fields are what must not be: a bit each, in the order of `filterFields`.
    std::uint16_t excluded = 0;

    bool operator==(const SnapshotFilter&) const = default;
    bool narrows() const;
    bool excludes(std::size_t field) const { return (excluded >> field & 1) != 0; }
};

/// A field of sessions and events that may be asked for, by its name in the protocols.
struct FilterField
{
    /// Its place in `filterFields`.
    enum Place : std::size_t
    {
        Country,
        City,
        Page,
        Referrer,
        Device,
        Campaign,
        Browser,
        System,
        Entry,
        Event
    };

    std::string_view name;
    std::string SnapshotFilter::*text;
    /// Characters: as long as the same may be in an event.
    std::size_t most;
};

inline constexpr std::array<FilterField, 10> filterFields{{
    {"country", &SnapshotFilter::country, maxLength::place},
    {"city", &SnapshotFilter::city, maxLength::place},
    {"page", &SnapshotFilter::page, maxLength::page},
    {"referrer", &SnapshotFilter::referrer, maxLength::page},
    {"device", &SnapshotFilter::device, maxLength::page},
    {"campaign", &SnapshotFilter::campaign, maxLength::page},
    {"browser", &SnapshotFilter::browser, maxLength::page},
    {"system", &SnapshotFilter::system, maxLength::page},
    {"entry", &SnapshotFilter::entry, maxLength::page},
    {"event", &SnapshotFilter::event, maxLength::page},
}};

/// What asks for those whom no referrer is known of.
inline constexpr char directReferrer[] = "(direct)";
/// At the end of a page that is asked for: all that begin so.
inline constexpr char pagePrefixMark = '*';

/// Which fields must not be as said, by name: "country,page".
std::string excludedNames(const SnapshotFilter& filter);
/// What such names stand for; nothing where one of them is no field's.
std::optional<std::uint16_t> excludedFields(std::string_view names);
/// What is said to who asks by another name.
inline constexpr char excludedNeeded[] = "names of fields are needed, as in country,page";

} // namespace footfall
