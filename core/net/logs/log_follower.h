// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/access/site_rules.h"
#include "core/net/geo/geo_database.h"
#include "core/net/logs/followed_log.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace footfall {

using LogPiecePtr = std::shared_ptr<LogPiece>;

/// What a follower needs to know.
struct FollowerSetup
{
    std::vector<LogToFollow> logs;
    /// Of all of them; nothing: they are known by themselves.
    std::optional<LogFormat> format;
    SiteRules sites;
    QString geoFile; ///< empty: none
    DurationMs sessionTimeoutMs = 0;
};

/// Follows web servers' logs on a thread of its own, so that a long one holds nobody up. Of each log
/// one piece is under way at a time: the next is read when LogFeed has taken it.
class LogFollower : public QObject
{
    Q_OBJECT

public:
    static constexpr int lookEveryMs = 100;
    /// New agents that are looked at; in the past of a log there are many at once.
    static constexpr double agentsAtOnce = 2'000;
    static constexpr double agentsPerSecond = 200;

    /// The clock must outlive it.
    LogFollower(FollowerSetup setup, const Clock& clock);

    /// Goes on from these, one for each log; empty: it was never read.
    void start(const QStringList& positions);
    /// What was read of that log last is taken.
    void goOn(quint64 log);
    /// Reads nothing more.
    void stop();

Q_SIGNALS:
    void pieceReady(const footfall::LogPiecePtr& piece);

private:
    void look();
    void read(quint64 log);
    void tellPast(std::size_t log, const LogPiece& piece);

    const FollowerSetup m_setup;
    const Clock& m_clock;
    GeoDatabase m_geo;
    VisitorNames m_names;
    AgentLookup m_agents;
    std::vector<std::unique_ptr<FollowedLog>> m_logs;
    std::vector<bool> m_isUnderWay;
    QTimer m_look;
};

} // namespace footfall
