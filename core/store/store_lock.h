// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace footfall {

/// Keeps a data folder for one Footfall: the file `footfall.lock` in it, locked as long as the
/// process lives, however it ends. It holds the process id and the addresses that are listened on,
/// a line each, for commands that go through the running server.
class StoreLock
{
public:
    /// Fails when another process has the folder, naming it by its id.
    static Result<StoreLock> take(const QString& folder);
    StoreLock(StoreLock&& other) noexcept;
    StoreLock& operator=(StoreLock&& other) noexcept;
    ~StoreLock();

    void announce(const QStringList& addresses);

    /// Where the Footfall that has the folder listens; empty when there is none.
    static QStringList addressesOf(const QString& folder);

private:
    explicit StoreLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor;
};

} // namespace footfall
