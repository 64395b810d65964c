// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/snapshot.h"

#include <QJsonValue>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// What a client says of the view it wants, by name, as text; what is absent is as the default. A
/// field of the filter may be there more than once.
using ViewFields = std::multimap<std::string, std::string, std::less<>>;

/// The names that make up a view, in the query and in `watch`: those of the filter's fields first.
inline constexpr auto viewFieldNames = [] {
    constexpr std::array<std::string_view, 12> others{"site",   "text", "not",    "order",   "sessions",
                                                      "events", "rows", "alerts", "viewers", "steps",
                                                      "detail", "siteCards"};
    std::array<std::string_view, filterFields.size() + others.size()> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = i < filterFields.size() ? filterFields[i].name : others[i - filterFields.size()];
    return names;
}();

/// The view as it is snapshotted, or what is wrong with it. Pure.
Result<SnapshotRequest> readView(const ViewFields& fields);

/// Whether that name stands for a field of the filter, which may have several values.
bool isFilterField(std::string_view name);

/// `since`: nothing where it is absent.
Result<std::optional<quint64>> readSince(const ViewFields& fields);

/// The fields of a `watch` frame's data: null is absent, names that are not known are skipped.
Result<ViewFields> viewFields(const QJsonValue& data);

} // namespace footfall
