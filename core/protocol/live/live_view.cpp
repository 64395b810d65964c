// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/live_view.h"

#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <charconv>

namespace footfall {

namespace {

/// Characters of what is looked for: it need not be longer to be found.
constexpr std::size_t longestText = 256;

struct CountField
{
    std::string_view name;
    std::size_t SnapshotRequest::*field;
    std::size_t byDefault;
    std::size_t most;
};

constexpr CountField countFields[] = {{"sessions", &SnapshotRequest::sessions, 50, 200},
                                      {"events", &SnapshotRequest::events, 100, 200},
                                      {"rows", &SnapshotRequest::rows, 20, 200},
                                      {"alerts", &SnapshotRequest::alerts, 50, 200},
                                      {"viewers", &SnapshotRequest::viewers, 0, 200},
                                      {"steps", &SnapshotRequest::steps, 5, 20},
                                      {"siteCards", &SnapshotRequest::siteCards, 0,
                                       siteCardsMost}};

/// What a client in JavaScript still counts exactly.
constexpr std::uint64_t highestSeq = std::uint64_t(1) << 53;

const std::string* find(const ViewFields& fields, std::string_view name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? nullptr : &found->second;
}

Error complaint(std::string_view name, std::string_view needed)
{
    return {std::string(name).append(": ").append(needed)};
}

Result<std::uint64_t> readNumber(std::string_view name, const std::string& text, std::uint64_t most)
{
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc{} || rest != end || number > most)
        return complaint(name, std::string("a whole number from 0 to ")
                                   .append(std::to_string(most))
                                   .append(" is needed"));
    return number;
}

Result<std::string> readText(std::string_view name, const std::string& given, std::size_t most)
{
    const bool isPage = name == "page" || name == "detail";
    std::string text = isPage ? pageName(given) : given;
    if (name == "text") // looked for in texts that are only shown, too
        keepShown(text);
    if (const std::string fault = keyFault(text, most); !fault.empty())
        return complaint(name, fault);
    return text;
}

/// What is given of one field of the filter. The complaint, empty if all is good.
std::string readValues(FilterValues& values, const ViewFields& fields, const FilterField& field)
{
    const auto [begin, end] = fields.equal_range(field.name);
    for (auto given = begin; given != end; ++given) {
        const Result<std::string> value = readText(field.name, given->second, field.most);
        if (!value)
            return value.error();
        if (!values.add(*value))
            return complaint(field.name, tooManyValues).message;
    }
    return {};
}

/// Into `text`, if it is given. The complaint, empty if all is good.
std::string readInto(std::string& text, const ViewFields& fields, std::string_view name,
                     std::size_t most)
{
    const std::string* given = find(fields, name);
    if (!given)
        return {};
    const Result<std::string> good = readText(name, *given, most);
    if (good)
        text = *good;
    return good ? std::string() : good.error();
}

Result<SnapshotFilter> readFilter(const ViewFields& fields)
{
    SnapshotFilter filter;
    if (find(fields, "site"))
        filter.site.emplace();
    std::string complaint =
        filter.site ? readInto(*filter.site, fields, "site", maxLength::site) : std::string();
    for (const FilterField& field : filterFields) {
        if (complaint.empty())
            complaint = readValues(filter.*field.values, fields, field);
    }
    if (complaint.empty())
        complaint = readInto(filter.text, fields, "text", longestText);
    const std::string* names = find(fields, "not");
    const auto excluded = excludedFields(names ? *names : std::string());
    if (complaint.empty() && !excluded)
        complaint = std::string("not: ").append(excludedNeeded);
    if (!complaint.empty())
        return Error{complaint};
    filter.excluded = *excluded;
    return filter;
}

Result<SessionsBy> readOrder(const ViewFields& fields)
{
    const std::string* given = find(fields, "order");
    if (!given || *given == "activity")
        return SessionsBy::Activity;
    if (*given == "arrival")
        return SessionsBy::Arrival;
    return complaint("order", "activity or arrival is needed");
}

/// The text of one member of a frame, which is of the kind that is needed.
Result<std::string> textOf(std::string_view name, const QJsonValue& value)
{
    const bool isCount = std::any_of(std::begin(countFields), std::end(countFields),
                                     [&](const CountField& count) { return count.name == name; });
    if (!isCount && value.isString())
        return value.toString().toStdString();
    if (!isCount)
        return complaint(name, "a text is needed");
    const qint64 number = value.toInteger(-1);
    if (number < 0)
        return complaint(name, "a whole number is needed");
    return std::to_string(number);
}

/// A field of the filter has a text, or several in an array.
Result<void> addTexts(ViewFields& fields, std::string_view name, const QJsonValue& value)
{
    const bool areSeveral = isFilterField(name) && value.isArray();
    const QJsonArray values = areSeveral ? value.toArray() : QJsonArray{value};
    if (std::size_t(values.size()) > FilterValues::maxValues)
        return complaint(name, tooManyValues);
    for (const QJsonValue& each : values) {
        const Result<std::string> text = textOf(name, each);
        if (!text)
            return Error{text.error()};
        fields.emplace(name, *text);
    }
    return {};
}

} // namespace

bool isFilterField(std::string_view name)
{
    return std::any_of(filterFields.begin(), filterFields.end(),
                       [&](const FilterField& field) { return field.name == name; });
}

Result<SnapshotRequest> readView(const ViewFields& fields)
{
    const Result<SnapshotFilter> filter = readFilter(fields);
    if (!filter)
        return Error{filter.error()};
    SnapshotRequest request;
    request.filter = *filter;
    if (const std::string bad = readInto(request.page, fields, "detail", maxLength::page);
        !bad.empty())
        return Error{bad};
    const Result<SessionsBy> order = readOrder(fields);
    if (!order)
        return Error{order.error()};
    request.sessionsBy = *order;
    request.narrowsCounts = true;
    for (const CountField& count : countFields) {
        request.*count.field = count.byDefault;
        const std::string* given = find(fields, count.name);
        if (!given)
            continue;
        const Result<std::uint64_t> number = readNumber(count.name, *given, count.most);
        if (!number)
            return Error{number.error()};
        request.*count.field = std::size_t(*number);
    }
    return request;
}

Result<std::optional<quint64>> readSince(const ViewFields& fields)
{
    const std::string* given = find(fields, "since");
    if (!given)
        return std::optional<quint64>();
    const Result<std::uint64_t> number = readNumber("since", *given, highestSeq);
    if (!number)
        return Error{number.error()};
    return std::optional<quint64>(*number);
}

Result<ViewFields> viewFields(const QJsonValue& data)
{
    ViewFields fields;
    if (!data.isObject() && !data.isNull() && !data.isUndefined())
        return Error{"data: an object is needed"};
    const QJsonObject object = data.toObject();
    for (const std::string_view name : viewFieldNames) {
        const QJsonValue value = object.value(QLatin1String(name.data(), qsizetype(name.size())));
        if (value.isNull() || value.isUndefined())
            continue;
        if (const Result<void> added = addTexts(fields, name, value); !added)
            return Error{added.error()};
    }
    return fields;
}

} // namespace footfall
