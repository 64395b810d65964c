// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <string_view>

namespace footfall {

/// The path of a request as routes know it (wire.md, section 2): percent-encoding decoded once,
/// repeated slashes made one, a trailing one dropped; case is kept. Refuses broken escapes,
/// control characters and the segments "." and "..", however they were written.
Result<QByteArray> normalisedPath(std::string_view raw);

} // namespace footfall
