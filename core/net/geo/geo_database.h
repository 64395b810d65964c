// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/geo/geo_lookup.h"

#include <QCache>
#include <QString>

#include <memory>

struct MMDB_s;

namespace footfall {

struct GeoFileCloser
{
    void operator()(MMDB_s* file) const;
};

/// An open MaxMind DB file.
using GeoFile = std::unique_ptr<MMDB_s, GeoFileCloser>;

/// Of a file; the largest databases on offer have less than half of it.
inline constexpr qint64 maxGeoFileBytes = 1024LL * 1024 * 1024;

/// Opens `path`. The file is copied into memory: whoever overwrites it later changes nothing.
/// Fails, in one line, on a file that is missing, broken, too large or names no places.
Result<GeoFile> openGeoFile(const QString& path);

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
    Result<void> open(const QString& path);
    /// Nothing for addresses that are not public, whatever the file says of them.
    GeoPlace placeOf(const QHostAddress& address) override;

private:
    GeoFile m_file;
    QCache<quint32, GeoPlace> m_places; ///< by the record's offset in the file
};

} // namespace footfall
