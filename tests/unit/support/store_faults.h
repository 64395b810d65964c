// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/upkeep/store_check.h"

#include <QStringList>

#include <string>

namespace footfall {

/// What is wrong with a store, as `footfalld verify` tells it; nothing when it is good.
inline QStringList faultsOf(const std::string& path)
{
    QStringList faults;
    StoreCheck check([&](const StoreFinding& finding) {
        if (finding.faults > 0)
            faults.append(QString::fromStdString(finding.what + ' ' + finding.detail));
    });
    if (const Result<bool> isGood = check.run(path); !isGood)
        faults.append(QString::fromStdString(isGood.error()));
    return faults;
}

} // namespace footfall
