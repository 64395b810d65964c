// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/banner.h"

#include "ui/look/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace footfall {
namespace {

QString lookOf(BannerTone tone)
{
    switch (tone) {
    case BannerTone::Info:
        return QStringLiteral("info");
    case BannerTone::Warning:
        return QStringLiteral("warning");
    case BannerTone::Error:
        break;
    }
    return QStringLiteral("error");
}

} // namespace

Banner::Banner(BannerTone tone, QWidget* parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_mark(new SignMark(this))
    , m_text(new TypeLabel(TypeSize::Body, Tone::Normal, this))
    , m_layout(new QHBoxLayout(this))
{
    setProperty("look", lookOf(tone));
    m_text->setWordWrap(true);
    m_layout->setContentsMargins(3 * spaceStep, spaceStep, 3 * spaceStep, spaceStep);
    m_layout->setSpacing(spaceStep);
    m_layout->addWidget(m_mark);
    m_layout->addWidget(m_text, 1);
    colorMark();
    hide();
}

void Banner::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString Banner::text() const
{
    return m_text->text();
}

QPushButton* Banner::addButton(const QString& text, bool isDangerous)
{
    auto* button = new QPushButton(text, this);
    button->setAutoDefault(true);
    if (isDangerous)
        button->setProperty("look", QStringLiteral("danger"));
    m_layout->addWidget(button);
    return button;
}

void Banner::colorMark()
{
    const Theme& theme = Theme::current();
    if (m_tone == BannerTone::Info)
        m_mark->setMark(Sign::Disc, theme.accent);
    else
        m_mark->setMark(m_tone == BannerTone::Error ? Sign::Square : Sign::Triangle,
                        m_tone == BannerTone::Error ? theme.error : theme.warning);
}

void Banner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        colorMark();
    QFrame::changeEvent(event);
}

} // namespace footfall
