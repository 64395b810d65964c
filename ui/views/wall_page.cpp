// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/wall_page.h"

#include "ui/charts/chart_legend.h"
#include "ui/charts/ten_minutes_chart.h"
#include "ui/delegates/row_delegate.h"
#include "ui/lists/holding_list_view.h"
#include "ui/lists/live_panel.h"
#include "ui/lists/ranking_heading.h"
#include "ui/look/labels.h"
#include "ui/models/feed_model.h"
#include "ui/models/ranking_model.h"
#include "ui/text/text_format.h"
#include "ui/tiles/tile_row.h"

#include <QBoxLayout>
#include <QEvent>

namespace footfall {
namespace {

/// So many characters of body text are needed side by side for the pages beside the chart, and so
/// many lines above each other for the feed below it.
constexpr int charactersForPages = 60;
constexpr int charactersForLegend = 105;
constexpr int linesForFeed = 20;

void makeStill(LivePanel* panel)
{
    HoldingListView* view = panel->view();
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setSelectionMode(QListView::NoSelection);
    view->setFocusPolicy(Qt::NoFocus);
    panel->corner()->setParent(panel);
    panel->corner()->hide();
}

/// A heading above what it names, with a hairline on one side.
QWidget* titled(TypeLabel* heading, QWidget* what, QWidget* beside, QWidget* parent)
{
    auto* block = new QWidget(parent);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(spaceStep, 0, spaceStep, 0);
    top->addWidget(heading);
    top->addStretch(1);
    if (beside)
        top->addWidget(beside);
    auto* layout = new QVBoxLayout(block);
    layout->setContentsMargins(spaceStep, spaceStep, spaceStep, 0);
    layout->setSpacing(spaceStep / 2);
    layout->addLayout(top);
    layout->addWidget(what, 1);
    return block;
}

TypeLabel* makeHeading(const QString& title, QWidget* parent)
{
    auto* heading = new TypeLabel(TypeSize::Body, Tone::Normal, parent);
    heading->setWeight(QFont::DemiBold);
    heading->setText(title);
    return heading;
}

} // namespace

WallPage::WallPage(QWidget* parent)
    : QWidget(parent)
    , m_tiles(new TileRow(this))
    , m_heading(makeHeading(tr("Last ten minutes"), this))
    , m_chart(new TenMinutesChart(this))
    , m_pages(makePages())
    , m_feed(makeFeed())
{
    setObjectName(QStringLiteral("wallPage"));
    setAccessibleName(tr("Wall: the figures, large"));
    // Who passes by changes nothing.
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_tiles->setFew(true);
    m_chart->setFocusPolicy(Qt::NoFocus);
    arrange();
}

LivePanel* WallPage::makePages()
{
    auto* model = new RankingModel(RankingField::Pages, this);
    auto* panel = new LivePanel(model, new ShareBarDelegate(this), tr("Pages"), this);
    panel->view()->setObjectName(QStringLiteral("wallPages"));
    panel->setHeading(new RankingHeading(model, panel->view(), panel));
    panel->setEmptyText(tr("Nothing of that today."));
    makeStill(panel);
    return panel;
}

LivePanel* WallPage::makeFeed()
{
    auto* panel = new LivePanel(new FeedModel(this), new FeedDelegate(this), tr("Live feed"), this);
    panel->view()->setObjectName(QStringLiteral("wallFeed"));
    panel->setEmptyText(tr("No events yet."));
    makeStill(panel);
    return panel;
}

void WallPage::arrange()
{
    m_side = titled(makeHeading(tr("Pages"), this), m_pages, nullptr, this);
    m_below = titled(makeHeading(tr("Live feed"), this), m_feed, nullptr, this);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(titled(m_heading, m_chart, m_chart->legend(), this), 3);
    left->addWidget(m_below, 2);
    auto* all = new QHBoxLayout;
    all->setSpacing(0);
    all->addLayout(left, 3);
    all->addWidget(m_side, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tiles);
    layout->addWidget(makeHairline(Qt::Horizontal, this));
    layout->addLayout(all, 1);
}

void WallPage::show(const SnapshotPtr& snapshot)
{
    m_tiles->show(*snapshot);
    m_chart->show(snapshot);
    m_pages->show(snapshot);
    m_feed->show(snapshot);
    fitRows();
}

void WallPage::setSite(const QString& site)
{
    m_heading->setText(joined({tr("Last ten minutes"), site}));
}

void WallPage::setStale(bool stale)
{
    m_tiles->setStale(stale);
}

void WallPage::setPast(bool isPast)
{
    m_chart->setPast(isPast);
    m_tiles->setPast(isPast);
    for (LivePanel* panel : {m_pages, m_feed})
        panel->startAnew();
}

void WallPage::setMarks(const std::vector<Mark>& marks)
{
    m_chart->setMarks(marks);
}

void WallPage::makeRoom()
{
    const QFontMetrics metrics(typeFont(TypeSize::Body));
    const int characters = width() / metrics.averageCharWidth();
    m_side->setVisible(characters >= charactersForPages);
    m_chart->legend()->setVisible(characters >= charactersForLegend);
    m_below->setVisible(height() >= linesForFeed * metrics.lineSpacing());
}

/// No row is cut.
void WallPage::fitRows()
{
    for (LivePanel* panel : {m_pages, m_feed}) {
        const int row = panel->view()->sizeHintForRow(0);
        QLayout* layout = panel->layout();
        const int room = panel->view()->height() + layout->contentsMargins().bottom();
        if (row > 0)
            layout->setContentsMargins(0, 0, 0, room % row);
    }
}

void WallPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    settle();
}

void WallPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        settle();
}

void WallPage::settle()
{
    makeRoom();
    // Once the lists have their new heights.
    QMetaObject::invokeMethod(this, &WallPage::fitRows, Qt::QueuedConnection);
}

} // namespace footfall
