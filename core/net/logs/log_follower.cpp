// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/logs/log_follower.h"

#include "core/base/log.h"

#include <utility>

namespace footfall {

LogFollower::LogFollower(FollowerSetup setup, const Clock& clock)
    : m_setup(std::move(setup))
    , m_clock(clock)
    , m_names(clock)
    , m_agents(AgentPatterns::builtIn(), clock, agentsAtOnce, agentsPerSecond)
    , m_isUnderWay(m_setup.logs.size())
    , m_look(this)
{
    connect(&m_look, &QTimer::timeout, this, &LogFollower::look);
}

void LogFollower::start(const QStringList& positions)
{
    // The server has opened the same before.
    if (!m_setup.geoFile.isEmpty() && !m_geo.open(m_setup.geoFile))
        qCWarning(logNet, "%s: it is not asked for the visitors of logs",
                  qUtf8Printable(m_setup.geoFile));
    const LineContext context{m_setup.sites,           m_names, m_agents, {}, m_geo,
                              m_setup.sessionTimeoutMs};
    for (std::size_t i = 0; i < m_setup.logs.size(); ++i) {
        AccessLogReader reader =
            m_setup.format ? AccessLogReader(*m_setup.format) : AccessLogReader();
        m_logs.push_back(
            std::make_unique<FollowedLog>(i, m_setup.logs[i], std::move(reader), context, m_clock));
        const std::string why = m_logs.back()->begin(positions.value(qsizetype(i)).toStdString());
        if (!why.empty())
            qCWarning(logNet, "%s: it is read once it can be", why.c_str());
    }
    m_look.start(lookEveryMs);
    look();
}

void LogFollower::stop()
{
    m_look.stop();
    for (const auto& log : m_logs)
        qCInfo(logNet, "%s: %s", qUtf8Printable(log->path()), log->counts().text().c_str());
    m_logs.clear();
}

void LogFollower::look()
{
    for (std::size_t i = 0; i < m_logs.size(); ++i) {
        if (!m_isUnderWay[i])
            read(i);
    }
}

void LogFollower::goOn(quint64 log)
{
    if (log >= m_logs.size())
        return;
    m_isUnderWay[log] = false;
    read(log);
}

void LogFollower::read(quint64 log)
{
    auto piece = std::make_shared<LogPiece>(m_logs[log]->next());
    if (piece->isEmpty())
        return;
    m_isUnderWay[log] = true;
    tellPast(log, *piece);
    Q_EMIT pieceReady(piece);
}

void LogFollower::tellPast(std::size_t log, const LogPiece& piece)
{
    if (piece.isPastOver)
        qCInfo(logNet, "%s: its past is read; %s", qUtf8Printable(m_logs[log]->path()),
               m_logs[log]->counts().text().c_str());
}

} // namespace footfall
