// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_table.h"

#include "ui/look/theme.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>
#include <optional>

namespace footfall {
namespace {

using FigureRow = ChartFigures::Row;

/// How many rows are new at the top; nothing where what is known is not what comes after them.
std::optional<int> newAtTop(const std::vector<FigureRow>& known, const std::vector<FigureRow>& next)
{
    if (known.empty())
        return std::nullopt;
    const auto isFirst = [&](const FigureRow& row) { return row.at == known.front().at; };
    const auto first = std::find_if(next.begin(), next.end(), isFirst);
    const auto shared = next.end() - first;
    const auto isSame = [](const FigureRow& a, const FigureRow& b) { return a.at == b.at; };
    if (shared == 0 || std::size_t(shared) > known.size() ||
        !std::equal(first, next.end(), known.begin(), isSame))
        return std::nullopt;
    return int(first - next.begin());
}

} // namespace

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_figures.rows.size());
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_figures.heads.size());
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString cell = m_figures.rows[std::size_t(index.row())].cells.value(index.column());
    const bool isTime = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole:
        return cell;
    case Qt::AccessibleTextRole:
        return isTime ? cell : tr("%1 %2").arg(cell, m_figures.heads.value(index.column()));
    case Qt::TextAlignmentRole:
        return int((isTime ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_figures.heads.value(section)) : QVariant();
}

void ChartTableModel::show(const ChartFigures& figures)
{
    const auto isNew = newAtTop(m_figures.rows, figures.rows);
    if (!isNew || figures.heads != m_figures.heads)
        return replaceAll(figures);
    insertAtTop(figures, *isNew);
    cutTo(int(figures.rows.size()));
    replaceChanged(figures);
}

void ChartTableModel::replaceAll(const ChartFigures& figures)
{
    beginResetModel();
    m_figures = figures;
    endResetModel();
}

void ChartTableModel::insertAtTop(const ChartFigures& figures, int count)
{
    if (count == 0)
        return;
    beginInsertRows({}, 0, count - 1);
    m_figures.rows.insert(m_figures.rows.begin(), figures.rows.begin(), figures.rows.begin() + count);
    endInsertRows();
}

void ChartTableModel::cutTo(int count)
{
    if (rowCount() <= count)
        return;
    beginRemoveRows({}, count, rowCount() - 1);
    m_figures.rows.resize(std::size_t(count));
    endRemoveRows();
}

void ChartTableModel::replaceChanged(const ChartFigures& figures)
{
    for (int i = 0; i < rowCount(); ++i) {
        FigureRow& row = m_figures.rows[std::size_t(i)];
        const FigureRow& next = figures.rows[std::size_t(i)];
        if (row == next)
            continue;
        row = next;
        Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
    }
}

ChartTable::ChartTable(const QString& name, QWidget* parent)
    : QTableView(parent)
    , m_model(new ChartTableModel(this))
{
    setAccessibleName(tr("%1, as a table").arg(name));
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    applyFont();
}

void ChartTable::applyFont()
{
    setFont(typeFont(TypeSize::Body));
    horizontalHeader()->setFont(typeFont(TypeSize::Caption));
    verticalHeader()->setDefaultSectionSize(QFontMetrics(font()).height() + spaceStep);
}

int ChartTable::restOf(int height) const
{
    const int rows = height - horizontalHeader()->sizeHint().height();
    return std::max(0, rows % verticalHeader()->defaultSectionSize());
}

/// On the newest, so that it is seen where the keyboard is.
void ChartTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid())
        setCurrentIndex(m_model->index(0, 0));
}

void ChartTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        applyFont();
    QTableView::changeEvent(event);
}

} // namespace footfall
