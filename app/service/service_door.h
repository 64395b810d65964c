// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace footfall {

/// How a window on this machine reaches the service that runs here, without being told: a folder
/// that systemd makes as the service starts and removes as it ends. In it is an address for all,
/// and a token, where one is needed, for the service's group alone.
struct ServiceDoor
{
    QString address;
    QByteArray token; ///< empty: none is needed

    /// The folder that the service was given, or else the one that it is always given; empty for a
    /// server that is no service.
    static QString ownFolder();
    static QString usualFolder();

    /// Nothing: no service is there. Fails where the door is shut to this user, with a sentence
    /// that says what to do.
    static Result<std::optional<ServiceDoor>> find(const QString& folder);
    Result<void> openIn(const QString& folder) const;
};

} // namespace footfall
