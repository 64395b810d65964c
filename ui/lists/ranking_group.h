// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QButtonGroup;
class QHBoxLayout;
class QStackedWidget;

namespace footfall {

class LivePanel;
class RankingHeading;

/// Rankings of one kind, of which one is seen: pages, entry pages and exit pages. Where there is more
/// than one, buttons choose: in the line of the headings, or above it where that is too narrow.
class RankingGroup : public QWidget
{
    Q_OBJECT

public:
    /// `name` is said by screen readers.
    explicit RankingGroup(const QString& name, QWidget* parent = nullptr);

    /// The heading is the panel's.
    void add(LivePanel* panel, RankingHeading* heading, const QString& title);
    bool holds(LivePanel* panel) const;
    void show(LivePanel* panel);
    /// That of the ranking which is seen.
    QWidget* corner() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void place();

    QWidget* const m_choices;
    QHBoxLayout* m_row = nullptr;
    QButtonGroup* const m_buttons;
    QStackedWidget* const m_panels;
    QStackedWidget* const m_corners;
    std::vector<RankingHeading*> m_headings;
};

} // namespace footfall
