// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/ranking_fields.h"
#include "ui/models/keyed_rows.h"

#include <memory>
#include <string_view>

namespace footfall {

struct RankingRow
{
    /// Shares its snapshot.
    std::shared_ptr<const CountRow> entry;
    /// Active sessions; of exit pages those that have just ended, of events those of the last minute.
    qint64 now = 0;
    /// Of pages the concurrents, those with it open and looked at; of countries and cities the
    /// viewers; -1 where there is no such column.
    qint64 here = -1;
    /// Since midnight page views, visits or events; -1 where that is not known.
    qint64 today = -1;
    /// Of the longest bar, 0 to 1.
    double share = 0;
    /// Of all active sessions in scope, 0 to 1; less than 0 where they are no part of them.
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

/// Labels with how many there are now, highest first, and today; those that only have these come last.
/// Pages also have their concurrents, countries and cities their viewers, while there are any, and are
/// ranked by the higher of both.
class RankingModel : public KeyedRows<RankingRow, RankingTraits>
{
    Q_OBJECT

public:
    explicit RankingModel(RankingField::Place ranking, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
    RankingField::Place ranking() const { return m_ranking; }
    /// A label as it is shown: an empty one says that it is unknown.
    QString labelAt(int row) const;
    /// What belongs to a label: the site of a page, where several are shown; what a referrer is, if
    /// that is known; else empty.
    QString besideAt(int row) const;
    /// There are concurrents or viewers: a column of their own.
    bool hasPresence() const { return m_columns.hasPresence; }
    /// Today is known: another column.
    bool hasToday() const { return m_columns.hasToday; }
    /// What these two columns are called, and how long their figures are, three digits at least.
    QString todayName() const { return tr("today"); }
    QString hereName() const
    {
        return m_ranking == RankingField::Pages ? tr("here") : tr("viewers");
    }
    int todayDigits() const { return m_columns.todayDigits; }
    int hereDigits() const { return m_columns.hereDigits; }

    /// Of referrers: of all active sessions what share each kind has, the largest first: "search 44 %
    /// · direct 31 %". Other comes last: what is ranked beyond the rows is in it. Empty while nobody
    /// is here.
    QString kindsText() const { return m_kindsText; }

Q_SIGNALS:
    void columnsChanged();
    void kindsChanged();

private:
    struct Columns
    {
        bool hasPresence = false;
        bool hasToday = true;
        int hereDigits = 3;
        int todayDigits = 3;

        bool operator==(const Columns&) const = default;
    };

    const RankingField::Place m_ranking;
    Columns m_columns;
    bool m_hasSites = false;
    QString m_kindsText;
};

} // namespace footfall
