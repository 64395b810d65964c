// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/sensitivity.h"
#include "core/store/choice_file.h"

#include <QString>

namespace footfall {

/// Where it is kept how little operators want to be told of a site: `sensitivity.json` in the data
/// folder, `{"others":"quiet","sites":{"shop":"keen"}}`.
class SensitivityFile
{
public:
    explicit SensitivityFile(const QString& folder);

    /// What was chosen; nothing when there is no such file. Fails, with what to do, where it cannot
    /// be read or says something that Footfall never writes.
    Result<ChosenSensitivities> read() const;
    static QByteArray textOf(const ChosenSensitivities& chosen);
    const ChoiceFile& file() const { return m_file; }

private:
    ChoiceFile m_file;
};

} // namespace footfall
