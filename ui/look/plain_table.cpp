// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plain_table.h"

#include "ui/look/labels.h"
#include "ui/text/text_format.h"

#include <QHeaderView>
#include <QTableWidget>

namespace footfall {

QTableWidget* makePlainTable(const char* name, const QString& title, const QStringList& heads,
                             QWidget* parent)
{
    auto* table = new QTableWidget(0, int(heads.size()), parent);
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(title);
    table->setHorizontalHeaderLabels(heads);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* head = table->horizontalHeader();
    head->setSectionResizeMode(QHeaderView::Stretch);
    head->setSectionsClickable(false);
    head->setHighlightSections(false);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

void applyTableFonts(QTableWidget& table)
{
    table.setFont(typeFont(TypeSize::Body));
    table.horizontalHeader()->setFont(typeFont(TypeSize::Caption));
    table.verticalHeader()->setDefaultSectionSize(QFontMetrics(table.font()).height() + spaceStep);
}

void setCell(QTableWidget& table, int row, int column, const QString& text)
{
    if (!table.item(row, column)) {
        table.setItem(row, column, new QTableWidgetItem);
        const Qt::Alignment side(table.horizontalHeaderItem(column)->textAlignment() & Qt::AlignRight);
        table.item(row, column)->setTextAlignment(side | Qt::AlignVCenter);
    }
    QTableWidgetItem* cell = table.item(row, column);
    cell->setText(text);
    cell->setToolTip(tooltipText(text));
}

void alignRight(QTableWidget& table, int column)
{
    table.horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace footfall
