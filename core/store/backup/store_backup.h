// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace footfall {

// A backup is one SQLite file: the database of a data folder as it was at one moment, and in its
// table `backup_files(name, content)` the small files beside it: what operators chose, who may
// look. A copy of `footfall.db` alone is one, too.

/// Makes a backup, beside a running server or without one. Fails where the file is there already.
Result<void> backUpStore(const QString& folder, const QString& file);

/// The files beside the database that belong into a backup, as patterns.
QStringList smallStoreFiles();

} // namespace footfall
