// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_rows.h"
#include "ui/text/goal_text.h"

namespace footfall {

struct FeedTraits
{
    static std::uint64_t key(const FeedItem& item) { return item.number; }
    static bool same(const FeedItem&, const FeedItem&) { return true; }
};

/// The newest events, newest first. An event never changes, so a held feed stands still; only
/// whether it is a goal does.
class FeedModel : public KeyedRows<FeedItem, FeedTraits>
{
    Q_OBJECT

public:
    using KeyedRows::KeyedRows;

    QVariant data(const QModelIndex& index, int role) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
    /// The session an event belongs to.
    SessionKey sessionAt(int row) const;
    /// What was done, from where, and on which site where that is to be said.
    QString asideAt(int row) const;
    bool isGoalAt(int row) const { return isGoal(m_goals, *this->row(row).event); }

private:
    GoalNames m_goals;
};

} // namespace footfall
