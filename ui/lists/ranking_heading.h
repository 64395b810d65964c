// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;

namespace footfall {

class RankingModel;

/// "now", "here" or "viewers", and "today" above the columns of figures that ShareBarDelegate draws;
/// of referrers what share each kind of them has.
class RankingHeading : public QWidget
{
    Q_OBJECT

public:
    /// Stands above `list`, and keeps to its columns whether it has a scroll bar or not.
    RankingHeading(const RankingModel* model, QListView* list, QWidget* parent);

    QSize sizeHint() const override;
    /// What its columns take up at the right, in pixels.
    int columnsWidth() const;
    /// Something of that size lies over its left end.
    void makeRoom(const QSize& taken);

    /// A moment of the past is ranked from now on, or the present again.
    void setPast(bool isPast);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString nowName() const;
    QString kindsWithin(int width) const;
    QString nowMeaning() const;
    QString todayMeaning() const;
    void explain();
    void tellKinds();

    const RankingModel* const m_model;
    QListView* const m_list;
    QSize m_taken;
    bool m_isPast = false;
};

} // namespace footfall
