// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace footfall {

/// A new id that nobody can guess: 160 bits from the system's source of randomness, as 27 letters
/// that are safe in a URL. Who knows a session's id may speak for it. Any thread.
QByteArray newSessionId();

} // namespace footfall
