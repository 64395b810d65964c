// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/store/checkpoint/checkpoint_files.h"
#include "core/store/log/event_log.h"
#include "core/store/store_lock.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace footfall {

/// A data folder, opened by the one Footfall that has it: `footfall.db` with its log, the newest
/// checkpoint, the lock.
class StoreFolder
{
public:
    /// Makes the folder if it is not there. A database that is damaged is moved aside, to
    /// `footfall.db.damaged-<time>`, never deleted, and a new one begun: `note` says so. Everything
    /// else that is wrong is an error: a sentence for the operator.
    static Result<std::unique_ptr<StoreFolder>> open(const QString& path, TimeMs now);

    static QString databasePath(const QString& folder);
    /// Makes the folder, for its owner only, if it is not there. Fails with a sentence.
    static Result<void> make(const QString& path);

    const QString& path() const { return m_path; }
    StoreLock& lock() { return m_lock; }
    EventLog& log() { return *m_log; }
    std::unique_ptr<EventLog> takeLog() { return std::move(m_log); }
    std::optional<SavedCheckpoint>& checkpoint() { return m_checkpoint; }
    /// What could not be read turned out to be damaged: moves the database aside and begins a new
    /// one. The ids of events seen keep their hashes.
    Result<void> beginAnew(TimeMs now, const std::string& why);
    /// What the operator should know of the way it was opened; empty when all was well.
    const std::string& note() const { return m_note; }
    /// Where what was damaged is now; empty: nothing was.
    const std::string& movedTo() const { return m_movedTo; }

private:
    StoreFolder(QString path, StoreLock lock);
    Result<void> openLog();
    Result<void> setAside(TimeMs now, const std::string& why);

    const QString m_path;
    StoreLock m_lock;
    std::unique_ptr<EventLog> m_log;
    std::optional<SavedCheckpoint> m_checkpoint;
    std::string m_note;
    std::string m_movedTo;
};

} // namespace footfall
