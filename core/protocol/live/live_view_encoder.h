// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/hub/encoder.h"
#include "core/protocol/live/live_list.h"
#include "core/protocol/live/live_sites.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace footfall {

/// One view of `/api/live` (core/protocol/live/README.md). Whatever visitors send, a delta is below
/// 192 KiB and a snapshot below 1 MiB. Server thread.
class LiveViewEncoder final : public ViewEncoder
{
public:
    static constexpr std::size_t deltaBytes = 192 * 1024;
    static constexpr std::size_t snapshotBytes = 1024 * 1024;

    explicit LiveViewEncoder(const SnapshotRequest& request)
        : m_request(request)
    {
    }

    Change take(const Snapshot& now) override;
    QByteArray delta(quint64 after, quint64 seq) const override;
    QByteArray snapshot(quint64 seq) const override;
    /// `data` of a snapshot.
    std::string snapshotData() const;
    bool hasMore() const override { return m_hasMore; }

private:
    using LiveHandling = std::pair<std::optional<TimeMs>, std::optional<TimeMs>>;

    /// Something that is told whole.
    struct Value
    {
        std::string_view key;
        std::string json;
    };

    void takeSites(const Snapshot& now);
    void takeValues(const Snapshot& now);
    void takeCards(const Snapshot& now);
    void takeSeries(const Snapshot& now);
    void takeEvents(const Snapshot& now);
    void takeAlerts(const Snapshot& now);
    void takeAlertHandling(const Snapshot& now);
    void takeSessions(const Snapshot& now);
    /// Into the delta, unless all is told anyway.
    void tellNew(std::string_view key, const LiveList& entries);
    void tellSessions(const LiveList& shown, const LiveList& changed);
    /// What one delta may still hold.
    std::size_t room() const;
    void begin(const Snapshot& now);

    const SnapshotRequest m_request;
    bool m_isAnew = true;
    std::uint64_t m_takenBack = 0;
    TimeMs m_at;
    std::vector<Value> m_values;
    /// By the name of the site.
    std::vector<std::pair<std::string, std::string>> m_cards;
    LiveSites m_sites;
    /// By when they begin.
    LiveList m_series;
    /// By number.
    LiveList m_events;
    LiveList m_alerts;
    /// What operators did about them, as it was told.
    std::map<std::uint64_t, LiveHandling> m_handling;
    /// By visit.
    LiveList m_sessions;
    /// The members of the last delta, but for the time.
    JsonWriter m_delta;
    bool m_hasMore = false;
};

} // namespace footfall
