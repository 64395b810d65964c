// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ranking_heading.h"

#include "ui/delegates/row_delegate.h"

#include <QListView>
#include <QPainter>
#include <QScrollBar>

namespace footfall {

RankingHeading::RankingHeading(QListView* list, QWidget* parent)
    : QWidget(parent)
    , m_list(list)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(list->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] { update(); });
}

QSize RankingHeading::sizeHint() const
{
    return {0, RowFont(TypeSize::Caption).metrics.height() + spaceStep};
}

void RankingHeading::paintEvent(QPaintEvent*)
{
    const RowFont caption(TypeSize::Caption);
    const Theme& theme = Theme::current();
    QPainter painter(this);
    RowPainter row(painter, QRect(0, 0, m_list->viewport()->width(), height()));
    QRect space = row.line();
    row.right(space, tr("today"), caption, theme.muted, ShareBarDelegate::todayWidth());
    row.right(space, tr("now"), caption, theme.muted);
}

} // namespace footfall
