// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_writer.h"
#include "core/hub/view_encoder.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// One entry of a list as those who watch have it. Entries of a list differ in their ids.
struct LiveEntry
{
    std::uint64_t id = 0;
    std::string json;
};

/// One view of `/api/live` (core/protocol/README.md). Whatever visitors send, a delta is below 128
/// KiB and a snapshot below 1 MiB. Server thread.
class LiveViewEncoder final : public ViewEncoder
{
public:
    static constexpr std::size_t deltaBytes = 128 * 1024;
    static constexpr std::size_t snapshotBytes = 1024 * 1024;

    explicit LiveViewEncoder(const SnapshotRequest& request)
        : m_request(request)
    {
    }

    Change take(const Snapshot& now) override;
    QByteArray delta(quint64 after, quint64 seq) const override;
    QByteArray snapshot(quint64 seq) const override;
    bool hasMore() const override { return m_hasMore; }

private:
    /// Something that is told whole.
    struct Value
    {
        std::string_view key;
        std::string json;
    };

    void takeValues(const Snapshot& now);
    void takeSeries(const Snapshot& now);
    void takeEvents(const Snapshot& now);
    void takeAlerts(const Snapshot& now);
    void takeSessions(const Snapshot& now);
    void tellSessions(const std::vector<LiveEntry>& shown, const std::vector<std::string>& changed);
    /// What one delta may still hold.
    std::size_t room() const;
    void begin(const Snapshot& now);

    const SnapshotRequest m_request;
    bool m_isAnew = true;
    std::uint64_t m_takenBack = 0;
    TimeMs m_at = 0;
    std::vector<Value> m_values;
    /// By when they begin.
    std::vector<LiveEntry> m_series;
    /// By number.
    std::vector<LiveEntry> m_events;
    std::vector<LiveEntry> m_alerts;
    /// By visit.
    std::vector<LiveEntry> m_sessions;
    /// The members of the last delta, but for the time.
    JsonWriter m_delta;
    bool m_hasMore = false;
};

} // namespace footfall
