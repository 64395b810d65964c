// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/store/archive/archive_worker.h"

#include <memory>

namespace footfall {

class Clock;

/// The past over HTTP, for operators. `GET /api/history`: the buckets of a span, by default the
/// last 24 hours in steps of 10 minutes. `GET /api/visits`: a search among visits, the newest
/// first. `GET /api/visits/N`: one visit. Read and written on the archive thread. Server thread.
class ArchiveRoutes
{
public:
    /// Without a worker, as with --in-memory, all is answered 404. What is passed must outlive it.
    ArchiveRoutes(ArchiveWorker* worker, const Clock& clock);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);

private:
    /// Null: nothing is kept.
    const std::unique_ptr<ArchiveClient> m_archive;
    const Clock& m_clock;
};

/// The answer without an archive.
HttpResponse nothingIsKept();
/// The answer when too much waits to be read already.
HttpResponse archiveIsBusy();
/// The answer when the store cannot be read.
HttpResponse archiveFailed(const std::string& why);

} // namespace footfall
