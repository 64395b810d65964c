// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/ranking_heading.h"

#include "ui/delegates/row_delegate.h"
#include "ui/models/ranking_model.h"
#include "ui/text/text_format.h"

#include <QListView>
#include <QPainter>
#include <QScrollBar>

namespace footfall {

RankingHeading::RankingHeading(const RankingModel* model, QListView* list, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(list)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(list->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] { update(); });
    connect(model, &RankingModel::columnsChanged, this, &RankingHeading::explain);
    connect(model, &RankingModel::kindsChanged, this, &RankingHeading::tellKinds);
    explain();
}

void RankingHeading::tellKinds()
{
    setAccessibleName(m_model->kindsText());
    explain();
}

bool RankingHeading::isOfPages() const
{
    return m_model->ranking() == RankedBy::Pages;
}

void RankingHeading::explain()
{
    QStringList lines;
    if (isOfPages()) {
        lines = {tr("now: active sessions on the page")};
        if (m_model->hasPresence())
            lines.append(tr("here: visitors with the page open, neither hidden nor silent"));
        if (m_model->hasToday())
            lines.append(tr("today: views since midnight"));
    } else {
        lines = {tr("now: active sessions from there")};
        if (!m_model->kindsText().isEmpty())
            lines.prepend(m_model->kindsText());
        if (m_model->hasPresence())
            lines.append(tr("viewers: those who said that they look at a site from there"));
    }
    setToolTip(tooltipText(lines.join(QLatin1Char('\n'))));
    update();
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
    if (m_model->hasToday())
        row.right(space, tr("today"), caption, theme.muted, ShareBarDelegate::todayWidth());
    if (m_model->hasPresence())
        row.right(space, isOfPages() ? tr("here") : tr("viewers"), caption, theme.muted,
                  ShareBarDelegate::hereWidth());
    row.right(space, tr("now"), caption, theme.muted);
    row.left(space, m_model->kindsText(), caption, theme.muted);
}

} // namespace footfall
