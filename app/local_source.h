// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/operator_token.h"
#include "core/source/live_source.h"
#include "core/store/archive/alert_replays.h"
#include "core/store/moments/moment_maker.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace footfall {

class Server;
class WindowFeed;

/// Where a program on this machine reaches what listens at this address: one that says "every
/// address of this machine" is no place to connect to.
inline QUrl reachableUrl(QUrl url)
{
    if (url.host() == QLatin1String("0.0.0.0"))
        url.setHost(QStringLiteral("127.0.0.1"));
    if (url.host() == QLatin1String("::"))
        url.setHost(QStringLiteral("::1"));
    return url;
}

/// The live source of the server in this process. Main thread; only values cross to the server's.
class LocalSource : public LiveSource
{
    Q_OBJECT

public:
    /// Without a worker and a maker there is no past to ask for. They must outlive the source.
    LocalSource(Server& server, ArchiveWorker* worker, MomentMaker* maker,
                const QStringList& addresses, const OperatorToken& token);

    void setRequest(const footfall::SnapshotRequest& request) override;
    void snapshotTaken() override;
    void clear() override;
    void requestHistory(const footfall::HistoryRequest& request) override;
    void searchVisits(const footfall::VisitQuery& query) override;
    void openVisit(quint64 visit) override;
    void compareAlerts(const footfall::AlertReplayRequest& request) override;
    void requestMoment(const footfall::MomentRequest& request) override;
    void leavePast() override;
    void chooseSensitivity(const std::optional<std::string>& site,
                           footfall::Sensitivity sensitivity) override;
    void chooseGoal(const std::string& site, const std::string& name, bool isGoal) override;
    void addMark(const footfall::Mark& mark) override;
    void removeMark(const footfall::Mark& mark) override;
    void setAlertSeen(const footfall::Alert& alert, bool isSeen) override;
    void setAlertMuted(const footfall::AlertTopic& topic, bool isMuted) override;
    void chooseBot(const std::string& name, std::optional<bool> counts) override;
    void requestDashboardLink() override;
    /// It is in this process: there is nothing to connect.
    void tryAgain() override {}
    SourceState state() const override { return m_state; }

private:
    void tellLink(const QByteArray& path);
    /// Asks the archive with `read`, and gives what it says to `tell`. The number of the question;
    /// 0 when it has failed already.
    template <typename Value>
    quint64 ask(const PastQuestion& question, std::function<Result<Value>(Archive&)> read,
                std::function<void(const Value&)> tell);
    static QString nothingKeptText();
    static QString cannotReadText(const std::string& why);
    void fail(const PastQuestion& question, const QString& why);

    WindowFeed* m_feed;
    std::unique_ptr<ArchiveClient> m_archive;
    std::unique_ptr<AlertReplays> m_replays;
    std::unique_ptr<Moments> m_moments;
    quint64 m_traveller = 0;
    quint64 m_search = 0;
    quint64 m_replay = 0;
    SourceState m_state;
};

} // namespace footfall
