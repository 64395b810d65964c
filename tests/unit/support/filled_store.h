// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/log/event_log.h"
#include "tests/unit/support/live_fixture.h"

#include <QTemporaryDir>
#include <QtGlobal>

#include <memory>
#include <string>
#include <utility>

namespace footfall {

/// A store of its own with a writer that stays open, as beside a running Footfall.
struct FilledStore
{
    FilledStore()
        : path(folder.filePath(QStringLiteral("footfall.db")).toStdString())
    {
        Result<std::unique_ptr<EventLog>> opened = EventLog::open(path);
        if (!opened)
            qFatal("%s", opened.error().c_str());
        log = std::move(*opened);
    }

    static Event event(const std::string& page, const std::string& session, TimeMs at,
                       const std::string& type = "pageview")
    {
        return LiveFixture::event(type, page, session, at);
    }
    /// An event of that visit, the first one when the visit is new.
    void add(const Event& event, std::uint64_t visit)
    {
        LogEntry entry;
        entry.event = std::make_shared<Event>(event);
        entry.at = event.receivedAt;
        entry.visit = visit;
        entry.began = visit > lastVisit;
        lastVisit = std::max(lastVisit, visit);
        batch.entries.push_back(std::move(entry));
    }
    void addClear(TimeMs at) { batch.entries.push_back({nullptr, at}); }
    void end(const SessionView& session, TimeMs at)
    {
        EndedVisit ended;
        ended.session = session;
        ended.endedAt = at;
        batch.ended.push_back(std::move(ended));
    }
    void count(const MinuteCounts& minute) { batch.minutes.push_back(minute); }
    void commit()
    {
        batch.firstSeq = log->lastSeq() + 1;
        const CommitResult result = log->commit(batch);
        if (!result.failure.empty())
            qFatal("%s", result.failure.c_str());
        batch = {};
    }
    /// Changes the store as a fault would.
    void spoil(const char* sql)
    {
        if (const Result<void> done = log->database().run(sql); !done)
            qFatal("%s", done.error().c_str());
    }

    QTemporaryDir folder;
    const std::string path;
    std::unique_ptr<EventLog> log;
    LogBatch batch;
    std::uint64_t lastVisit = 0;
};

} // namespace footfall
