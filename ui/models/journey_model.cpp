// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/journey_model.h"

#include "ui/text/text_format.h"

#include <algorithm>

namespace footfall {
namespace {

using Row = JourneyModel::Row;

void appendStep(std::vector<Row>& rows, const StepView& step)
{
    rows.push_back({Row::Kind::Step, step.at, step.page, step.dwell, 0});
    for (const ClickView& click : step.clicks)
        rows.push_back(
            {click.isOwn ? Row::Kind::Own : Row::Kind::Click, click.at, click.element, 0, 0});
    if (step.moreClicks > 0)
        rows.push_back({Row::Kind::Click, step.at, {}, 0, step.moreClicks});
}

std::vector<Row> rowsOf(const SessionView& session)
{
    std::vector<Row> rows;
    // What is missing lies behind the first step when it was folded, else before everything.
    const qint64 missing = qint64(session.steps) - qint64(session.journey.size());
    if (missing > 0 && session.foldedSteps == 0)
        rows.push_back({Row::Kind::Gap, epoch, {}, 0, missing});
    for (std::size_t i = 0; i < session.journey.size(); ++i) {
        appendStep(rows, session.journey[i]);
        if (i == 0 && missing > 0 && session.foldedSteps > 0)
            rows.push_back({Row::Kind::Gap, epoch, {}, 0, missing});
    }
    return rows;
}

/// The same place of the journey, though its dwell may have grown.
bool isSamePlace(const Row& a, const Row& b)
{
    return a.kind == b.kind && a.at == b.at && a.text == b.text;
}

} // namespace

int JourneyModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant JourneyModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& entry = row(index.row());
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    QString text = entry.kind == Row::Kind::Step ? shownPage(entry.text) : shownText(entry.text);
    if (entry.kind == Row::Kind::Gap)
        text = tr("… pages not listed: %1").arg(numberText(entry.count));
    else if (entry.count > 0)
        text = tr("and %1 more").arg(numberText(entry.count));
    else if (entry.kind == Row::Kind::Click &&
             entry.text != "click") // its type: it names no element
        text = tr("click %1").arg(text);
    if (role == Qt::DisplayRole)
        return text;
    if (role == Qt::ToolTipRole) {
        const QString what = entry.kind == Row::Kind::Step ? pageDetail(entry.text) : text;
        return entry.at == epoch ? QVariant()
                                 : tooltipText(what + QLatin1Char('\n') + dateText(entry.at));
    }
    return entry.kind == Row::Kind::Step
               ? tr("%1, %2, stayed %3")
                     .arg(clockText(entry.at), text, durationText(entry.dwell / 1000))
               : text;
}

void JourneyModel::show(const SessionView& session)
{
    std::vector<Row> next = rowsOf(session);
    const std::size_t shared = std::min(m_rows.size(), next.size());
    std::size_t same = 0;
    while (same < shared && isSamePlace(m_rows[same], next[same])) {
        if (m_rows[same] != next[same]) {
            m_rows[same] = next[same];
            Q_EMIT dataChanged(index(int(same), 0), index(int(same), 0));
        }
        ++same;
    }
    next.erase(next.begin(), next.begin() + std::ptrdiff_t(same));
    replaceTail(same, std::move(next));
}

void JourneyModel::clear()
{
    replaceTail(0, {});
}

void JourneyModel::replaceTail(std::size_t from, std::vector<Row> rows)
{
    if (from < m_rows.size()) {
        beginRemoveRows({}, int(from), int(m_rows.size()) - 1);
        m_rows.resize(from);
        endRemoveRows();
    }
    if (!rows.empty()) {
        beginInsertRows({}, int(from), int(from + rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }
}

} // namespace footfall
