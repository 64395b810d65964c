// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"
#include "tests/window/support/fake_source.h"

namespace footfall {

/// A source whose past is made up, too: busy days, quiet nights, and some hundred visits. The same
/// question always has the same answer.
class DemoSource : public FakeSource
{
    Q_OBJECT

public:
    explicit DemoSource(TimeMs now)
        : m_now(now)
    {
    }

    void requestHistory(const HistoryRequest& request) override;
    void searchVisits(const VisitQuery& query) override;
    void openVisit(quint64 visit) override;

    /// Whether questions are answered; else they stay open.
    bool answers = true;
    /// Whether all but searches fail, or searches, too.
    bool failsToRead = false;
    bool failsToSearch = false;

private:
    HistoryPoint pointAt(TimeMs at, DurationMs step) const;
    void failLater(const PastQuestion& question);
    SessionView visitNumber(std::uint64_t number) const;

    const TimeMs m_now;
};

} // namespace footfall
