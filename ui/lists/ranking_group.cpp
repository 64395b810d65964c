// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/ranking_group.h"

#include "ui/lists/live_panel.h"
#include "ui/lists/ranking_heading.h"
#include "ui/look/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace footfall {

RankingGroup::RankingGroup(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_choices(new QWidget(this))
    , m_buttons(new QButtonGroup(this))
    , m_panels(new QStackedWidget(this))
    , m_corners(new QStackedWidget)
{
    m_choices->setAccessibleName(name);
    m_choices->hide();
    m_corners->setParent(this);
    m_corners->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row = new QHBoxLayout(m_choices);
    m_row->setContentsMargins(spaceStep / 2, 0, 0, 0);
    m_row->setSpacing(0);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int index, bool isOn) {
        if (!isOn)
            return;
        m_panels->setCurrentIndex(index);
        m_corners->setCurrentIndex(index);
    });
}

void RankingGroup::add(LivePanel* panel, RankingHeading* heading, const QString& title)
{
    auto* button = new QToolButton(m_choices);
    button->setText(title);
    button->setCheckable(true);
    button->setProperty("look", QStringLiteral("part"));
    const int index = m_panels->addWidget(panel);
    m_corners->addWidget(panel->corner());
    m_headings.push_back(heading);
    m_row->addWidget(button);
    m_buttons->addButton(button, index);
    button->setChecked(index == 0);
    m_choices->setVisible(index > 0);
    m_choices->raise();
}

bool RankingGroup::holds(LivePanel* panel) const
{
    return m_panels->indexOf(panel) >= 0;
}

void RankingGroup::show(LivePanel* panel)
{
    m_buttons->button(m_panels->indexOf(panel))->setChecked(true);
}

QWidget* RankingGroup::corner() const
{
    return m_corners;
}

void RankingGroup::place()
{
    const QSize choices = m_headings.size() > 1 ? m_choices->sizeHint() : QSize(0, 0);
    int columns = 0;
    for (const RankingHeading* heading : m_headings)
        columns = std::max(columns, heading->columnsWidth());
    const bool fits = choices.width() + columns <= width();
    const int above = fits ? 0 : choices.height();
    m_choices->setGeometry(QStyle::visualRect(layoutDirection(), rect(), {QPoint(), choices}));
    m_panels->setGeometry(0, above, width(), height() - above);
    for (RankingHeading* heading : m_headings)
        heading->makeRoom(fits ? choices : QSize(0, 0));
}

void RankingGroup::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

bool RankingGroup::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::StyleChange)
        place();
    return QWidget::event(event);
}

} // namespace footfall
