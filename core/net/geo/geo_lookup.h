// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include <string>

namespace footfall {

/// Where somebody is, in English and in UTF-8. Empty: not known.
struct GeoPlace
{
    std::string country;
    std::string city;

    bool operator==(const GeoPlace&) const = default;
};

/// Tells where an address is. Server thread.
class GeoLookup
{
public:
    virtual ~GeoLookup() = default;
    /// Both texts are empty where nothing is known. An address is neither kept nor logged.
    virtual GeoPlace placeOf(const QHostAddress& address) = 0;
};

} // namespace footfall
