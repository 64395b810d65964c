// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/snapshot_filter.h"

#include <QString>

#include <optional>

namespace footfall {

/// What the window is to show when it opens, in place of what was looked at last.
struct StartView
{
    /// Nothing: nobody said what.
    std::optional<SnapshotFilter> filter;
    bool isWall = false;
    bool isMini = false;
    /// "de"; empty: the desktop's.
    QString language;

    /// Takes what --site says: the name of the site to be looked at. Fails with what is needed
    /// instead.
    Result<void> takeSite(const QString& name);
    /// The same of --filter: a field and its value, as in "country:India", or "not-country:India".
    /// Of several values of a field any will do, or none.
    Result<void> takeFilter(const QString& text);

private:
    Result<void> takeValue(const FilterField& field, const std::string& value, bool isTurned);
};

} // namespace footfall
