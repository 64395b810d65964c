// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QAbstractListModel>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace footfall {

/// A list that follows the snapshots without ever being reset: rows keep their identity, so that
/// selection and scroll position stay with them.
class LiveListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Brings the rows to what the snapshot says. While `held` no row comes, goes or moves; those
    /// that are there still change in place. Returns how many rows are held back.
    virtual int apply(const SnapshotPtr& snapshot, bool held) = 0;

    /// The next picture is to be shown at once, whatever pace the list keeps.
    virtual void hurry() {}

    /// Whether each row says of which site it is: where more than one may be shown.
    void setNamesSite(bool names)
    {
        if (std::exchange(m_namesSite, names) != names && rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    bool namesSite() const { return m_namesSite; }

private:
    bool m_namesSite = true;
};

/// The rows of a live list and how they follow a new picture of themselves, in few and batched
/// steps. `Row` is a cheap value; `Traits` says who a row is and whether it looks the same:
///
///     struct Traits {
///         static auto key(const Row&);                 // comparable, good while the row lives
///         static bool same(const Row&, const Row&);    // nothing shown has changed
///     };
template <typename Row, typename Traits>
class KeyedRows : public LiveListModel
{
public:
    using LiveListModel::LiveListModel;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    const Row& row(int index) const { return m_rows[std::size_t(index)]; }

protected:
    /// See LiveListModel::apply.
    int update(std::vector<Row> next, bool held)
    {
        const Positions places = placesOf(next);
        if (held)
            return updateInPlace(next, places);
        removeGone(places);
        reorder(places);
        insertNew(next);
        replaceChanged(next);
        return 0;
    }

    const std::vector<Row>& rows() const { return m_rows; }

private:
    using Key = decltype(Traits::key(std::declval<const Row&>()));
    using Positions = std::map<Key, std::size_t>;

    /// Where each key is; a row whose key was there before is dropped.
    static Positions placesOf(std::vector<Row>& rows)
    {
        Positions places;
        std::vector<Row> unique;
        unique.reserve(rows.size());
        for (Row& row : rows) {
            if (places.try_emplace(Traits::key(row), unique.size()).second)
                unique.push_back(std::move(row));
        }
        rows = std::move(unique);
        return places;
    }

    int updateInPlace(const std::vector<Row>& next, const Positions& places)
    {
        std::size_t known = 0;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const auto place = places.find(Traits::key(m_rows[i]));
            if (place == places.end())
                continue;
            ++known;
            replace(i, next[place->second]);
        }
        return int(next.size() - known);
    }

    void removeGone(const Positions& places)
    {
        const auto gone = [&](std::size_t i) { return !places.contains(Traits::key(m_rows[i])); };
        for (std::size_t end = m_rows.size(); end > 0;) {
            std::size_t begin = end;
            while (begin > 0 && gone(begin - 1))
                --begin;
            if (begin < end) {
                beginRemoveRows({}, int(begin), int(end) - 1);
                m_rows.erase(m_rows.begin() + std::ptrdiff_t(begin),
                             m_rows.begin() + std::ptrdiff_t(end));
                endRemoveRows();
            }
            end = begin > 0 ? begin - 1 : 0;
        }
    }

    /// Puts the rows that stay into their new order; one change of layout, however many moved.
    void reorder(const Positions& places)
    {
        std::vector<std::pair<std::size_t, std::size_t>> order; // place in the next picture, row
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            order.emplace_back(places.at(Traits::key(m_rows[i])), i);
        if (std::is_sorted(order.begin(), order.end()))
            return;
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        std::sort(order.begin(), order.end());
        std::vector<Row> sorted;
        std::vector<int> newRow(m_rows.size());
        for (const auto& [place, old] : order) {
            newRow[old] = int(sorted.size());
            sorted.push_back(std::move(m_rows[old]));
        }
        m_rows = std::move(sorted);
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex& persistent : before)
            after.append(createIndex(newRow[std::size_t(persistent.row())], 0));
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }

    void insertNew(const std::vector<Row>& next)
    {
        for (std::size_t i = 0; i < next.size();) {
            const auto isKnown = [&](std::size_t at) {
                return i < m_rows.size() && !(Traits::key(m_rows[i]) < Traits::key(next[at])) &&
                       !(Traits::key(next[at]) < Traits::key(m_rows[i]));
            };
            std::size_t end = i;
            while (end < next.size() && !isKnown(end))
                ++end;
            if (end > i) {
                beginInsertRows({}, int(i), int(end) - 1);
                m_rows.insert(m_rows.begin() + std::ptrdiff_t(i), next.begin() + std::ptrdiff_t(i),
                              next.begin() + std::ptrdiff_t(end));
                endInsertRows();
            }
            i = end + 1;
        }
    }

    void replaceChanged(const std::vector<Row>& next)
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            replace(i, next[i]);
    }

    /// Takes the newer value even where it looks the same: the older one may keep a whole snapshot
    /// alive.
    void replace(std::size_t i, const Row& value)
    {
        const bool same = Traits::same(m_rows[i], value);
        m_rows[i] = value;
        if (!same) {
            const QModelIndex at = createIndex(int(i), 0);
            Q_EMIT dataChanged(at, at);
        }
    }

    std::vector<Row> m_rows;
};

} // namespace footfall
