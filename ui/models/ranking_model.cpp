// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ranking_model.h"

#include "core/source/referrer.h"
#include "ui/text/text_format.h"

#include <algorithm>
#include <utility>

namespace footfall {
namespace {

/// Those who are here beside the sessions; null where that is not ranked.
const std::vector<CountRow>* presentOf(const Snapshot& snapshot, RankingField::Place ranking)
{
    switch (ranking) {
    case RankingField::Pages:
        return &snapshot.pagesPresent;
    case RankingField::Countries:
        return &snapshot.viewerCountries;
    case RankingField::Cities:
        return &snapshot.viewerCities;
    default:
        return nullptr;
    }
}

QString hereText(qint64 here, RankingField::Place ranking)
{
    if (here < 0)
        return {};
    if (ranking == RankingField::Pages)
        return RankingModel::tr("%1 here with the page open").arg(numberText(here));
    return countText(here, RankingModel::tr("%1 viewers", nullptr, numerus(here)));
}

QString nowText(const RankingRow& row, RankingField::Place ranking, bool isNarrowed)
{
    const QString count = numberText(row.now);
    if (ranking == RankingField::ExitPages)
        return RankingModel::tr("%1 left from it in the last 5 minutes").arg(count);
    if (ranking == RankingField::Events)
        return RankingModel::tr("%1 in the last minute").arg(count);
    return (isNarrowed ? RankingModel::tr("%1 active, %2 % of those that the filter leaves")
                       : RankingModel::tr("%1 active, %2 % of all"))
        .arg(count, QString::number(qRound(row.ofAll * 100)));
}

QString todayText(qint64 today, RankingField::Place ranking)
{
    if (today < 0)
        return {};
    if (ranking == RankingField::Pages)
        return countText(today, RankingModel::tr("%1 views today", nullptr, numerus(today)));
    if (ranking == RankingField::Events)
        return countText(today, RankingModel::tr("%1 events today", nullptr, numerus(today)));
    return countText(today, RankingModel::tr("%1 visits today", nullptr, numerus(today)));
}

/// Nothing where it says no more than the label.
QString kindText(ReferrerKind kind)
{
    switch (kind) {
    case ReferrerKind::Search:
        return RankingModel::tr("search");
    case ReferrerKind::Social:
        return RankingModel::tr("social");
    case ReferrerKind::Mail:
        return RankingModel::tr("mail");
    case ReferrerKind::Direct:
    case ReferrerKind::Other:
        break;
    }
    return {};
}

QString kindShareText(ReferrerKind kind, double share)
{
    const QString percent = QString::number(qRound(100 * share));
    switch (kind) {
    case ReferrerKind::Direct:
        return RankingModel::tr("direct %1 %").arg(percent);
    case ReferrerKind::Search:
        return RankingModel::tr("search %1 %").arg(percent);
    case ReferrerKind::Social:
        return RankingModel::tr("social %1 %").arg(percent);
    case ReferrerKind::Mail:
        return RankingModel::tr("mail %1 %").arg(percent);
    case ReferrerKind::Other:
        break;
    }
    return RankingModel::tr("other %1 %").arg(percent);
}

QString kindsTextOf(const Snapshot& snapshot)
{
    std::map<ReferrerKind, qint64> counts;
    counts[ReferrerKind::Other] = snapshot.active;
    for (const CountRow& row : snapshot.referrers) {
        counts[ReferrerKind::Other] -= row.count;
        counts[referrerKindOf(row.label)] += row.count;
    }
    std::vector<std::pair<qint64, ReferrerKind>> kinds;
    for (const auto& [kind, count] : counts) {
        if (count > 0)
            kinds.emplace_back(count, kind);
    }
    const auto place = [](const auto& kind) {
        return std::pair(kind.second == ReferrerKind::Other, -kind.first);
    };
    std::stable_sort(kinds.begin(), kinds.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    QStringList texts;
    for (const auto& [count, kind] : kinds)
        texts.append(
            kindShareText(kind, double(count) / double(std::max<qint64>(snapshot.active, 1))));
    return joined(texts);
}

using Places = std::map<std::pair<std::string_view, std::string_view>, std::size_t>;

std::vector<RankingRow> rowsNow(const SnapshotPtr& snapshot, RankingField::Place ranking)
{
    const std::vector<CountRow>& entries = (*snapshot).*rankingFields[ranking].now;
    const double all = double(std::max<qint64>(snapshot->active, 1));
    const bool isPart = ranking != RankingField::ExitPages && ranking != RankingField::Events;
    std::vector<RankingRow> rows;
    rows.reserve(entries.size());
    for (const CountRow& entry : entries) {
        rows.push_back({.entry = {snapshot, &entry},
                        .now = entry.count,
                        .ofAll = isPart ? std::min(1.0, double(entry.count) / all) : -1});
    }
    return rows;
}

/// Sets a column of the rows, 0 where there is no count, and adds rows for what they lack.
void addColumn(std::vector<RankingRow>& rows, const SnapshotPtr& snapshot,
               const std::vector<CountRow>& counts, qint64 RankingRow::* column)
{
    Places places;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].*column = 0;
        places.emplace(RankingTraits::key(rows[i]), i);
    }
    for (const CountRow& entry : counts) {
        const Places::key_type key(entry.site, entry.label);
        const auto [place, isNew] = places.emplace(key, rows.size());
        if (isNew)
            rows.push_back({.entry = {snapshot, &entry}});
        rows[place->second].*column = entry.count;
    }
}

qint64 liveCount(const RankingRow& row)
{
    return std::max(row.now, row.here);
}

void rankLive(std::vector<RankingRow>& rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const RankingRow& a, const RankingRow& b) {
        return liveCount(a) > liveCount(b);
    });
}

