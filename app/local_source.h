// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

namespace footfall {

class Server;
class WindowFeed;

/// The live source of the server in this process. Main thread; only values cross to the server's.
class LocalSource : public LiveSource
{
    Q_OBJECT

public:
    LocalSource(Server& server, const QStringList& addresses, bool simulated);

    void setRequest(const footfall::SnapshotRequest& request) override;
    void snapshotTaken() override;
    void clear() override;
    void requestHistory(const footfall::HistoryRequest& request) override;
    void searchVisits(const footfall::VisitQuery& query) override;
    void openVisit(quint64 visit) override;
    SourceState state() const override { return m_state; }

private:
    WindowFeed* m_feed;
    SourceState m_state;
};

} // namespace footfall
