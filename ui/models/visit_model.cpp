// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/visit_model.h"

#include "ui/text/local_day.h"
#include "ui/text/session_name.h"
#include "ui/text/session_text.h"
#include "ui/text/text_format.h"

#include <QStringList>

namespace footfall {

QString visitTimeText(const SessionView& visit)
{
    return VisitModel::tr("%1, %2").arg(shortDayText(visit.startedAt), minuteText(visit.startedAt));
}

int VisitModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_visits.size());
}

QVariant VisitModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SessionView& visit = row(index.row());
    const QStringList lines{sessionTitle(visit), aboutAt(index.row()),
                            durationText(visit.durationSeconds)};
    switch (role) {
    case Qt::DisplayRole:
        return lines.first();
    case Qt::AccessibleTextRole:
        return lines.join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return tooltipText(sessionName(visit.sessionId) + QLatin1Char('\n') +
                           lines.join(QLatin1Char('\n')));
    default:
        return {};
    }
}

QString VisitModel::aboutAt(int index) const
{
    const SessionView& visit = row(index);
    const QString pages =
        visit.active       ? tr("under way")
        : visit.steps == 0 ? QString() // it is not known
                           : countText(visit.steps, tr("%1 pages", nullptr, numerus(visit.steps)));
    return joined({visitTimeText(visit), pages, sessionDetails(visit, m_namesSite)});
}

void VisitModel::append(const std::vector<SessionView>& visits)
{
    if (visits.empty())
        return;
    beginInsertRows({}, int(m_visits.size()), int(m_visits.size() + visits.size()) - 1);
    m_visits.insert(m_visits.end(), visits.begin(), visits.end());
    endInsertRows();
}

void VisitModel::clear()
{
    beginResetModel();
    m_visits.clear();
    endResetModel();
}

} // namespace footfall
