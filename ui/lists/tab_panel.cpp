// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/tab_panel.h"

#include "ui/look/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace footfall {

TabPanel::TabPanel(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_corners(new QStackedWidget(this))
{
    m_tabs->setAccessibleName(name);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_corners->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(spaceStep, 0, spaceStep, 0);
    heading->addWidget(m_tabs, 1);
    heading->addWidget(m_corners);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, spaceStep, 0, 0);
    layout->setSpacing(spaceStep / 2);
    layout->addLayout(heading);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &TabPanel::showIndex);
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

void TabPanel::showIndex(int index)
{
    m_pages->setCurrentIndex(index);
    m_corners->setCurrentIndex(index);
    m_corners->setVisible(m_corners->count() > 0);
    Q_EMIT pageChanged(m_pages->currentWidget());
}

void TabPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        applyFont();
    QWidget::changeEvent(event);
}

} // namespace footfall
