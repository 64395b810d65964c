// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class QSaveFile;
class QString;

namespace footfall {

/// Gives a file that was written its name, once all of it is on the disk. Until then, and when it
/// fails, what had the name before stays as it is; the error says why, in the system's words.
/// `QSaveFile::commit` alone does not look whether what it held back could be written: on a full
/// disk it puts an empty file in the place of a good one.
Result<void> replaceOnDisk(QSaveFile& file);
/// Returns when the name is on the disk as well. When it fails, the file has it, but may have it no
/// more after a power failure.
Result<void> nameOnDisk(const QString& path);
/// Both.
Result<void> commitToDisk(QSaveFile& file);

} // namespace footfall
