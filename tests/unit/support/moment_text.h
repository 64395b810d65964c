// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QByteArray>

#include <ostream>

namespace footfall {

/// A moment as a test that fails shows it: milliseconds since 1970.
inline char* toString(TimeMs at)
{
    return qstrdup(QByteArray::number(qint64(at.sinceEpoch())).constData());
}

inline std::ostream& operator<<(std::ostream& out, TimeMs at)
{
    return out << at.sinceEpoch();
}

} // namespace footfall
