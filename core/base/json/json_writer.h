// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace footfall {

/// Writes JSON text in the order it is told. Text goes in as UTF-8 and is escaped; the caller
/// keeps begin and end in step. Numbers are whole, or decimals that always show their point.
///
///     JsonWriter json;
///     json.beginObject().key("page").text("/home").key("views").number(3).endObject();
class JsonWriter
{
public:
    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view utf8);
    /// A member with this text; none where it is empty.
    JsonWriter& textIfAny(std::string_view name, std::string_view utf8)
    {
        return utf8.empty() ? *this : key(name).text(utf8);
    }
    JsonWriter& number(std::int64_t value);
    /// A moment as milliseconds since 1970.
    JsonWriter& number(TimeMs at) { return number(at.sinceEpoch()); }
    /// With `places` digits behind the point, never fewer than one.
    JsonWriter& decimal(double value, int places = 2);
    JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
    JsonWriter& null() { return raw("null"); }
    /// `json` must be JSON already.
    JsonWriter& raw(std::string_view json);
    /// A moment as ISO 8601 text, UTC with milliseconds and Z.
    JsonWriter& time(TimeMs at);

    std::size_t size() const { return m_out.size(); }
    const std::string& str() const { return m_out; }
    std::string take() { return std::move(m_out); }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string m_out;
    bool m_needsComma = false;
};

/// Appends `utf8` to `out` as a quoted JSON string.
void appendJsonText(std::string& out, std::string_view utf8);

} // namespace footfall
