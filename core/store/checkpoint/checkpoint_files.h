// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stable_hash.h"
#include "core/base/time/time_units.h"

#include <QByteArray>
#include <QFile>
#include <QObject>
#include <QSaveFile>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// A checkpoint that was read: the live model's bytes and where in the log they stand.
class SavedCheckpoint
{
public:
    /// The newest whole one of that log in the folder, at most at position `upTo`, where the log
    /// ends; nothing when there is none. Removes those beyond it.
    static std::optional<SavedCheckpoint> newest(const QString& folder, const std::string& logId,
                                                 std::uint64_t upTo);

    /// Where in the log those in the folder stand, the newest first; be they whole or not.
    static std::vector<std::uint64_t> positions(const QString& folder);
    /// The one of that log that stands there; nothing when it is not whole.
    static std::optional<SavedCheckpoint> at(const QString& folder, const std::string& logId,
                                             std::uint64_t seq);

    std::uint64_t seq() const { return m_seq; }
    /// Good as long as this object.
    std::string_view model() const { return m_model; }

private:
    static std::optional<SavedCheckpoint> read(const QString& path, const std::string& logId);

    std::unique_ptr<QFile> m_file;
    std::string_view m_model;
    std::uint64_t m_seq = 0;
};

/// Writes checkpoints into the folder, `checkpoint-<seq>`, each only once it is whole and on the
/// disk; the two newest are kept, and for going back in time the last of each hour before, two days and
/// 256 MiB of them at most. Archive thread.
class CheckpointFiles : public QObject
{
    Q_OBJECT

public:
    /// What is older than `keptFor` goes, as the events in it do.
    CheckpointFiles(const QString& folder, const std::string& logId,
                    DurationMs keptFor = 2 * dayMs);
    ~CheckpointFiles() override;

    /// Begins one; one that was not finished is dropped. What is told of it has its number.
    void begin(quint64 seq, quint64 number = 0);
    void append(const QByteArray& piece);
    /// Puts it in its place.
    void finish();
    void drop();
    /// Removes all of them: what they hold is to be forgotten.
    void removeAll();

Q_SIGNALS:
    /// A piece was written.
    void appended();
    /// The one that was begun is in its place.
    void written(quint64 number);
    /// Why it could not be written.
    void failed(quint64 number, const QString& why);

private:
    void prune() const;

    const QString m_folder;
    const std::string m_logId;
    const DurationMs m_keptFor;
    quint64 m_seq = 0;
    quint64 m_number = 0;
    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<Checksum> m_checksum;
};

} // namespace footfall