int digitsOf(const std::vector<RankingRow>& rows, qint64 RankingRow::* column)
{
    qint64 most = 100;
    for (const RankingRow& row : rows)
        most = std::max(most, row.*column);
    return int(QString::number(most).size());
}

void addShares(std::vector<RankingRow>& rows)
{
    const double longest = rows.empty() ? 1 : double(std::max<qint64>(liveCount(rows.front()), 1));
    for (RankingRow& row : rows)
        row.share = std::min(1.0, double(liveCount(row)) / longest);
}

} // namespace

RankingModel::RankingModel(RankingField::Place ranking, QObject* parent)
    : KeyedRows(parent)
    , m_ranking(ranking)
{
}

QString RankingModel::labelAt(int index) const
{
    const std::string& label = row(index).entry->label;
    if (!label.empty())
        return RankingField::isOfPages(m_ranking) ? shownPage(label) : shownText(label);
    return m_ranking == RankingField::Referrers ? tr("(direct)") : tr("(unknown)");
}

QString RankingModel::besideAt(int index) const
{
    if (m_ranking == RankingField::Referrers)
        return kindText(referrerKindOf(row(index).entry->label));
    const bool isSaid = RankingField::isOfPages(m_ranking) && m_hasSites && namesSite();
    return isSaid ? siteText(row(index).entry->site) : QString();
}

QVariant RankingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RankingRow& entry = row(index.row());
    const QString now = nowText(entry, m_ranking, !hasToday());
    const QString here = hereText(entry.here, m_ranking);
    const QString today = todayText(entry.today, m_ranking);
    switch (role) {
    case Qt::DisplayRole:
        return labelAt(index.row());
    case Qt::AccessibleTextRole:
        return joined({labelAt(index.row()), besideAt(index.row()), now, here, today});
    case Qt::ToolTipRole:
        return tooltipText((RankingField::isOfPages(m_ranking) ? pageDetail(entry.entry->label)
                                                               : labelAt(index.row())) +
                           QLatin1Char('\n') + joined({besideAt(index.row()), now, here, today}));
    default:
        return {};
    }
}

int RankingModel::apply(const SnapshotPtr& snapshot, bool held)
{
    std::vector<RankingRow> rows = rowsNow(snapshot, m_ranking);
    // Who else is here, and who came today, is known of all only.
    const std::vector<CountRow>* present =
        snapshot->narrowed ? nullptr : presentOf(*snapshot, m_ranking);
    const bool hasPresence = present && !present->empty();
    if (hasPresence) {
        addColumn(rows, snapshot, *present, &RankingRow::here);
        rankLive(rows);
    }
    m_hasSites = snapshot->sites.size() > 1;
    addShares(rows);
    const bool hasToday = !snapshot->narrowed;
    if (hasToday)
        addColumn(rows, snapshot, (*snapshot).*rankingFields[m_ranking].today, &RankingRow::today);
    const Columns columns{hasPresence, hasToday, digitsOf(rows, &RankingRow::here),
                          digitsOf(rows, &RankingRow::today)};
    if (std::exchange(m_columns, columns) != columns)
        Q_EMIT columnsChanged();
    const QString kinds = m_ranking == RankingField::Referrers ? kindsTextOf(*snapshot) : QString();
    if (std::exchange(m_kindsText, kinds) != kinds)
        Q_EMIT kindsChanged();
    return update(std::move(rows), held);
}

} // namespace footfall
