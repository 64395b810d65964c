// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/snapshot_filter.h"

#include <algorithm>
#include <utility>

namespace footfall {

bool FilterValues::has(std::string_view value) const
{
    return std::find(m_values.begin(), m_values.end(), value) != m_values.end();
}

const std::string& FilterValues::only() const
{
    static const std::string none;
    return m_values.size() == 1 ? m_values.front() : none;
}

bool FilterValues::add(std::string value)
{
    if (value.empty() || has(value))
        return true;
    if (m_values.size() == maxValues)
        return false;
    m_values.push_back(std::move(value));
    return true;
}

void FilterValues::remove(std::string_view value)
{
    std::erase(m_values, value);
}

bool SnapshotFilter::narrows() const
{
    return !text.empty() ||
           std::any_of(filterFields.begin(), filterFields.end(),
                       [this](const FilterField& field) { return !(this->*field.values).empty(); });
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
