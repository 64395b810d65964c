// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/choice_box.h"

#include "ui/look/theme.h"

#include <QPainter>

namespace footfall {

void ChoiceBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(0, 0, -spaceStep, 0), Qt::AlignVCenter | Qt::AlignRight,
                     QStringLiteral("▾"));
}

} // namespace footfall
