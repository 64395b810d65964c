// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tiles/tile_row.h"

#include "ui/look/labels.h"
#include "ui/text/alert_text.h"
#include "ui/text/goal_text.h"
#include "ui/text/session_text.h"
#include "ui/text/text_format.h"
#include "ui/tiles/alert_tile.h"
#include "ui/tiles/tile.h"

#include <QEvent>
#include <QHBoxLayout>

#include <cmath>

namespace footfall {
namespace {

/// Below this many characters of body text side by side, a goal takes the place of the dashboards.
constexpr int tightCharacters = 180;
/// Below this many, of the few the page views are left out.
constexpr int fewCharacters = 60;

/// Nothing while the event sessions are all there is to say.
std::vector<AsideLine> presenceLines(const Snapshot& snapshot)
{
    std::vector<AsideLine> lines;
    const bool idle = snapshot.idleVisitors > 0;
    if (idle || snapshot.presentVisitors > snapshot.active)
        lines.push_back({{}, TileRow::tr("%1 present").arg(numberText(snapshot.presentVisitors))});
    if (idle)
        lines.push_back(
            {Sign::Half, TileRow::tr("%1 idle").arg(numberText(snapshot.idleVisitors))});
    return lines;
}

QString presenceTip(const Snapshot& snapshot, const QString& note)
{
    const QString active = countText(
        snapshot.active, TileRow::tr("%1 active sessions", nullptr, numerus(snapshot.active)));
    const QString present =
        countText(snapshot.presentVisitors,
                  TileRow::tr("%1 visitors present", nullptr, numerus(snapshot.presentVisitors)));
    return tooltipText(TileRow::tr("%1; %2\n%3: in a session or with a page open\n"
                                   "%4 of them idle: their pages are hidden or silent\n"
                                   "%5 looking: with a page open in front of them")
                           .arg(active, note, present, numberText(snapshot.idleVisitors),
                                numberText(snapshot.lookingVisitors)));
}

/// The figures of the day, and of events, are those of the site, whatever it is narrowed to.
void setNoteOfDay(Tile* tile, const Snapshot& snapshot, const QString& note,
                  const QString& brief = {})
{
    const AsideLine all{{}, TileRow::tr("all, not only these"), TileRow::tr("all")};
    tile->setNote(snapshot.narrowed ? all : AsideLine{{}, note, brief}, {});
}

} // namespace

TileRow::TileRow(QWidget* parent)
    : QWidget(parent)
    , m_active(new Tile(tr("active now"), TypeSize::Hero, this))
    , m_visitors(new Tile(tr("visitors today", nullptr, 0), TypeSize::Figure, this))
    , m_pageViews(new Tile(tr("page views today", nullptr, 0), TypeSize::Figure, this))
    , m_rate(new Tile(tr("events a second"), TypeSize::Figure, this))
    , m_dashboards(new Tile(tr("dashboards", nullptr, 0), TypeSize::Figure, this))
    , m_goal(new Tile(tr("goal"), TypeSize::Figure, this))
    , m_alert(new AlertTile(this))
{
    m_active->setObjectName(QStringLiteral("activeTile"));
    m_visitors->setObjectName(QStringLiteral("visitorsTile"));
    m_pageViews->setObjectName(QStringLiteral("pageViewsTile"));
    m_dashboards->setObjectName(QStringLiteral("dashboardsTile"));
    m_dashboards->setNote(tr("connected"));
    // Nothing is known about a dashboard but that it is there.
    m_dashboards->setFocusPolicy(Qt::NoFocus);
    m_dashboards->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spaceStep, 0, spaceStep, 0);
    layout->setSpacing(0);
    layout->addWidget(m_active, 6);
    m_goal->setObjectName(QStringLiteral("goalTile"));
    for (Tile* tile : {m_visitors, m_pageViews, m_rate, m_dashboards, m_goal}) {
        QFrame* line = makeHairline(Qt::Vertical, this);
        if (tile == m_goal)
            m_goalLine = line;
        if (tile == m_dashboards)
            m_dashboardsLine = line;
        if (tile == m_pageViews)
            m_pageViewsLine = line;
        if (tile == m_rate)
            m_rateLine = line;
        layout->addWidget(line);
        layout->addWidget(tile, 4);
    }
    m_goalLine->hide();
    m_goal->hide();
    layout->addWidget(makeHairline(Qt::Vertical, this));
    layout->addWidget(m_alert, 6);
    connect(m_active, &Tile::clicked, this, &TileRow::activeChosen);
    connect(m_visitors, &Tile::clicked, this, &TileRow::activeChosen);
    connect(m_pageViews, &Tile::clicked, this, &TileRow::pagesChosen);
    connect(m_goal, &Tile::clicked, this, &TileRow::goalsChosen);
    connect(m_rate, &Tile::clicked, this, &TileRow::feedChosen);
    connect(m_alert, &AlertTile::clicked, this, &TileRow::alertsChosen);
}

const QWidget* TileRow::alertTile() const
{
    return m_alert;
}

