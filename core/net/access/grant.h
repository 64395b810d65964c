// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace footfall {

/// Access that was given to whoever has a secret, and that can be taken back. Of the secret only
/// the SHA-256 is kept.
struct Grant
{
    quint64 id = 0;
    QByteArray digest;
    TimeMs createdAt;
    std::string label; ///< of a share link: for whom it is
};

/// The grants that outlive a restart, each kind in the order they were given.
struct KeptGrants
{
    quint64 lastId = 0;
    std::vector<Grant> logins;
    std::vector<Grant> shares;
};

} // namespace footfall
