// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/ranking_fields.h"

#include <QWidget>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace footfall {

class LivePanel;
class RankingGroup;
class TabPanel;

/// All that is ranked, in groups: one of them is seen, or three side by side where there is room.
class RankingsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RankingsPanel(QWidget* parent = nullptr);

    void show(const SnapshotPtr& snapshot);
    void startAnew();
    /// A moment of the past is ranked from now on, or the present again.
    void setPast(bool isPast);
    /// There is no connection: what is ranked is old.
    void setStale(bool stale);
    /// Whether a filter may be the reason that a list is empty: it says so.
    void setNarrowed(bool isNarrowed);
    /// The one that is seen, the first of those side by side.
    RankingField::Place seen() const;
    void choose(RankingField::Place ranking);
    /// Shows a ranking and gives it the keyboard.
    void goTo(RankingField::Place ranking);
    /// Pages, places and what is left side by side, or all in one.
    void spread(bool isWide);

Q_SIGNALS:
    void chosen(footfall::RankingField::Place ranking, const std::string& label);
    /// Goals are to be chosen among the events.
    void goalsRequested();

private:
    static constexpr std::size_t columns = 3;
    struct Group
    {
        RankingGroup* widget;
        QString title;
        /// Where it stands when there is room.
        std::size_t column;
    };

    void addGroup(const QString& title, std::size_t column,
                  const std::vector<std::pair<RankingField::Place, QString>>& rankings);
    void addRanking(RankingGroup& group, RankingField::Place ranking, const QString& title);

    std::array<TabPanel*, columns> m_tabs{};
    std::array<QWidget*, columns> m_lines{};
    std::vector<Group> m_groups;
    std::map<RankingField::Place, LivePanel*> m_lists;
    bool m_isWide = false;
    /// What was seen before there was room.
    QWidget* m_seenNarrow = nullptr;
};

} // namespace footfall
