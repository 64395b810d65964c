// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

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
inline constexpr qint64 geoFileBytesAtMost = 1024LL * 1024 * 1024;

/// Opens `path`. The file is copied into memory: whoever overwrites it later changes nothing.
/// Fails, in one line, on a file that is missing, broken, too large or names no places.
Result<GeoFile> openGeoFile(const QString& path);

} // namespace footfall
