// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

#include "ui/look/signs.h"
#include "ui/models/alert_model.h"
#include "ui/models/feed_model.h"
#include "ui/models/journey_model.h"
#include "ui/models/ranking_model.h"
#include "ui/models/session_model.h"
#include "ui/models/viewer_model.h"
#include "ui/models/visit_model.h"
#include "ui/text/alert_text.h"
#include "ui/text/session_text.h"
#include "ui/text/text_format.h"

#include <QEvent>
#include <QListView>

#include <algorithm>

namespace footfall {
namespace {

template <typename Model>
const auto& rowOf(const QModelIndex& index)
{
    return static_cast<const Model*>(index.model())->row(index.row());
}

/// A way is not shown in less room.
constexpr int shortestWay = 8 * spaceStep;

/// So much that its heading and its longest figure have room, and that it seldom changes.
int figuresWidth(int digits, const QString& heading)
{
    qint64 longest = 0;
    for (int i = 0; i < digits; ++i)
        longest = longest * 10 + 8;
    const int figures = RowFont(TypeSize::Body).metrics.horizontalAdvance(numberText(longest));
    return 1 + std::max(figures, RowFont(TypeSize::Caption).metrics.horizontalAdvance(heading));
}

Sign signOf(Event::Kind kind)
{
    switch (kind) {
    case Event::Kind::PageView:
        return Sign::Chevron;
    case Event::Kind::Click:
        return Sign::Diamond;
    case Event::Kind::SessionEnd:
        return Sign::Ring;
    case Event::Kind::Custom:
        break;
    }
    return Sign::Square;
}

int widthOfClock(const RowFont& font)
{
    return font.metrics.horizontalAdvance(widestClockText()) + 1;
}

} // namespace

RowDelegate::RowDelegate(int lines, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_lines(lines)
    , m_clockWidth(widthOfClock(m_caption))
{
}

void RowDelegate::drawRowsOf(QListView* list)
{
    list->setItemDelegate(this);
    list->setUniformItemSizes(true);
    list->setVerticalScrollMode(QListView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->installEventFilter(this);
}

/// Takes the fonts anew from the application's before the list is laid out by them.
bool RowDelegate::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::StyleChange) {
        m_body = RowFont(TypeSize::Body);
        m_strong = RowFont(TypeSize::Body, QFont::DemiBold);
        m_caption = RowFont(TypeSize::Caption);
        m_clockWidth = widthOfClock(m_caption);
    }
    // Nothing more: to the base, what it watches is an editor.
    return false;
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int line = m_body.metrics.height() + 3;
    return {0, m_lines * line + spaceStep};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    RowPainter row(*painter, option, m_isStale ? Theme::stale() : Theme::current());
    paintRow(row, index);
}

void FeedDelegate::paintRow(RowPainter& row, const QModelIndex& index) const
{
    const Event& event = *rowOf<FeedModel>(index).event;
    const Theme& theme = row.theme();
    QRect space = row.line();
    row.left(space, clockText(event.receivedAt), caption(), theme.muted, clockWidth());
    const bool isView = event.kind == Event::Kind::PageView;
    const auto& model = *static_cast<const FeedModel*>(index.model());
    const bool isGoal = model.isGoalAt(index.row());
    row.sign(space, isGoal ? Sign::Star : signOf(event.kind), caption(),
             isGoal   ? theme.good
             : isView ? theme.muted
                      : theme.accent);
    const QString page = shownPage(event.page);
    const QString aside = model.asideAt(index.row());
    const int free = space.width() - body().metrics.horizontalAdvance(page) - spaceStep - 1;
    row.right(space, aside, caption(), theme.muted,
              std::min(std::max(free, space.width() / 2),
                       caption().metrics.horizontalAdvance(aside) + 1));
    row.left(space, page, body(), theme.text, space.width());
}

QRect SessionDelegate::paintFirstLine(RowPainter& row, const SessionView& session,
                                      Attention attention, qint64 seconds) const
{
    const Theme& theme = row.theme();
    const QColor& color = attention == Attention::Gone ? theme.muted : theme.text;
    QRect first = row.line(0, 2);
    row.sign(first, attentionSign(attention), body(), attentionColor(attention, theme));
    QRect second = row.line(1, 2);
    second.setLeft(first.left());
    row.right(first, durationText(seconds), body(), color);
    row.pair(first, {sessionPlace(session), strong(), color},
             {tr("— %1").arg(shownPage(session.currentPage)), body(), color});
    return second;
}

void SessionDelegate::paintRow(RowPainter& row, const QModelIndex& index) const
{
    const auto& model = *static_cast<const SessionModel*>(index.model());
    const SessionView& session = *model.row(index.row());
    const Theme& theme = row.theme();
    if (model.isLively(index.row()))
        row.glow(row.line(0, 2), body(), theme.good);
    QRect second =
        paintFirstLine(row, session, model.attentionAt(index.row()), model.secondsAt(index.row()));
    const QString about =
        joined({session.active ? QString() : tr("gone"), sessionAbout(session, model.namesSite())});
    row.left(second, about, caption(), theme.muted);
    // Only where it says more than the page; its end matters most, so it is cut at its beginning.
    if (session.steps < 2 || second.width() < shortestWay)
        return;
    const QString way =
        caption().metrics.elidedText(shortJourney(session), Qt::ElideLeft, second.width());
    row.right(second, way, caption(), theme.muted, second.width());
}

void VisitDelegate::paintRow(RowPainter& row, const QModelIndex& index) const
{
    const SessionView& visit = rowOf<VisitModel>(index);
    const Theme& theme = row.theme();
    const Attention attention = visit.active ? Attention::Looking : Attention::Gone;
    QRect second = paintFirstLine(row, visit, attention, visit.durationSeconds);
    const auto& model = *static_cast<const VisitModel*>(index.model());
    row.left(second, model.aboutAt(index.row()), caption(), theme.muted, second.width());
}

int ShareBarDelegate::todayWidth(const RankingModel& model)
{
    return figuresWidth(model.todayDigits(), model.todayName());
}

int ShareBarDelegate::hereWidth(const RankingModel& model)
{
    return figuresWidth(model.hereDigits(), model.hereName());
}

void ShareBarDelegate::paintRow(RowPainter& row, const QModelIndex& index) const
{
    const auto& model = *static_cast<const RankingModel*>(index.model());
    const RankingRow& entry = model.row(index.row());
    const Theme& theme = row.theme();
    row.bar(entry.share, theme.accentSoft);
    QRect space = row.line();
    if (entry.today >= 0) {
        row.right(space, numberText(entry.today), body(), theme.muted, todayWidth(model));
    }
    if (model.hasPresence()) {
        row.right(space, numberText(std::max<qint64>(entry.here, 0)), body(),
                  entry.here > 0 ? theme.text : theme.muted, hereWidth(model));
    }
    const QString now = numberText(entry.now);
    row.right(space, now, body(), entry.now > 0 ? theme.text : theme.muted);
    row.pair(space, {model.labelAt(index.row()), body(), theme.text},
             {model.besideAt(index.row()), caption(), theme.muted});
}

void ViewerDelegate::paintRow(RowPainter& row, const QModelIndex& index) const
{
    const ViewerRow& viewer = rowOf<ViewerModel>(index);
    const Theme& theme = row.theme();
    QRect first = row.line(0, 2);
    row.sign(first, Sign::Disc, body(), theme.good);
    const int indent = first.left();
    row.right(first, heardText(viewer), body(), theme.text);
    row.left(first, shownText(viewer.entry->id), strong(), theme.text, first.width());
    QRect second = row.line(1, 2);
    second.setLeft(indent);
    row.right(second, shownText(viewer.entry->site), caption(), theme.muted, second.width() / 3);
    row.left(second, whereaboutsText(*viewer.entry), caption(), theme.muted, second.width());
}

void AlertDelegate::paintRow(RowPainter& row, const QModelIndex& index) const
{
    const Alert& alert = *rowOf<AlertModel>(index);
    const Theme& theme = row.theme();
    QRect first = row.line(0, 2);
    const auto* model = static_cast<const AlertModel*>(index.model());
    // What somebody has handled is quieter.
    const QString handled = model->handledTextOf(alert);
    const QColor& color = handled.isEmpty() ? theme.text : theme.muted;
    row.sign(first, alertSign(alert.kind), body(), alertColor(alert, theme));
    const int indent = first.left();
    row.right(first, model->whenText(alert), caption(), theme.muted);
    row.left(first, alertTitle(alert), handled.isEmpty() ? strong() : body(), color);
    row.left(first, handled, caption(), theme.muted);
    row.left(first, shownPage(alert.page), body(), theme.muted, first.width());
    QRect second = row.line(1, 2);
    second.setLeft(indent);
    row.left(second, alertText(alert), caption(), color, second.width());
}

void JourneyDelegate::paintRow(RowPainter& row, const QModelIndex& index) const
{
    const auto& entry = rowOf<JourneyModel>(index);
    const bool isStep = entry.kind == JourneyModel::Row::Kind::Step;
    const Theme& theme = row.theme();
    QRect space = row.line();
    const QString time = entry.at > epoch && entry.count == 0 ? clockText(entry.at) : QString();
    row.left(space, time, caption(), theme.muted, clockWidth());
    if (isStep)
        row.right(space, durationText(entry.dwell / 1000), body(), theme.muted);
    else
        space.setLeft(space.left() + spaceStep);
    if (entry.kind == JourneyModel::Row::Kind::Click)
        row.sign(space, Sign::Diamond, caption(), theme.accent);
    if (entry.kind == JourneyModel::Row::Kind::Own)
        row.sign(space, Sign::Square, caption(), theme.accent);
    row.left(space, index.data().toString(), isStep ? body() : caption(),
             isStep ? theme.text : theme.muted, space.width());
}

} // namespace footfall
