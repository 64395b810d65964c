// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/format/labels.h"
#include "core/store/log/log_batch.h"

#include <vector>

namespace footfall {

/// Writes the rows of `events` and `marks`. Part of EventLog.
class EventRows
{
public:
    EventRows(const Database& database, LabelWriter& labels);

    /// The entry at its position; false when the database failed.
    bool write(const LogEntry& entry, std::uint64_t seq);
    /// The entries from here on came in the minute of this one.
    bool mark(const LogEntry& entry, std::uint64_t seq);
    /// After a transaction that failed: what it wrote does not count. `minute` is the newest
    /// mark's.
    void startAfter(TimeMs minute);
    TimeMs minute() const { return m_minute; }

private:
    static constexpr std::size_t visitsKnown = 65'536;
    /// Who began a visit that was written lately.
    struct Beginner
    {
        std::uint64_t visit = 0;
        std::uint64_t visitorHash = 0;
    };

    bool writeClear(TimeMs at, std::uint64_t seq);
    void bindWho(const LogEntry& entry);
    void bindEventId(const std::string& id);
    bool bindTexts(const Event& event, std::int64_t day);
    bool isBeginner(const LogEntry& entry);

    LabelWriter& m_labels;
    Statement m_insert;
    Statement m_insertMark;
    TimeMs m_minute{-1};
    bool m_isImported = false;
    std::vector<Beginner> m_beginners;
    /// What the statement in work refers to.
    std::string m_metadata;
    char m_uuid[16] = {};
};

} // namespace footfall
