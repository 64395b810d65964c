// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;

namespace footfall {

class RankingModel;

/// "now", "here" or "viewers", and "today" above the columns of figures that ShareBarDelegate draws
/// for pages, countries and cities; of referrers what share each kind of them has.
class RankingHeading : public QWidget
{
    Q_OBJECT

public:
    /// Stands above `list`, and keeps to its columns whether it has a scroll bar or not.
    RankingHeading(const RankingModel* model, QListView* list, QWidget* parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool isOfPages() const;
    void explain();
    void tellKinds();

    const RankingModel* const m_model;
    QListView* const m_list;
};

} // namespace footfall
