// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ranking_model.h"

#include "ui/text_format.h"

namespace footfall {
namespace {

const std::vector<CountRow>& entriesOf(const Snapshot& snapshot, Ranking ranking)
{
    switch (ranking) {
    case Ranking::Pages:
        return snapshot.pagesNow;
    case Ranking::Countries:
        return snapshot.countries;
    case Ranking::Cities:
        return snapshot.cities;
    case Ranking::Referrers:
        return snapshot.referrers;
    case Ranking::Devices:
        break;
    }
    return snapshot.devices;
}

std::vector<RankingRow> rowsNow(const SnapshotPtr& snapshot, Ranking ranking)
{
    const std::vector<CountRow>& entries = entriesOf(*snapshot, ranking);
    const double longest = entries.empty() ? 1 : double(std::max<qint64>(entries.front().count, 1));
    const double all = double(std::max<qint64>(snapshot->active, 1));
    std::vector<RankingRow> rows;
    rows.reserve(entries.size());
    for (const CountRow& entry : entries) {
        rows.push_back({.entry = {snapshot, &entry},
                        .now = entry.count,
                        .share = std::min(1.0, double(entry.count) / longest),
                        .ofAll = std::min(1.0, double(entry.count) / all)});
    }
    return rows;
}

/// Adds today's views to the pages, and the pages nobody is on now.
void addToday(std::vector<RankingRow>& rows, const SnapshotPtr& snapshot)
{
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> places;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].today = 0;
        places.emplace(RankingTraits::key(rows[i]), i);
    }
    for (const CountRow& entry : snapshot->pagesToday) {
        const auto place = places.find({entry.site, entry.label});
        if (place != places.end())
            rows[place->second].today = entry.count;
        else
            rows.push_back({.entry = {snapshot, &entry}, .now = 0, .today = entry.count});
    }
}

} // namespace

RankingModel::RankingModel(Ranking ranking, QObject* parent)
    : KeyedRows(parent)
    , m_ranking(ranking)
{
}

QString RankingModel::labelAt(int index) const
{
    const std::string& label = row(index).entry->label;
    if (!label.empty())
        return shownText(label);
    return m_ranking == Ranking::Referrers ? tr("(direct)") : tr("(unknown)");
}

QVariant RankingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RankingRow& entry = row(index.row());
    const QString now = tr("%1 active now, %2 % of all")
                            .arg(numberText(entry.now), QString::number(qRound(entry.ofAll * 100)));
    const QString today =
        entry.today < 0 ? QString() : tr("%1 views today").arg(numberText(entry.today));
    switch (role) {
    case Qt::DisplayRole:
        return labelAt(index.row());
    case Qt::AccessibleTextRole:
        return joined({labelAt(index.row()), now, today});
    case Qt::ToolTipRole:
        return tooltipText(labelAt(index.row()) + QLatin1Char('\n') + joined({now, today}));
    default:
        return {};
    }
}

int RankingModel::apply(const SnapshotPtr& snapshot, bool held)
{
    std::vector<RankingRow> rows = rowsNow(snapshot, m_ranking);
    if (m_ranking == Ranking::Pages)
        addToday(rows, snapshot);
    return update(std::move(rows), held);
}

} // namespace footfall
