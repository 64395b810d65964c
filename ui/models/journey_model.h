// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QAbstractListModel>

#include <vector>

namespace footfall {

/// The way of one session through its pages, oldest first: a row for each page, below it a row for
/// each click on it. Where steps were folded away or left out a row says how many.
class JourneyModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Row
    {
        enum class Kind
        {
            Step,
            Click,
            Own, ///< an event of the site's own
            Gap
        };
        Kind kind = Kind::Step;
        TimeMs at;
        /// A step's page, what a click or an own event names.
        std::string text;
        DurationMs dwell = 0;
        /// A gap's steps, or clicks beyond those listed.
        qint64 count = 0;

        bool operator==(const Row&) const = default;
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const Row& row(int index) const { return m_rows[std::size_t(index)]; }

    /// Follows the session; one that merely went on gets its new rows at the end.
    void show(const SessionView& session);
    void clear();

private:
    void replaceTail(std::size_t from, std::vector<Row> rows);

    std::vector<Row> m_rows;
};

} // namespace footfall