void TileRow::makeRoom()
{
    const bool isTight =
        m_goal->isVisibleTo(this) && width() < tightCharacters * fontMetrics().averageCharWidth();
    m_dashboards->setVisible(!isTight && !m_isFew);
    m_dashboardsLine->setVisible(!isTight && !m_isFew);
    const int character = QFontMetrics(typeFont(TypeSize::Body)).averageCharWidth();
    const bool isNarrow = m_isFew && width() < fewCharacters * character;
    m_pageViews->setVisible(!isNarrow);
    m_pageViewsLine->setVisible(!isNarrow);
}

void TileRow::setFew(bool few)
{
    m_isFew = few;
    m_rate->setVisible(!few);
    m_rateLine->setVisible(!few);
    makeRoom();
}

void TileRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void TileRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_pageViewsLine)
        makeRoom();
}

void TileRow::showActive(const Snapshot& snapshot)
{
    const QString active = numberText(snapshot.active);
    m_active->setFigure(snapshot.narrowed && snapshot.sessionsTruncated ? tr("%1+").arg(active)
                                                                        : active);
    m_active->setCaption(
        joined({m_isPast ? tr("active then") : tr("active now"), lookingText(snapshot)}));
    const QString lastMinute = tr("%1 new/min").arg(numberText(snapshot.visitorsLastMinute));
    const QString usual = snapshot.narrowed
                              ? tr("of %1 in all").arg(numberText(snapshot.activeInAll))
                              : standingText(snapshot.active, snapshot.usualActive);
    const auto sign = standingSign(shownStanding(snapshot.active, snapshot.usualActive));
    const QString note = joined({usual, lastMinute});
    // The sign says which way.
    m_active->setNote({sign, usual, sign ? usualText(snapshot.usualActive) : QString()},
                      lastMinute);
    const std::vector<AsideLine> presence =
        snapshot.narrowed ? std::vector<AsideLine>() : presenceLines(snapshot);
    m_active->setAside(presence);
    m_active->setToolTip(presence.empty() ? QString() : presenceTip(snapshot, note));
}

/// Of those who are here, not of all who came today.
void TileRow::showStay(const Snapshot& snapshot)
{
    const QString stay = durationText(std::llround(snapshot.meanDurationSeconds));
    const bool isSomebodyHere = snapshot.active > 0;
    setNoteOfDay(m_visitors, snapshot,
                 isSomebodyHere ? tr("stay so far %1").arg(stay)
                 : m_isPast     ? tr("nobody active then")
                                : tr("nobody active now"),
                 isSomebodyHere ? tr("stay %1").arg(stay) : tr("nobody"));
    const QString tip = m_isPast ? tr("Those who were active then had been here for %1 on average")
                                 : tr("Those who are active now have been here for %1 on average");
    m_visitors->setToolTip(isSomebodyHere ? tip.arg(stay) : QString());
}

void TileRow::showGoal(const Snapshot& snapshot)
{
    const std::vector<GoalView>& goals = snapshot.goals;
    m_goal->setVisible(!goals.empty());
    m_goalLine->setVisible(!goals.empty());
    makeRoom();
    if (goals.empty())
        return;
    const GoalView& first = goals.front();
    const QString name = shownText(first.name);
    m_goal->setFigure(numberText(first.eventsToday));
    m_goal->setCaption(goals.size() == 1 ? tr("goal: %1").arg(name)
                                         : tr("goal 1 of %1: %2").arg(goals.size()).arg(name));
    m_goal->setNote({Sign::Star, snapshot.narrowed ? tr("all, not only these")
                                                   : goalNoteText(first, snapshot.at)},
                    {});
    QStringList lines;
    for (const GoalView& goal : goals)
        lines.append(tr("%1 — %2").arg(shownText(goal.name), goalFiguresText(goal, snapshot.at)));
    m_goal->setToolTip(tooltipText(lines.join(QLatin1Char('\n'))));
}

void TileRow::setStale(bool stale)
{
    for (Tile* tile : {m_active, m_visitors, m_pageViews, m_goal, m_rate, m_dashboards})
        tile->setStale(stale);
}

void TileRow::show(const Snapshot& snapshot)
{
    showActive(snapshot);
    const QString visitors = numberText(snapshot.visitorsToday);
    m_visitors->setFigure(snapshot.visitorsEstimated ? tr("≈ %1").arg(visitors) : visitors);
    m_visitors->setCaption(m_isPast
                               ? tr("visitors that day", nullptr, numerus(snapshot.visitorsToday))
                               : tr("visitors today", nullptr, numerus(snapshot.visitorsToday)));
    showStay(snapshot);
    m_pageViews->setFigure(numberText(snapshot.pageViewsToday));
    m_pageViews->setCaption(
        m_isPast ? tr("page views that day", nullptr, numerus(snapshot.pageViewsToday))
                 : tr("page views today", nullptr, numerus(snapshot.pageViewsToday)));
    setNoteOfDay(
        m_pageViews, snapshot,
        countText(snapshot.eventsToday, tr("%1 events", nullptr, numerus(snapshot.eventsToday))));
    showGoal(snapshot);
    m_rate->setFigure(rateText(snapshot.eventsPerSecond));
    setNoteOfDay(m_rate, snapshot, tr("over ten seconds"));
    m_dashboards->setFigure(numberText(snapshot.dashboards));
    m_dashboards->setCaption(tr("dashboards", nullptr, numerus(snapshot.dashboards)));
    m_alert->show(snapshot);
}

} // namespace footfall
