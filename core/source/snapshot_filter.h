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
#include <vector>

namespace footfall {

/// What one field is asked for: any of these values, none of them where the field is excluded. Each
/// is there once, in the order in which it was asked for; without any the field does not filter.
class FilterValues
{
public:
    /// Of one field.
    static constexpr std::size_t maxValues = 16;

    FilterValues() = default;
    /// One; the empty text is none.
    FilterValues(std::string value) { add(std::move(value)); }
    FilterValues(const char* value)
        : FilterValues(std::string(value))
    {
    }

    bool operator==(const FilterValues&) const = default;
    bool empty() const { return m_values.empty(); }
    std::size_t size() const { return m_values.size(); }
    auto begin() const { return m_values.begin(); }
    auto end() const { return m_values.end(); }
    bool has(std::string_view value) const;
    /// The one that is asked for alone; the empty text: there are more, or none.
    const std::string& only() const;
    /// False: there is no room for one more. What is empty, or there, changes nothing.
    bool add(std::string value);
    void remove(std::string_view value);
    void clear() { m_values.clear(); }

private:
    std::vector<std::string> m_values;
};

/// What is to be looked at: all that passes every field that is set.
struct SnapshotFilter
{
    /// Nothing: all sites. The empty text is a site too: that of events which name none.
    std::optional<std::string> site;
    FilterValues country;
    FilterValues city;
    /// With "*" at its end: every page that begins with what is before that.
    FilterValues page;
    /// `directReferrer`: none.
    FilterValues referrer;
    FilterValues device;
    FilterValues campaign;
    FilterValues browser;
    FilterValues system;
    /// The page that a session began with.
    FilterValues entry;
    /// The name of an event that the session had (`eventNameOf`).
    FilterValues event;
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
    FilterValues SnapshotFilter::* values;
    /// Characters of each: as long as the same may be in an event.
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
/// What is said to who asks for more values of a field.
inline constexpr char tooManyValues[] = "at most 16 values can be asked for";
static_assert(FilterValues::maxValues == 16);
/// What is said to who asks by another name.
inline constexpr char excludedNeeded[] = "names of fields are needed, as in country,page";

} // namespace footfall
