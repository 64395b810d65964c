// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QString>

#include <optional>
#include <set>
#include <string>

namespace footfall {

/// Waits for the first event of a website. Pure: it goes by the snapshots it is given.
class SiteWatch
{
public:
    /// Begins to wait for this site; nothing: for any that `now` does not know.
    void begin(const std::optional<std::string>& site, const Snapshot& now);
    void look(const Snapshot& now);

    bool isConnected() const { return m_isConnected; }
    /// "Waiting for the first event…" or "Connected: first event 14:02:11, /home". Plain text.
    QString text() const;

private:
    bool isAwaited(const std::string& site) const;
    /// The oldest listed event of what is waited for, or the newest.
    EventPtr eventIn(const Snapshot& now, bool newest) const;

    std::optional<std::string> m_site;
    /// Sites that were there when the wait began.
    std::set<std::string> m_known;
    bool m_isConnected = false;
    /// Events had come before the wait began.
    bool m_wasBefore = false;
    /// Null where the lists do not have it.
    EventPtr m_event;
};

} // namespace footfall
