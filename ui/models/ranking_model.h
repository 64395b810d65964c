// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_rows.h"

#include <memory>
#include <string_view>

namespace footfall {

/// What is ranked.
enum class RankedBy
{
    Pages,
    Countries,
    Cities,
    Referrers,
    Devices
};

struct RankingRow
{
    /// Shares its snapshot.
    std::shared_ptr<const CountRow> entry;
    /// Active sessions.
    qint64 now = 0;
    /// Of pages the concurrents, those with it open and looked at; of countries and cities the
    /// viewers; -1 where there is no such column.
    qint64 here = -1;
    /// Page views since midnight; -1 where only pages have them.
    qint64 today = -1;
    /// Of the longest bar, 0 to 1.
    double share = 0;
    /// Of all active sessions in scope, 0 to 1.
    double ofAll = 0;
};

struct RankingTraits
{
    static std::pair<std::string_view, std::string_view> key(const RankingRow& row)
    {
        return {row.entry->site, row.entry->label};
    }
    static bool same(const RankingRow& a, const RankingRow& b)
    {
        return a.now == b.now && a.here == b.here && a.today == b.today && a.share == b.share;
    }
};

/// Labels with how many active sessions they have, highest first. Pages also have their
/// concurrents, countries and cities their viewers, while there are any, and are ranked by the
/// higher of both. Pages have their views of today, too; those that only have these come last.
class RankingModel : public KeyedRows<RankingRow, RankingTraits>
{
    Q_OBJECT

public:
    explicit RankingModel(RankedBy ranking, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
    RankedBy ranking() const { return m_ranking; }
    /// A label as it is shown: an empty one says that it is unknown.
    QString labelAt(int row) const;
    /// What belongs to a label: the site of a page, where several are shown; what a referrer is, if
    /// that is known; else empty.
    QString besideAt(int row) const;
    /// There are concurrents or viewers: a column of their own.
    bool hasPresence() const { return m_hasPresence; }
    /// There are views of today: another column.
    bool hasToday() const { return m_hasToday; }

    /// Of referrers: of all active sessions what share each kind has, the largest first: "search 44 %
    /// · direct 31 %". Other comes last: what is ranked beyond the rows is in it. Empty while nobody
    /// is here.
    QString kindsText() const { return m_kindsText; }

Q_SIGNALS:
    void columnsChanged();
    void kindsChanged();

private:
    const RankedBy m_ranking;
    bool m_hasPresence = false;
    bool m_hasToday = m_ranking == RankedBy::Pages;
    bool m_hasSites = false;
    QString m_kindsText;
};

} // namespace footfall
