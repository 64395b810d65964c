// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace footfall {

/// All that is served at one path.
struct PathEntry
{
    QByteArray path;
    std::vector<const Route*> routes;
    const SocketRoute* socket = nullptr;
    bool isPattern = false; ///< stands for every path one below
    QByteArray allow;       ///< the value of `Allow`: "GET, HEAD, OPTIONS"

    const Route* routeFor(const QByteArray& method) const;
    /// The plane of that method, or of whatever is here when there is no such method.
    Plane planeFor(const QByteArray& method) const;
};

/// Finds what is served at a path. The table must outlive the index.
class RouteIndex
{
public:
    explicit RouteIndex(const RouteTable& table);
    /// `path` normalised, in any case; null when nothing is there.
    const PathEntry* find(const QByteArray& path) const;

private:
    PathEntry& entryAt(const QByteArray& path);

    QHash<QByteArray, PathEntry> m_entries;
};

} // namespace footfall
