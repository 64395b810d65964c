// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/ranking_heading.h"

#include "ui/delegates/row_delegate.h"
#include "ui/models/ranking_model.h"
#include "ui/text/text_format.h"

#include <QListView>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

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

QString RankingHeading::nowName() const
{
    switch (m_model->ranking()) {
    case RankingField::ExitPages:
        return tr("5 min");
    case RankingField::Events:
        // By name they are counted of all.
        return m_model->hasToday() ? tr("1 min") : tr("1 min, all");
    default:
        return m_isPast ? tr("then") : tr("now");
    }
}

void RankingHeading::setPast(bool isPast)
{
    m_isPast = isPast;
    explain();
    update();
}

QString RankingHeading::nowMeaning() const
{
    switch (m_model->ranking()) {
    case RankingField::Pages:
        return tr("%1: active sessions on the page").arg(nowName());
    case RankingField::EntryPages:
        return tr("%1: active sessions that began with the page").arg(nowName());
    case RankingField::ExitPages:
        return tr("5 min: sessions that ended on the page in the last five minutes");
    case RankingField::Events:
        return tr("1 min: events of the last minute");
    default:
        return tr("%1: active sessions").arg(nowName());
    }
}

QString RankingHeading::todayMeaning() const
{
    switch (m_model->ranking()) {
    case RankingField::Pages:
        return tr("today: views since midnight");
    case RankingField::Events:
        return tr("today: events since midnight");
    default:
        return tr("today: visits since midnight, and those that were there then");
    }
}

void RankingHeading::explain()
{
    QStringList lines{nowMeaning()};
    if (!m_model->kindsText().isEmpty())
        lines.prepend(m_model->kindsText());
    if (m_model->hasPresence() && m_model->ranking() == RankingField::Pages)
        lines.append(tr("here: visitors with the page open, neither hidden nor silent"));
    else if (m_model->hasPresence())
        lines.append(tr("viewers: those who said that they look at a site from there"));
    if (m_model->hasToday())
        lines.append(todayMeaning());
    setToolTip(tooltipText(lines.join(QLatin1Char('\n'))));
    // The columns may have another width.
    updateGeometry();
    update();
    m_list->viewport()->update();
}

QSize RankingHeading::sizeHint() const
{
    return {0, std::max(RowFont(TypeSize::Caption).metrics.height() + spaceStep, m_taken.height())};
}

int RankingHeading::columnsWidth() const
{
    int width = ShareBarDelegate::todayWidth(*m_model) + 8 * spaceStep;
    if (m_model->hasPresence())
        width += ShareBarDelegate::hereWidth(*m_model) + spaceStep;
    return width;
}

void RankingHeading::makeRoom(const QSize& taken)
{
    if (std::exchange(m_taken, taken) == taken)
        return;
    updateGeometry();
    update();
}

/// The kinds that have a place, none of them cut.
QString RankingHeading::kindsWithin(int width) const
{
    const QString between = QStringLiteral(" · ");
    QStringList kinds = m_model->kindsText().split(between);
    const RowFont caption(TypeSize::Caption);
    while (!kinds.isEmpty() && caption.metrics.horizontalAdvance(kinds.join(between)) > width)
        kinds.removeLast();
    return kinds.join(between);
}

void RankingHeading::paintEvent(QPaintEvent*)
{
    const RowFont caption(TypeSize::Caption);
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const int listWidth = m_list->viewport()->width();
    RowPainter row(painter,
                   QRect(isRightToLeft() ? width() - listWidth : 0, 0, listWidth, height()));
    QRect space = row.line();
    if (m_model->hasToday())
        row.right(space, m_model->todayName(), caption, theme.muted,
                  ShareBarDelegate::todayWidth(*m_model));
    if (m_model->hasPresence())
        row.right(space, m_model->hereName(), caption, theme.muted,
                  ShareBarDelegate::hereWidth(*m_model));
    row.right(space, nowName(), caption, theme.muted);
    space.setLeft(std::max(space.left(), m_taken.width() + spaceStep));
    row.left(space, kindsWithin(space.width()), caption, theme.muted);
}

} // namespace footfall
