// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QAbstractTableModel>
#include <QStringList>
#include <QTableView>

#include <vector>

namespace footfall {

/// What a chart shows, in figures: a row for each of its places in time.
struct ChartFigures
{
    struct Row
    {
        TimeMs at;
        /// As many as there are heads; the first says the time.
        QStringList cells;

        bool operator==(const Row&) const = default;
    };
    QStringList heads;
    std::vector<Row> rows;
};

/// The figures of a chart. Where time merely went on, rows come at the top and go at the end: the
/// others stay who they are.
class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void show(const ChartFigures& figures);

private:
    void replaceAll(const ChartFigures& figures);
    void insertAtTop(const ChartFigures& figures, int count);
    void cutTo(int count);
    void replaceChanged(const ChartFigures& figures);

    ChartFigures m_figures;
};

/// The figures of a chart for the keyboard and for screen readers.
class ChartTable : public QTableView
{
    Q_OBJECT

public:
    /// `name` is said by screen readers.
    ChartTable(const QString& name, QWidget* parent);

    void show(const ChartFigures& figures) { m_model->show(figures); }
    /// What is left of a height when it shows whole rows only.
    int restOf(int height) const;

protected:
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFont();

    ChartTableModel* const m_model;
};

} // namespace footfall
