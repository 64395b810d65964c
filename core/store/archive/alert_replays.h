// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/archive/archive_worker.h"

#include <deque>

namespace footfall {

/// Replays of the past through the rule of alerts at each sensitivity, for whoever asks: one after
/// the other, and each in pieces, so that other questions to the archive come between. Lives on
/// the thread that asks.
class AlertReplays : public QObject
{
    Q_OBJECT

public:
    /// Replays that wait at most, the one under way included; a further one is refused.
    static constexpr std::size_t maxWaiting = 8;
    using Answer = std::function<void(const Result<AlertComparison>& comparison)>;
    /// Why one ends that nobody dropped.
    static constexpr char newerAsked[] = "A newer question took its place";

    /// The worker must outlive it.
    AlertReplays(ArchiveWorker& worker, LocalTime local, QObject* parent = nullptr);

    /// Gives `answer` what comes of it, never from within this call. The number of the replay, or 0
    /// when too many wait. Of those of one client, if it is named, the newest takes the place of the
    /// one before, which is told so at once.
    quint64 ask(const AlertReplayRequest& request, Answer answer, std::string client = {});
    /// Nobody waits for that replay any more: it ends.
    void drop(quint64 number);

private:
    /// Nothing: there is more of it.
    using Piece = Result<std::optional<AlertComparison>>;

    struct Waiting
    {
        quint64 number = 0;
        /// Only the archive thread looks into it.
        std::shared_ptr<AlertReplay> replay;
        Answer answer;
        std::string client;
    };

    /// Takes out the one of that client; the answer that waits for it, if there is one.
    Answer replacedOf(const std::string& client);

    void goOn();
    void take(quint64 number, const Piece& piece);

    ArchiveClient m_archive;
    const LocalTime m_local;
    /// The first one is under way.
    std::deque<Waiting> m_waiting;
    quint64 m_lastNumber = 0;
    bool m_isReading = false;
};

} // namespace footfall
