// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/dialog_column.h"

#include "ui/look/labels.h"

#include <QDialog>
#include <QVBoxLayout>

namespace footfall {

QVBoxLayout* makeDialogColumn(QDialog* dialog)
{
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(3 * spaceStep, 3 * spaceStep, 3 * spaceStep, 2 * spaceStep);
    column->setSpacing(spaceStep);
    auto* title = new TypeLabel(TypeSize::Title, Tone::Normal, dialog);
    title->setText(dialog->windowTitle());
    title->setWeight(QFont::DemiBold);
    column->addWidget(title);
    return column;
}

} // namespace footfall
