// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/copy_block.h"

#include "ui/look/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace footfall {
namespace {

constexpr int thanksMs = 2'000;

} // namespace

CopyBlock::CopyBlock(const QString& what, QWidget* parent)
    : QFrame(parent)
    , m_what(what)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(tr("Copy"), this))
{
    setProperty("look", QStringLiteral("code"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(what);
    m_button->setAccessibleName(tr("Copy: %1").arg(what));
    applyFont();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spaceStep, spaceStep, spaceStep, spaceStep);
    layout->setSpacing(2 * spaceStep);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    m_thanks.setSingleShot(true);
    m_thanks.setInterval(thanksMs);
    connect(m_button, &QPushButton::clicked, this, &CopyBlock::copy);
    connect(&m_thanks, &QTimer::timeout, this, [this] { m_button->setText(tr("Copy")); });
}

void CopyBlock::setText(const QString& text)
{
    m_text->setText(text);
}

QString CopyBlock::text() const
{
    return m_text->text();
}

void CopyBlock::copy()
{
    QGuiApplication::clipboard()->setText(m_text->text());
    m_button->setText(tr("Copied"));
    m_thanks.start();
}

void CopyBlock::applyFont()
{
    QFont font = typeFont(TypeSize::Caption);
    font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    m_text->setFont(font);
}

void CopyBlock::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        applyFont();
    QFrame::changeEvent(event);
}

} // namespace footfall
