// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/live_panel.h"

#include "ui/delegates/row_delegate.h"
#include "ui/lists/holding_list_view.h"
#include "ui/look/labels.h"
#include "ui/models/keyed_rows.h"
#include "ui/text/text_format.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace footfall {
namespace {

constexpr DurationMs applyGapMs = 100;

/// Its buttons are there whole or not at all: what they do has a key, too.
class Corner : public QWidget
{
protected:
    void resizeEvent(QResizeEvent*) override
    {
        for (QToolButton* button : findChildren<QToolButton*>()) {
            if (button->property("look") == QLatin1String("choice"))
                button->setVisible(button->sizeHint().width() + 2 * spaceStep <= width());
        }
    }
};

} // namespace

LivePanel::LivePanel(LiveListModel* model, RowDelegate* delegate, const QString& name,
                     QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_delegate(delegate)
    , m_view(new HoldingListView(this))
    , m_corner(new Corner)
    , m_emptyLabel(new Placeholder(this))
{
    m_model->setParent(this);
    delegate->setParent(this);
    m_view->setModel(m_model);
    delegate->drawRowsOf(m_view);
    m_view->setAccessibleName(name);
    m_emptyLabel->coverParent();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view);
    makeCorner();
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &LivePanel::applyIfBehind);
    connect(m_view, &HoldingListView::released, this, [this] { applyLast(false); });
    connect(m_view, &HoldingListView::catchUpRequested, this, &LivePanel::catchUp);
    connect(m_view, &HoldingListView::rowPicked, this, &LivePanel::rowPicked);
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT rowChosen(index.row()); });
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT rowChosen(index.row()); });
}

void LivePanel::makeCorner()
{
    m_cornerLabel = new TypeLabel(TypeSize::Caption, Tone::Muted, m_corner);
    m_newPill = new QToolButton(m_corner);
    m_newPill->setObjectName(QStringLiteral("newPill"));
    m_newPill->setProperty("look", QStringLiteral("pill"));
    m_newPill->setAccessibleName(tr("Show what is new"));
    m_newPill->hide();
    auto* layout = new QHBoxLayout(m_corner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spaceStep);
    layout->addStretch(1);
    layout->addWidget(m_newPill);
    layout->addWidget(m_cornerLabel);
    connect(m_newPill, &QToolButton::clicked, this, &LivePanel::catchUp);
}

void LivePanel::show(const SnapshotPtr& snapshot)
{
    m_last = snapshot;
    m_isBehind = true;
    const DurationMs rest = restAt(snapshot->at);
    if (rest > 0 && !m_rest.isActive())
        m_rest.start(int(rest));
    if (rest <= 0)
        applyIfBehind();
}

/// A moment of the past may be an earlier one.
DurationMs LivePanel::restAt(TimeMs now) const
{
    const DurationMs since = now - m_shownAt;
    return since > 0 && since < applyGapMs ? applyGapMs - since : 0;
}

void LivePanel::applyIfBehind()
{
    if (m_isBehind && isVisible())
        applyLast(isHeld());
}

/// An empty list has nothing to hold still.
bool LivePanel::isHeld() const
{
    return m_view->isHeld() && m_model->rowCount() > 0;
}

void LivePanel::applyLast(bool held)
{
    if (!m_last)
        return;
    m_isBehind = false;
    m_shownAt = m_last->at;
    m_rest.stop();
    showHeldBack(m_model->apply(m_last, held));
    m_view->placeRows();
    m_emptyLabel->setVisible(m_model->rowCount() == 0);
}

void LivePanel::showHeldBack(int rows)
{
    m_newPill->setVisible(rows > 0);
    // A full list of new ones means that there may be more.
    const bool more = rows >= listRows;
    m_newPill->setText(
        tr("%1%2 new ▲").arg(numberText(rows), more ? QStringLiteral("+") : QString()));
}

void LivePanel::catchUp()
{
    m_view->clearSelection();
    m_view->setCurrentIndex({});
    m_view->scrollToTop();
    m_model->hurry();
    applyLast(false);
}

void LivePanel::startAnew()
{
    m_view->forgetPointer();
    catchUp();
    // What is asked for now is shown as soon as it comes.
    m_shownAt = {};
}

void LivePanel::setEmptyText(const QString& text)
{
    m_emptyLabel->setText(text);
}

void LivePanel::setStale(bool stale)
{
    if (m_delegate->isStale() == stale)
        return;
    m_delegate->setStale(stale);
    m_view->viewport()->update();
}

void LivePanel::setCornerText(const QString& text)
{
    m_cornerLabel->setText(text);
}

QToolButton* LivePanel::addCornerButton(const QString& text)
{
    auto* button = new QToolButton(m_corner);
    button->setProperty("look", QStringLiteral("choice"));
    button->setText(text);
    m_corner->layout()->addWidget(button);
    return button;
}

void LivePanel::setHeading(QWidget* heading)
{
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, heading);
}

void LivePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    applyIfBehind();
}

} // namespace footfall
