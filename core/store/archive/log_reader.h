// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/archive/stored_event.h"
#include "core/store/log/log_batch.h"

namespace footfall {

/// Goes through the log in its order.
class LogReader
{
public:
    explicit LogReader(const Database& database);

    /// The next read begins after this position.
    void goTo(std::uint64_t seq);
    enum class Next
    {
        Entry, ///< `entry` and `seq` are it
        End,   ///< there are no more
        Failed ///< the database could not be read
    };
    Next next();

    const LogEntry& entry() const { return m_entry; }
    std::uint64_t seq() const { return m_seq; }

private:
    void take();

    Statement m_rows;
    LabelReader m_labels;
    StoredEvent m_stored;
    LogEntry m_entry;
    std::uint64_t m_seq = 0;
};

} // namespace footfall
