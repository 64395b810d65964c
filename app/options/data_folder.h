// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QStandardPaths>
#include <QString>

namespace footfall {

/// Where events are kept when nobody says where.
inline QString defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/footfall");
}

/// "~" and "~/…" as a shell reads them, which has not seen what stands in a file or behind a "=".
inline QString withHome(const QString& path)
{
    const bool isAtHome = path == QLatin1String("~") || path.startsWith(QLatin1String("~/"));
    return isAtHome ? QDir::homePath() + path.mid(1) : path;
}

} // namespace footfall
