// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QTableWidget;
class QWidget;

namespace footfall {

/// An empty table of texts to read and to choose a row of, in our look.
QTableWidget* makePlainTable(const char* name, const QString& title, const QStringList& heads,
                             QWidget* parent);
/// To be called when the text has another size.
void applyTableFonts(QTableWidget& table);
/// A cell that is there stays, so that the chosen one does.
void setCell(QTableWidget& table, int row, int column, const QString& text);
/// Numbers stand at the right.
void alignRight(QTableWidget& table, int column);

} // namespace footfall
