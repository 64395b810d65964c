// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/start_view.h"

#include <algorithm>

namespace footfall {
namespace {

/// As long as it may be in the window.
constexpr std::size_t maxText = 200;
constexpr std::string_view turnedMark = "not-";

std::string fieldNames()
{
    std::string names;
    for (const FilterField& field : filterFields)
        names.append(field.name).append(", ");
    return names + "text";
}

Error unfit(const std::string& text)
{
    return Error{"--filter " + text +
                 ": a field and its value are needed, as in country:India or "
                 "not-country:India; the fields are " +
                 fieldNames()};
}

} // namespace

Result<void> StartView::takeSite(const QString& name)
{
    const std::string site = name.toStdString();
    if (filter && filter->site)
        return Error{"--site " + site + ": one site is shown, or all of them"};
    if (const std::string fault = keyFault(site, maxLength::site); !fault.empty())
        return Error{"--site, the name of the one to show: " + fault};
    if (!filter)
        filter.emplace();
    filter->site = site;
    return {};
}

Result<void> StartView::takeFilter(const QString& text)
{
    const std::string whole = text.toStdString();
    const std::size_t colon = whole.find(':');
    const bool isTurned = whole.starts_with(turnedMark);
    if (colon == std::string::npos || colon + 1 == whole.size())
        return unfit(whole);
    const std::size_t begin = isTurned ? turnedMark.size() : 0;
    const std::string name = whole.substr(begin, colon - begin);
    const std::string value = whole.substr(colon + 1);
    const auto* field = std::find_if(filterFields.begin(), filterFields.end(),
                                     [&](const FilterField& each) { return each.name == name; });
    const bool isText = name == "text" && !isTurned;
    if (!isText && field == filterFields.end())
        return unfit(whole);
    if (const std::string fault = keyFault(value, isText ? maxText : field->most); !fault.empty())
        return Error{"--filter " + name + ": " + fault};
    if (!filter)
        filter.emplace();
    if (!isText)
        return takeValue(*field, value, isTurned);
    if (!filter->text.empty())
        return Error{"--filter text: it can be given once"};
    filter->text = value;
    return {};
}

Result<void> StartView::takeValue(const FilterField& field, const std::string& value, bool isTurned)
{
    const auto place = std::size_t(&field - filterFields.data());
    FilterValues& values = *filter.*field.values;
    const std::string name = "--filter " + std::string(field.name);
    if (!values.empty() && filter->excludes(place) != isTurned)
        return Error{name + ": it is either what must be, or what must not be"};
    if (!values.add(value))
        return Error{name + ": " + tooManyValues};
    if (isTurned)
        filter->excluded |= std::uint16_t(1U << place);
    return {};
}

} // namespace footfall
