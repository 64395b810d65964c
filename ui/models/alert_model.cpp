// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/alert_model.h"

#include "ui/text/alert_text.h"
#include "ui/text/local_day.h"
#include "ui/text/text_format.h"

namespace footfall {

QVariant AlertModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Alert& alert = *row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return alertText(alert);
    case Qt::AccessibleTextRole:
        return joined({tr("%1 at %2: %3").arg(alertTitle(alert), whenText(alert), alertText(alert)),
                       handledTextOf(alert)});
    case Qt::ToolTipRole:
        return tooltipText(joined({dateText(alert.at), handledTextOf(alert)}) + QLatin1Char('\n') +
                           alertText(alert));
    default:
        return {};
    }
}

QString AlertModel::whenText(const Alert& alert) const
{
    if (!m_namesDay)
        return clockText(alert.at);
    return tr("%1 %2").arg(shortDayText(alert.at), minuteText(alert.at));
}

QString AlertModel::handledTextOf(const Alert& alert) const
{
    return handledText(alert, m_at);
}

int AlertModel::apply(const SnapshotPtr& snapshot, bool held)
{
    m_at = snapshot->at;
    std::vector<AlertRow> alerts;
    // Of those that stand twice the first one stays.
    for (const auto* list : {&snapshot->openAlerts, &snapshot->alerts}) {
        for (const Alert& alert : *list)
            alerts.emplace_back(snapshot, &alert);
    }
    return update(std::move(alerts), held);
}

} // namespace footfall
