// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/geo/geo_file.h"
#include "core/net/geo/geo_lookup.h"

#include <QCache>
#include <QString>

namespace footfall {

/// Looks addresses up in a MaxMind DB file, in MaxMind's own layout or the flat one
/// (core/net/geo/geo_record.h). Until one is opened nothing is known of any address.
///
/// Every lookup walks the file's tree, at most 128 steps, to the record of the network; what is
/// cached is the record read, not the address, so that no address is kept even for a moment.
/// Server thread.
class GeoDatabase final : public GeoLookup
{
public:
    /// Records kept as read; those not asked for the longest make room.
    static constexpr qsizetype cachedRecords = 4096;

    GeoDatabase();
    ~GeoDatabase() override;

    /// Opens `path`, once, as `openGeoFile` does.
    Result<bool> open(const QString& path);
    /// Nothing for addresses that are not public, whatever the file says of them.
    GeoPlace placeOf(const QHostAddress& address) override;

private:
    GeoFile m_file;
    QCache<quint32, GeoPlace> m_places; ///< by the record's offset in the file
};

} // namespace footfall
