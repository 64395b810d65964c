// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/snapshot.h"

#include <QWidget>

#include <map>
#include <optional>

class QGridLayout;

namespace footfall {

class ChartPanel;
class JourneyPanel;
class LivePanel;
class RankingModel;
class SessionModel;
class FeedModel;
class TabPanel;
class TileRow;
enum class Ranking;

/// Where the eye can be led to by a key.
enum class Place
{
    Feed,
    Sessions,
    Pages,
    Countries,
    Cities,
    Referrers,
    Devices,
    Journey,
    Alerts,
    Chart,
    Viewers
};

/// Everything that moves: the figures, the chart, the rankings, the feed, the sessions, the
/// viewers, the journey of the selected session and the alerts. Narrow, the feed goes below the
/// journey's headings.
class Dashboard : public QWidget
{
    Q_OBJECT

public:
    explicit Dashboard(QWidget* parent = nullptr);

    void show(const SnapshotPtr& snapshot);
    /// Something else is looked at; empty lists say whether a filter is the reason.
    void startAnew(bool filtered);
    /// The statistics were cleared: no list holds what is no longer true.
    void forgetAll();
    /// Shows a place and gives it the keyboard.
    void goTo(Place place);
    void clearSelection();

Q_SIGNALS:
    /// A session was selected; nothing: none is.
    void sessionSelected(const std::optional<footfall::SessionKey>& session);
    void rankingChosen(footfall::Ranking ranking, const std::string& label);
    void pageChosen(const std::string& page);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeLists();
    void makeViewers();
    void makeRankings();
    void arrange();
    void fold();
    /// The viewers' heading is there once there was one.
    void addViewers();
    /// What the details show while no session is selected.
    void showOverview();
    bool isNarrow() const;
    void choose(const SessionKey& session);
    void beginJourney(const SessionKey& session);
    void followJourney(const Snapshot& snapshot);
    /// The list marks the selected session where it has it, and no other.
    void markSelected();
    void setEmptyTexts(bool filtered);
    LivePanel* makeRanking(Ranking ranking, const QString& title);

    TileRow* const m_tiles;
    ChartPanel* const m_chart;
    TabPanel* const m_rankings;
    TabPanel* const m_feedPanel;
    TabPanel* const m_sessionPanel;
    TabPanel* const m_details;
    QGridLayout* m_grid = nullptr;
    QWidget* m_feedLine = nullptr;
    FeedModel* m_feedModel = nullptr;
    SessionModel* m_sessionModel = nullptr;
    LivePanel* m_feed = nullptr;
    LivePanel* m_sessions = nullptr;
    LivePanel* m_viewers = nullptr;
    LivePanel* m_alerts = nullptr;
    JourneyPanel* m_journey = nullptr;
    std::map<Ranking, LivePanel*> m_rankingLists;
    std::optional<SessionKey> m_selected;
    bool m_journeyCame = false;
};

} // namespace footfall
