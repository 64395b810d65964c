// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/snapshot_filter.h"

#include <algorithm>

namespace footfall {

bool SnapshotFilter::narrows() const
{
    return !text.empty() ||
           std::any_of(filterFields.begin(), filterFields.end(),
                       [this](const FilterField& field) { return !(this->*field.text).empty(); });
}

std::string excludedNames(const SnapshotFilter& filter)
{
    std::string names;
    for (std::size_t i = 0; i < filterFields.size(); ++i) {
        if (filter.excludes(i))
            names.append(names.empty() ? "" : ",").append(filterFields[i].name);
    }
    return names;
}

std::optional<std::uint16_t> excludedFields(std::string_view names)
{
    std::uint16_t excluded = 0;
    while (!names.empty()) {
        const std::string_view name = names.substr(0, names.find(','));
        names.remove_prefix(std::min(name.size() + 1, names.size()));
        const auto field = std::find_if(filterFields.begin(), filterFields.end(),
                                        [&](const FilterField& one) { return one.name == name; });
        if (field == filterFields.end())
            return std::nullopt;
        excluded |= std::uint16_t(1U << (field - filterFields.begin()));
    }
    return excluded;
}

} // namespace footfall
