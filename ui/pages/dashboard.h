// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"
#include "core/source/ranking_fields.h"

#include <QWidget>

#include <array>
#include <optional>

class QGridLayout;

namespace footfall {

class ChartTabs;
class JourneyPanel;
class LivePanel;
class PagePanel;
class PastPanel;
class RankingsPanel;
class SessionModel;
class FeedModel;
class TabPanel;
class TileRow;
struct FieldChoice;
struct View;

/// Where the eye can be led to by a key.
enum class Panel
{
    Feed,
    Sessions,
    Pages,
    Countries,
    Cities,
    Referrers,
    Devices,
    EntryPages,
    ExitPages,
    Campaigns,
    Browsers,
    Systems,
    Events,
    Page,
    Journey,
    Alerts,
    Chart,
    Today,
    Concurrency,
    Past,
    Viewers
};

/// Everything that moves: the figures, the chart, the rankings, the feed, the sessions, the
/// viewers, the journey of the selected session and the alerts; and what is asked of the past.
/// Narrow, the feed goes below the journey's headings; wide, the alerts beside it, and rankings side by
/// side.
class Dashboard : public QWidget
{
    Q_OBJECT

public:
    /// The source must outlive it.
    Dashboard(LiveSource& source, QWidget* parent);

    void show(const SnapshotPtr& snapshot);
    /// Something else is looked at, the past of its site, too; empty lists say whether a filter is
    /// the reason.
    void startAnew(const SnapshotFilter& filter);
    /// There is no connection: the figures and the lists are old.
    void setStale(bool stale);
    /// The order that the next snapshots have their sessions in.
    void setSessionsBy(SessionsBy order);
    /// What is noted in the charts of what is looked at.
    void setMarks(const std::vector<Mark>& marks);
    /// Goes above the alerts.
    void putAboveAlerts(QWidget* widget);
    /// Where the alerts, the worst of them and the newest of the chart are seen, in the coordinates of
    /// that widget, which this one is in.
    std::vector<QRect> whereAlertsAreSeen(const QWidget* in) const;
    /// Goes below the charts.
    void putBelowCharts(QWidget* widget);
    /// A moment of the past is shown from now on, or the present again.
    void setPast(bool isPast);
    /// What comes next is of another time: no list goes on from what it has.
    void jump();
    /// The statistics were cleared: no list holds what is no longer true.
    void forgetAll();
    /// Shows a panel and gives it the keyboard.
    void goTo(Panel panel);
    void setChartsAsTables(bool asTables);
    /// Writes down which tabs are seen.
    void tellTabs(View& view) const;
    /// Shows those tabs, and leaves the keyboard where it is.
    void showTabs(const View& view);
    void clearSelection();
    /// Past sessions are listed, or the journey of one is shown.
    bool isPast() const;
    void backToNow();

Q_SIGNALS:
    /// A session was selected; nothing: none is.
    void sessionSelected(const std::optional<footfall::SessionKey>& session);
    void rankingChosen(footfall::RankingField::Place ranking, const std::string& label);
    void pageChosen(const std::string& page);
    /// Only what is so is to be looked at.
    void fieldChosen(const footfall::FieldChoice& choice);
    /// How often alerts would have called somebody is to be shown.
    void replayRequested();
    /// The goals are to be shown, and where they are chosen.
    void goalsRequested();
    /// An alert: what was shown then is wanted.
    void momentChosen(footfall::TimeMs at);
    /// One that something may be done about.
    void alertPicked(const footfall::Alert& alert);
    /// What is shown of the past, in words; empty: nothing is.
    void pastShown(const QString& what);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeLists();
    void makeAlerts();
    void makeViewers();
    void makePast();
    void arrange();
    void fold();
    /// The viewers' heading is there once there was one.
    void addViewers();
    /// What the details show until one is chosen, and while no session is selected.
    void showOverview();
    QWidget* overview() const;
    void moveFeed();
    /// What was chosen stays chosen where it is still there.
    void showDetails(QWidget* chosen);
    void chooseDetails(QWidget* page);
    /// All of that page is told, and shown at once; empty: of none.
    void followPage(const std::string& page, bool isOfSome);
    bool isNarrow() const;
    bool isWide() const;
    /// Beside the other details, or among them.
    void setAlertsApart(bool apart);
    void choose(const SessionKey& session);
    void beginJourney(const SessionKey& session);
    void followJourney(const Snapshot& snapshot);
    /// The list marks the selected session where it has it, and no other.
    void markSelected();
    void openPast(const SessionView& visit);
    void closePast();
    void tellPast();
    void setEmptyTexts(bool filtered);
    std::array<QWidget*, 3> lists() const;
    std::array<QWidget*, 4> details() const;

    LiveSource& m_source;
    TileRow* const m_tiles;
    ChartTabs* const m_charts;
    RankingsPanel* const m_rankings;
    TabPanel* const m_feedPanel;
    TabPanel* const m_sessionPanel;
    TabPanel* const m_details;
    TabPanel* const m_alertsApart;
    QGridLayout* m_grid = nullptr;
    QWidget* m_feedLine = nullptr;
    QWidget* m_alertsLine = nullptr;
    FeedModel* m_feedModel = nullptr;
    SessionModel* m_sessionModel = nullptr;
    LivePanel* m_feed = nullptr;
    LivePanel* m_sessions = nullptr;
    LivePanel* m_viewers = nullptr;
    LivePanel* m_alerts = nullptr;
    PastPanel* m_past = nullptr;
    JourneyPanel* m_journey = nullptr;
    PagePanel* m_page = nullptr;
    std::optional<SessionKey> m_selected;
    bool m_journeyCame = false;
    bool m_isNarrowed = false;
    /// Nobody has chosen among the details.
    bool m_isOverview = true;
};

} // namespace footfall
