// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/geo/geo_record.h"

#include "core/base/text/text_rules.h"

#include <QLocale>
#include <QUtf8StringView>

#include <array>
#include <initializer_list>
#include <string_view>

namespace footfall {

namespace {

/// Keys from the outside in, up to the null.
using Path = std::array<const char*, 4>;

constexpr Path countryName{"country", "names", "en"};
constexpr Path countryIsoCode{"country", "iso_code"};
constexpr Path flatCountryCode{"country_code"};
constexpr Path cityName{"city", "names", "en"};
constexpr Path flatCity{"city"};

constexpr std::size_t maxNameCharacters = 128; // characters, as in an event

std::string textAt(MMDB_entry_s& record, const Path& path)
{
    MMDB_entry_data_s found{};
    if (MMDB_aget_value(&record, &found, path.data()) != MMDB_SUCCESS || !found.has_data ||
        found.type != MMDB_DATA_TYPE_UTF8_STRING)
        return {};
    const std::string_view text(found.utf8_string, found.data_size);
    const bool isGood = QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8() &&
                        !isLongerThan(text, maxNameCharacters) && !hidesSomething(text);
    return isGood ? std::string(text) : std::string();
}

std::string firstOf(MMDB_entry_s& record, std::initializer_list<Path> paths)
{
    for (const Path& path : paths) {
        if (std::string text = textAt(record, path); !text.empty())
            return text;
    }
    return {};
}

std::string nameOfCode(std::string code)
{
    constexpr std::size_t codeLength = 2; // Qt's longer codes are those of whole continents
    if (code.size() != codeLength)
        return code;
    const QLocale::Territory country = QLocale::codeToTerritory(QString::fromStdString(code));
    return country == QLocale::AnyTerritory ? code
                                            : QLocale::territoryToString(country).toStdString();
}

} // namespace

GeoPlace placeIn(MMDB_entry_s record)
{
    std::string country = textAt(record, countryName);
    if (country.empty())
        country = nameOfCode(firstOf(record, {countryIsoCode, flatCountryCode}));
    return {std::move(country), firstOf(record, {cityName, flatCity})};
}

} // namespace footfall
