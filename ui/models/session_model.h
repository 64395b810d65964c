// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_rows.h"
#include "ui/models/reading_pace.h"
#include "ui/text/session_text.h"

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

/// Active sessions in the order of the snapshot, then those that ended. In the steady order rows
/// come, go and move so seldom that they can be read; meanwhile they change in place.
class SessionModel : public KeyedRows<SessionRow, SessionTraits>
{
    Q_OBJECT

public:
    using KeyedRows::KeyedRows;

    QVariant data(const QModelIndex& index, int role) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
    void hurry() override { m_pace.hurry(); }
    /// Of what is most active each moment counts: it keeps no pace.
    void setSteady(bool steady) { m_isSteady = steady; }
    SessionKey keyAt(int row) const;
    /// How long it has lasted by now.
    qint64 secondsAt(int row) const;
    Attention attentionAt(int row) const;
    /// It was active within the last second.
    bool isLively(int row) const;
    /// The row of a session, invalid when it is not listed.
    QModelIndex indexOf(const SessionKey& key) const;

private:
    int changesTo(const std::vector<SessionRow>& next) const;
    void showTime(TimeMs now);

    ReadingPace m_pace;
    bool m_isSteady = true;
    TimeMs m_now;
    bool m_isLookingKnown = false;
};

} // namespace footfall
