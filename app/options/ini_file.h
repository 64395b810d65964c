// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace footfall {

/// One line of an INI file.
struct IniEntry
{
    QString key;
    QString value;
    QStringList parts; ///< of a list: what commas outside of quotes part
    int line = 0;      ///< the first is 1
};

/// Reads `key = value` lines. Lines that begin with # or ; and [sections] are for people; quotes
/// around a value are taken off, everything in it is taken as it stands. Fails with a sentence that
/// names the file and the line.
Result<QList<IniEntry>> readIniFile(const QString& path);

} // namespace footfall
