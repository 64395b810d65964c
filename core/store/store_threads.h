// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QThread;

namespace footfall {

/// The threads that a store works on, beside the server's.
struct StoreThreads
{
    /// Writes the log.
    QThread* writer = nullptr;
    /// Reads, and writes checkpoints.
    QThread* archive = nullptr;
};

} // namespace footfall
