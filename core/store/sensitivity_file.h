// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time/time_units.h"
#include "core/source/sensitivity.h"

#include <QString>

namespace footfall {

/// Where it is kept how little operators want to be told of a site: `sensitivity.json` in the data
/// folder, `{"others":"quiet","sites":{"shop":"keen"}}`.
class SensitivityFile
{
public:
    /// A larger file is none of ours, in bytes.
    static constexpr qint64 maxBytes = 2 * 1024 * 1024;

    explicit SensitivityFile(const QString& folder)
        : m_path(folder + QStringLiteral("/sensitivity.json"))
    {
    }

    /// What was chosen; nothing when there is no such file. Fails, with what to do, where it cannot
    /// be read or says something that Footfall never writes: who relies on an alert is told.
    Result<ChosenSensitivities> read() const;
    /// Replaces what is kept, wholly or not at all. Returns when it is on the disk.
    Result<void> write(const ChosenSensitivities& chosen) const;

private:
    QString m_path;
};

} // namespace footfall
