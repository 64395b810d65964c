// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/header_bar.h"

#include "ui/bars/filter_bar.h"
#include "ui/look/icons.h"
#include "ui/look/labels.h"
#include "ui/text/source_text.h"
#include "ui/text/text_format.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace footfall {
namespace {

constexpr int hostWidth = 24 * spaceStep;

} // namespace

HeaderBar::HeaderBar(QAction* sound, QMenu* menu, QWidget* parent)
    : QWidget(parent)
    , m_sound(sound)
    , m_filterBar(new FilterBar(this))
    , m_host(new TypeLabel(TypeSize::Title, Tone::Muted, this))
    , m_mark(new SignMark(this))
    , m_state(new TypeLabel(TypeSize::Body, Tone::Normal, this))
    , m_soundButton(new QToolButton(this))
    , m_menuButton(new QToolButton(this))
{
    auto* name = new TypeLabel(TypeSize::Title, Tone::Normal, this);
    name->setWeight(QFont::DemiBold);
    name->setText(tr("Footfall"));
    m_host->setObjectName(QStringLiteral("hostLabel"));
    m_soundButton->setDefaultAction(m_sound);
    m_soundButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_soundButton->setAccessibleName(tr("Sound for new visitors and alerts"));
    m_menuButton->setMenu(menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu (F10)"));
    for (QToolButton* button : {m_soundButton, m_menuButton})
        button->setFocusPolicy(Qt::TabFocus);
    connect(m_sound, &QAction::toggled, this, &HeaderBar::applyIcons);
    applyIcons();

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * spaceStep, spaceStep, 2 * spaceStep, spaceStep);
    layout->setSpacing(spaceStep);
    layout->addWidget(name);
    layout->addWidget(m_host);
    layout->addSpacing(spaceStep);
    layout->addWidget(m_filterBar, 1);
    layout->addSpacing(spaceStep);
    layout->addWidget(m_mark);
    layout->addWidget(m_state);
    layout->addSpacing(spaceStep);
    layout->addWidget(m_soundButton);
    layout->addWidget(m_menuButton);
}

void HeaderBar::show(const SourceState& state)
{
    const Theme& theme = Theme::current();
    const bool live = state.phase == SourceState::Phase::Live;
    const bool failed = state.phase == SourceState::Phase::Failed;
    m_mark->setMark(live     ? Sign::Disc
                    : failed ? Sign::Square
                             : Sign::Half,
                    live     ? theme.good
                    : failed ? theme.error
                             : theme.warning);
    m_state->setText(phaseText(state));
    m_host->setVisible(!state.host.isEmpty());
    m_host->setText(m_host->fontMetrics().elidedText(state.host, Qt::ElideMiddle, hostWidth));
    m_host->setToolTip(tooltipText(state.host));
    m_host->setAccessibleName(tr("Footfall at %1").arg(state.host));
}

void HeaderBar::openMenu()
{
    m_menuButton->showMenu();
}

void HeaderBar::applyIcons()
{
    const QColor color = Theme::current().text;
    m_sound->setIcon(lineIcon(QLatin1String(m_sound->isChecked() ? "bell" : "bell-off"), color));
    m_menuButton->setIcon(lineIcon(QLatin1String("more"), color));
}

void HeaderBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyIcons();
    QWidget::changeEvent(event);
}

} // namespace footfall
