// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_rows.h"

#include <memory>
#include <string_view>

namespace footfall {

/// A session of a snapshot; shares it, copies nothing.
using SessionRow = std::shared_ptr<const SessionView>;

struct SessionTraits
{
    static std::pair<std::string_view, std::string_view> key(const SessionRow& session)
    {
        return {session->site, session->sessionId};
    }
    static bool same(const SessionRow& a, const SessionRow& b);
};

/// Active sessions, most recent activity first, then those that ended.
class SessionModel : public KeyedRows<SessionRow, SessionTraits>
{
    Q_OBJECT

public:
    using KeyedRows::KeyedRows;

    QVariant data(const QModelIndex& index, int role) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
    SessionKey keyAt(int row) const;
    /// The row of a session, invalid when it is not listed.
    QModelIndex indexOf(const SessionKey& key) const;
};

} // namespace footfall
