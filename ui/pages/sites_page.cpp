// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sites_page.h"

#include "ui/delegates/site_card_delegate.h"
#include "ui/lists/holding_list_view.h"
#include "ui/look/labels.h"
#include "ui/models/site_card_model.h"
#include "ui/text/text_format.h"

#include <QEvent>
#include <QVBoxLayout>

namespace footfall {

SitesPage::SitesPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new SiteCardModel(this))
    , m_view(new HoldingListView(this))
    , m_delegate(new SiteCardDelegate(this))
    , m_hint(new ElidedLabel(TypeSize::Caption, Tone::Muted, this))
    , m_empty(new Placeholder(m_view))
{
    setObjectName(QStringLiteral("sitesPage"));
    makeView();
    m_empty->setText(tr("No site has sent anything yet. Ctrl+N adds a website."));
    m_empty->coverParent();
    m_hint->setObjectName(QStringLiteral("sitesHint"));
    auto* title = new TypeLabel(TypeSize::Title, Tone::Normal, this);
    title->setWeight(QFont::DemiBold);
    title->setText(tr("Sites"));
    // In line with the edges of the cards.
    for (QWidget* words : {static_cast<QWidget*>(title), static_cast<QWidget*>(m_hint)})
        words->setContentsMargins(spaceStep / 2, 0, 0, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * spaceStep, 2 * spaceStep, 3 * spaceStep, spaceStep);
    layout->setSpacing(spaceStep / 2);
    layout->addWidget(title);
    layout->addWidget(m_hint);
    layout->addWidget(m_view, 1);
    describe();
}

void SitesPage::makeView()
{
    m_view->setObjectName(QStringLiteral("siteCards"));
    m_view->setAccessibleName(tr("Sites, those with most visitors today first"));
    m_view->setViewMode(QListView::IconMode);
    m_view->setMovement(QListView::Static);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setUniformItemSizes(true);
    m_view->setSelectionMode(QListView::NoSelection);
    m_view->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setItemDelegate(m_delegate);
    m_view->setModel(m_model);
    m_view->installEventFilter(this);
    const auto choose = [this](const QModelIndex& index) {
        Q_EMIT siteChosen(m_model->row(index.row())->site);
    };
    connect(m_view, &QListView::clicked, this, choose);
    connect(m_view, &QListView::activated, this, choose);
    connect(m_view, &HoldingListView::released, this, [this] { apply(false); });
    connect(m_view, &HoldingListView::catchUpRequested, this,
            [this] { m_view->setCurrentIndex(m_model->index(0, 0)); });
}

void SitesPage::show(const SnapshotPtr& snapshot)
{
    m_last = snapshot;
    if (!isVisible())
        return;
    // Without cards it may still be the answer to an earlier request.
    if (snapshot->siteCards.empty())
        describe();
    else
        apply(m_view->isHeld() && m_model->rowCount() > 0);
}

void SitesPage::apply(bool held)
{
    if (!m_last)
        return;
    m_model->apply(m_last, held);
    describe();
    pickFirst();
}

void SitesPage::describe()
{
    const int sites = m_model->rowCount();
    m_empty->setVisible(sites == 0);
    const bool isAsked = !m_last || !m_last->sites.empty();
    m_empty->setText(isAsked ? tr("Looking…")
                             : tr("No site has sent anything yet. Ctrl+N adds a website."));
    const QString usual = tr("All visitors, whatever the filter. Enter opens a site, Escape goes back.");
    if (sites == 1)
        m_hint->setLine(tr("One site so far. Ctrl+N adds another; Escape goes back."));
    else
        m_hint->setLine(sites == 0 ? QString() : (moreText() + usual));
}

/// Of those that have no card; empty: there are none.
QString SitesPage::moreText() const
{
    const qint64 more = m_last ? qint64(m_last->sites.size()) - m_model->rowCount() : 0;
    // Below the bound all have one that ever sent an event.
    if (std::size_t(m_model->rowCount()) < siteCardsMost || more <= 0)
        return {};
    const QString bound = m_last->sitesTruncated ? QStringLiteral("+") : QString();
    return tr("The %1 with most visitors today, and %2%3 more: Ctrl+L lists them. ")
        .arg(numberText(m_model->rowCount()), numberText(more), bound);
}

void SitesPage::setStale(bool stale)
{
    if (m_delegate->isStale() == stale)
        return;
    m_delegate->setStale(stale);
    m_view->viewport()->update();
}

void SitesPage::begin(const std::optional<std::string>& site)
{
    m_begunAt = site;
    m_model->apply(std::make_shared<Snapshot>(), false);
    describe();
    m_view->forgetPointer();
    m_view->setCurrentIndex({});
    m_view->scrollToTop();
    m_view->setFocus(Qt::ShortcutFocusReason);
    pickFirst();
}

/// The cards come some moments after they are asked for.
void SitesPage::pickFirst()
{
    if (m_view->currentIndex().isValid() || m_model->rowCount() == 0)
        return;
    int row = 0;
    for (int i = 0; m_begunAt && i < m_model->rowCount(); ++i) {
        if (m_model->row(i)->site == *m_begunAt)
            row = i;
    }
    m_view->setCurrentIndex(m_model->index(row, 0));
}

/// As many beside each other as have room.
void SitesPage::arrangeCards()
{
    const QSize size = SiteCardDelegate::sizeIn(m_view->maximumViewportSize().width() -
                                                m_view->style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    if (m_view->gridSize() != size)
        m_view->setGridSize(size);
}

bool SitesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        arrangeCards();
    return QWidget::eventFilter(watched, event);
}

void SitesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        arrangeCards();
    QWidget::changeEvent(event);
}

} // namespace footfall
