// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/tab_panel.h"

#include "ui/look/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace footfall {
namespace {

/// As in the style sheet; that of the last one needs no room.
constexpr int gapAfterTab = 14;

/// Asks for as little as it can do with, and takes what the headings leave.
class CornerStack : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    QSize sizeHint() const override { return minimumSizeHint(); }
};

} // namespace

TabPanel::TabPanel(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_more(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
    , m_corners(new CornerStack(this))
{
    m_tabs->setAccessibleName(name);
    m_tabs->installEventFilter(this);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    makeMore(name);
    m_corners->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(spaceStep, 0, spaceStep, 0);
    heading->setSpacing(spaceStep);
    heading->addWidget(m_tabs);
    heading->addWidget(m_more);
    heading->addWidget(m_corners, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, spaceStep, 0, 0);
    layout->setSpacing(spaceStep / 2);
    layout->addLayout(heading);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &TabPanel::showIndex);
}

/// Where there is no room for all headings, all are in a menu.
void TabPanel::makeMore(const QString& name)
{
    auto* menu = new QMenu(m_more);
    m_more->setObjectName(QStringLiteral("moreTabs"));
    m_more->setText(QStringLiteral("…"));
    m_more->setToolTip(tr("All of: %1").arg(name));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(menu);
    m_more->hide();
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (int i = 0; i < m_tabs->count(); ++i)
            menu->addAction(m_tabs->tabText(i), this, [this, i] { m_tabs->setCurrentIndex(i); });
    });
}

void TabPanel::offerMore()
{
    const int room = m_tabs->width() + (m_more->isVisible() ? m_more->width() + spaceStep : 0);
    m_more->setVisible(m_tabs->sizeHint().width() - gapAfterTab > room);
}

void TabPanel::addPage(QWidget* page, const QString& title, QWidget* corner)
{
    insertPage(m_pages->count(), page, title, corner);
}

void TabPanel::insertPage(int index, QWidget* page, const QString& title, QWidget* corner)
{
    m_pages->insertWidget(index, page);
    m_corners->insertWidget(index, corner ? corner : new QWidget);
    m_tabs->insertTab(index, title);
    applyFont();
    showIndex(m_tabs->currentIndex());
}

void TabPanel::applyFont()
{
    // A lone heading is a title; several are choices, told apart by their line.
    m_tabs->setFont(
        typeFont(TypeSize::Body, m_tabs->count() > 1 ? QFont::Normal : QFont::DemiBold));
    // While they are hidden, they do not say themselves that they need other room.
    m_tabs->updateGeometry();
}

void TabPanel::takePage(QWidget* page)
{
    const int index = m_pages->indexOf(page);
    if (index < 0)
        return;
    QWidget* corner = m_corners->widget(index);
    m_pages->removeWidget(page);
    m_corners->removeWidget(corner);
    m_tabs->removeTab(index);
    m_tabs->updateGeometry();
    showIndex(m_tabs->currentIndex());
}

bool TabPanel::holds(QWidget* page) const
{
    return m_pages->indexOf(page) >= 0;
}

void TabPanel::showPage(QWidget* page)
{
    if (holds(page))
        m_tabs->setCurrentIndex(m_pages->indexOf(page));
}

QWidget* TabPanel::currentPage() const
{
    return m_pages->currentWidget();
}

void TabPanel::focusTabs()
{
    m_tabs->setFocus(Qt::ShortcutFocusReason);
}

void TabPanel::showIndex(int index)
{
    m_pages->setCurrentIndex(index);
    m_corners->setCurrentIndex(index);
    // What is not shown takes no room from the headings.
    for (int i = 0; i < m_corners->count(); ++i)
        m_corners->widget(i)->setSizePolicy(
            i == index ? QSizePolicy::Preferred : QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_corners->setVisible(m_corners->count() > 0);
    Q_EMIT pageChanged(m_pages->currentWidget());
}

bool TabPanel::eventFilter(QObject* watched, QEvent* event)
{
    // Later: the layout is under way.
    if (watched == m_tabs && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &TabPanel::offerMore, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void TabPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        applyFont();
    QWidget::changeEvent(event);
}

} // namespace footfall
