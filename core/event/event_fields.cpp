// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event_fields.h"

#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/time_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

namespace footfall {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

enum class TextKind
{
    Key,  ///< refused where it hides something
    Page, ///< a key that has more than one spelling
    Shown ///< kept without what hides something
};

struct TextField
{
    std::string_view name;
    std::string Event::*field;
    std::size_t most;
    TextKind kind = TextKind::Key;
};

/// The first ones are required.
constexpr std::array textFields{
    TextField{"type", &Event::type, maxLength::type},
    TextField{"page", &Event::page, maxLength::page, TextKind::Page},
    TextField{"sessionId", &Event::sessionId, maxLength::id},
    TextField{"country", &Event::country, maxLength::place, TextKind::Shown},
    TextField{"city", &Event::city, maxLength::place, TextKind::Shown},
    TextField{"site", &Event::site, maxLength::site},
    TextField{"visitorId", &Event::visitorId, maxLength::id},
    TextField{"eventId", &Event::eventId, maxLength::id},
};
constexpr std::size_t requiredFields = 3;

constexpr TimeMs year2000{946'684'800'000};

/// What is wrong; empty when nothing is.
using Complaint = std::string;

Complaint complain(std::string_view field, std::string_view what)
{
    return std::string(field).append(": ").append(what);
}

Complaint tooLong(const TextField& rule)
{
    return complain(rule.name, "more than " + std::to_string(rule.most) + " characters");
}

/// Longer text need not be looked at. What is taken out of a shown one may be any part of it.
std::size_t maxBytes(const TextField& rule)
{
    constexpr std::size_t bytesPerCharacter = 4;
    switch (rule.kind) {
    case TextKind::Key:
        return bytesPerCharacter * rule.most;
    case TextKind::Page:
        return pageBytesPerCharacter * rule.most;
    case TextKind::Shown:
        break;
    }
    return SIZE_MAX;
}

/// The text as it is kept, or what keeps it from being so; JSON's reader has seen that it is UTF-8.
Complaint take(const TextField& rule, std::string& text)
{
    if (rule.kind == TextKind::Shown)
        keepShown(text);
    else if (hidesSomething(text))
        return complain(rule.name, "control characters are not allowed");
    if (rule.kind == TextKind::Page)
        namePage(text, rule.most);
    return isLongerThan(text, rule.most) ? tooLong(rule) : Complaint();
}

/// `text` is UTF-8.
Complaint setField(const TextField& rule, std::string_view text, Event& event)
{
    if (text.size() > maxBytes(rule))
        return tooLong(rule);
    std::string& field = event.*rule.field;
    field = text;
    return take(rule, field);
}

Complaint readText(const TextField& rule, element json, Event& event)
{
    std::string_view text;
    if (json.get(text) != simdjson::SUCCESS)
        return complain(rule.name, "text is needed");
    return setField(rule, text, event);
}

std::optional<TimeMs> timeOf(element json)
{
    switch (json.type()) {
    case element_type::STRING:
        return parseIsoTime(json.get_string().value_unsafe());
    case element_type::INT64:
        return TimeMs(json.get_int64().value_unsafe());
    case element_type::DOUBLE: {
        const double ms = json.get_double().value_unsafe();
        // Far outside of what is allowed, but within what can be converted.
        return TimeMs(static_cast<DurationMs>(std::clamp(ms, -1e15, 1e15)));
    }
    case element_type::UINT64:
        return year2101;
    default:
        return std::nullopt;
    }
}

Complaint readTime(element json, Event& event)
{
    const std::optional<TimeMs> time = timeOf(json);
    if (!time)
        return complain("timestamp", "an ISO 8601 time or milliseconds are needed");
    if (*time < year2000 || *time >= year2101)
        return complain("timestamp", "outside the years 2000 to 2100");
    event.timestamp = *time;
    return {};
}

Complaint readMetadataField(element json, Event& event)
{
    auto metadata = readMetadata(json);
    if (!metadata)
        return metadata.error();
    event.metadata = std::move(*metadata);
    return {};
}

/// Behind those of `textFields`.
constexpr std::size_t timePlace = textFields.size();
constexpr std::size_t metadataPlace = timePlace + 1;
constexpr std::size_t fieldCount = metadataPlace + 1;
using Fields = std::array<std::optional<element>, fieldCount>;

/// Where a field is kept; `fieldCount` for one that is not known.
std::size_t placeOf(std::string_view key)
{
    const auto rule = std::find_if(textFields.begin(), textFields.end(),
                                   [key](const TextField& each) { return each.name == key; });
    if (rule != textFields.end())
        return std::size_t(rule - textFields.begin());
    return key == "timestamp" ? timePlace : key == "metadata" ? metadataPlace : fieldCount;
}

/// The last of each name: however often it comes, it is read once.
Fields lastOfEach(simdjson::dom::object object)
{
    Fields fields;
    for (const auto field : object) {
        const std::size_t place = placeOf(field.key);
        if (place < fieldCount && !field.value.is_null())
            fields[place] = field.value;
    }
    return fields;
}

Complaint readFields(const Fields& fields, Event& event)
{
    Complaint complaint;
    for (std::size_t i = 0; i < textFields.size() && complaint.empty(); ++i) {
        if (fields[i])
            complaint = readText(textFields[i], *fields[i], event);
    }
    if (complaint.empty() && fields[timePlace])
        complaint = readTime(*fields[timePlace], event);
    if (complaint.empty() && fields[metadataPlace])
        complaint = readMetadataField(*fields[metadataPlace], event);
    return complaint;
}

Complaint missingFields(const Event& event)
{
    Complaint names;
    for (std::size_t i = 0; i < requiredFields; ++i) {
        if ((event.*textFields[i].field).empty())
            names.append(names.empty() ? "Missing required fields: " : ", ")
                .append(textFields[i].name);
    }
    return names;
}

void toLower(std::string& text)
{
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
    }
}

} // namespace

std::string setText(Event& event, std::string_view name, std::string_view bytes)
{
    const auto rule = std::find_if(textFields.begin(), textFields.end(),
                                   [name](const TextField& each) { return each.name == name; });
    if (!simdjson::validate_utf8(bytes))
        return complain(name, "UTF-8 is needed");
    Complaint complaint = setField(*rule, bytes, event);
    if (complaint.empty() && rule->field == &Event::site)
        toLower(event.site);
    if (complaint.empty() && rule->field == &Event::type)
        event.kind = eventKindOf(event.type);
    return complaint;
}

Result<Event> readEvent(element json, const EventContext& context)
{
    simdjson::dom::object object;
    if (json.get(object) != simdjson::SUCCESS)
        return Error{"An event must be a JSON object"};
    Event event;
    event.receivedAt = context.receivedAt;
    event.timestamp = context.receivedAt;
    if (Complaint complaint = readFields(lastOfEach(object), event); !complaint.empty())
        return Error{std::move(complaint)};
    if (Complaint missing = missingFields(event); !missing.empty())
        return Error{std::move(missing)};
    if (event.site.empty())
        event.site = context.site;
    toLower(event.site);
    event.kind = eventKindOf(event.type);
    return event;
}

} // namespace footfall
