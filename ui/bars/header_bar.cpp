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

#include <algorithm>

namespace footfall {
namespace {

constexpr int hostWidth = 24 * spaceStep;

} // namespace

HeaderBar::HeaderBar(QMenu* sounds, QMenu* menu, QWidget* parent)
    : QWidget(parent)
    , m_sounds(sounds)
    , m_filterBar(new FilterBar(this))
    , m_host(new TypeLabel(TypeSize::Title, Tone::Muted, this))
    , m_mark(new SignMark(this))
    , m_state(new TypeLabel(TypeSize::Body, Tone::Normal, this))
    , m_soundButton(makeMenuButton(sounds, sounds->title(), QStringLiteral("Ctrl+M")))
    , m_menuButton(makeMenuButton(menu, tr("Menu"), QStringLiteral("F10")))
{
    auto* name = new TypeLabel(TypeSize::Title, Tone::Normal, this);
    name->setWeight(QFont::DemiBold);
    name->setText(tr("Footfall"));
    m_host->setObjectName(QStringLiteral("hostLabel"));
    m_state->setObjectName(QStringLiteral("phaseLabel"));
    m_soundButton->setObjectName(QStringLiteral("soundsButton"));
    for (QAction* sound : m_sounds->actions())
        connect(sound, &QAction::toggled, this, &HeaderBar::applyIcons);
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

QToolButton* HeaderBar::makeMenuButton(QMenu* menu, const QString& name, const QString& key)
{
    auto* button = new QToolButton(this);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAccessibleName(name);
    button->setToolTip(tr("%1 (%2)").arg(name, key));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void HeaderBar::showPhase()
{
    const Theme& theme = Theme::current();
    const bool live = m_shown.phase == SourceState::Phase::Live;
    const bool failed = m_shown.phase == SourceState::Phase::Failed;
    if (live && m_isPast) {
        m_mark->setMark(Sign::Ring, theme.muted);
        m_state->setText(tr("The past"));
        return;
    }
    m_mark->setMark(live     ? Sign::Disc
                    : failed ? Sign::Square
                             : Sign::Half,
                    live     ? theme.good
                    : failed ? theme.error
                             : theme.warning);
    m_state->setText(phaseText(m_shown));
}

void HeaderBar::setPast(bool isPast)
{
    m_isPast = isPast;
    showPhase();
}

void HeaderBar::show(const SourceState& state)
{
    m_shown = state;
    showPhase();
    m_host->setVisible(!state.host.isEmpty());
    m_host->setText(m_host->fontMetrics().elidedText(state.host, Qt::ElideMiddle, hostWidth));
    m_host->setToolTip(tooltipText(state.host));
    m_host->setAccessibleName(tr("Footfall at %1").arg(state.host));
}

void HeaderBar::openMenu()
{
    m_menuButton->showMenu();
}

void HeaderBar::openSounds()
{
    m_soundButton->showMenu();
}

void HeaderBar::applyIcons()
{
    const QColor color = Theme::current().text;
    const QList<QAction*> sounds = m_sounds->actions();
    const bool isAnyOn = std::any_of(sounds.begin(), sounds.end(),
                                     [](const QAction* sound) { return sound->isChecked(); });
    m_soundButton->setIcon(lineIcon(QLatin1String(isAnyOn ? "bell" : "bell-off"), color));
    m_menuButton->setIcon(lineIcon(QLatin1String("more"), color));
}

void HeaderBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyIcons();
    QWidget::changeEvent(event);
}

} // namespace footfall
