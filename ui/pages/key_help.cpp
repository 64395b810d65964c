// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/key_help.h"

#include "ui/look/labels.h"

#include <QGridLayout>

namespace footfall {
namespace {

constexpr int columns = 2;

} // namespace

KeyHelp::KeyHelp(const QString& keys, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("keyHelp"));
    setProperty("look", QStringLiteral("toast"));
    setAccessibleName(tr("Keys"));
    setAccessibleDescription(keys);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(3 * spaceStep, 2 * spaceStep, 3 * spaceStep, 2 * spaceStep);
    grid->setHorizontalSpacing(2 * spaceStep);
    grid->setVerticalSpacing(spaceStep / 2);
    auto* title = new TypeLabel(TypeSize::Title, Tone::Normal, this);
    title->setText(tr("Keys"));
    grid->addWidget(title, 0, 0, 1, 2 * columns);
    const QStringList lines = keys.split(QLatin1Char('\n'));
    const int rows = int(lines.size() + columns - 1) / columns;
    for (int i = 0; i < int(lines.size()); ++i) {
        const QStringList parts = lines[i].split(QLatin1Char('\t'));
        for (int part = 0; part < 2; ++part) {
            auto* label = new TypeLabel(TypeSize::Caption, part ? Tone::Normal : Tone::Muted, this);
            label->setText(parts.value(part));
            grid->addWidget(label, 1 + i % rows, 2 * (i / rows) + part);
        }
    }
    hide();
}

void KeyHelp::toggle()
{
    setVisible(!isVisible());
    if (!isVisible())
        return;
    adjustSize();
    move((parentWidget()->width() - width()) / 2, (parentWidget()->height() - height()) / 2);
    raise();
}

void KeyHelp::mouseReleaseEvent(QMouseEvent*)
{
    hide();
}

} // namespace footfall
