// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/geo/geo_lookup.h"

namespace footfall {

/// Knows one address.
class FakeLookup final : public GeoLookup
{
public:
    static constexpr char known[] = "203.0.113.9";

    GeoPlace placeOf(const QHostAddress& address) override
    {
        ++calls;
        return address == QHostAddress(QString::fromLatin1(known)) ? GeoPlace{"India", "Pune"}
                                                                   : GeoPlace{};
    }

    int calls = 0;
};

} // namespace footfall
