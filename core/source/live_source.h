// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert_handling.h"
#include "core/source/alerts/webhook_state.h"
#include "core/source/filtered/filtered.h"
#include "core/source/history.h"
#include "core/source/refused/refused_clients.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace footfall {

/// How a live source stands with the server it shows.
struct SourceState
{
    enum class Phase : std::uint8_t
    {
        Starting,
        Live,         ///< what is shown is now
        Reconnecting, ///< what is shown is old; it tries again by itself
        Failed        ///< it does not try again by itself; `detail` says why
    };
    Phase phase = Phase::Starting;
    /// The machine of the server, "stats.example:3000"; empty: it runs in this process.
    QString host;
    /// Where the server listens, or where it was reached, "http://127.0.0.1:3000"; the first is the
    /// best to show.
    QStringList addresses;
    /// What the pages of websites are to send to, the best first; empty: `addresses`.
    QStringList siteAddresses;
    /// The one that was given as the server's public address, with its path; empty: none was.
    QString publicUrl;
    /// The server's time zone, by which "today" goes: "Europe/Berlin"; empty: not known.
    QString timeZone;
    /// What is wrong, for a person, already translated; empty when nothing is.
    QString detail;
    /// Sites whose events are generated.
    bool simulated = false;
    /// What was refused, for whatever reason, since the start.
    qint64 refused = 0;
    /// The declared sites; none: any site may send.
    QStringList sites;
    /// The products whose trackers it reads, as `--trackers` names them; nothing: it does not say.
    std::optional<QStringList> trackers;
    /// How little the alerts of each site tell.
    Sensitivities sensitivities;
    /// Whether `clear` may be asked, and a sensitivity or a goal chosen: somebody with a share link only
    /// looks.
    bool mayChange = true;
    /// The operator token, if it was made at this start: to be shown once, for this machine alone.
    QString newToken;
    /// Where it is kept; empty: nowhere.
    QString newTokenFile;
    /// What is kept on disk; without it there is no history.
    StoreState store;
    /// What is noted in the charts, oldest first.
    std::vector<Mark> marks;
    /// What is kept apart as no visitor's; brought up to date once a second.
    Filtered filtered;
    /// Of whom something was refused, and why; for operators only, brought up to date once a second.
    RefusedClients refusals;
    /// Who is called when there is an alert; for operators only.
    std::vector<WebhookState> webhooks;
};

/// What a window sees of Footfall, wherever that runs. Lives in the window's thread; every signal
/// comes there. At most one snapshot is under way: the next comes after `snapshotTaken()`.
/// A question about the past is answered or fails, once; while there is no connection it waits.
class LiveSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// What the next snapshots are to hold. A change is answered at once.
    virtual void setRequest(const footfall::SnapshotRequest& request) = 0;
    /// The window has shown the last snapshot and is ready for another.
    virtual void snapshotTaken() = 0;
    /// Resets the live statistics for everybody.
    virtual void clear() = 0;
    /// Answered by `historyReady`, in the order asked.
    virtual void requestHistory(const footfall::HistoryRequest& request) = 0;
    /// Answered by `visitsFound`; a newer search may replace one that is not answered yet, of which
    /// nothing is heard then.
    virtual void searchVisits(const footfall::VisitQuery& query) = 0;
    /// Answered by `visitOpened` with the whole journey; fails if the visit is gone. A newer one
    /// may replace one that is not answered yet.
    virtual void openVisit(quint64 visit) = 0;
    /// Answered by `alertsCompared`, which may take some seconds; a newer one may replace one that
    /// is not answered yet.
    virtual void compareAlerts(const footfall::AlertReplayRequest& request) = 0;
    /// Answered by `momentReady`; a newer one may replace one that is not answered yet. What a window
    /// shows of the present goes on beside it.
    virtual void requestMoment(const footfall::MomentRequest& request) = 0;
    /// No further moment is near the last one: what was kept for that is let go.
    virtual void leavePast() = 0;
    /// For everybody, and for good: how little the alerts of a site tell; nothing: those of all
    /// sites that have none of their own. The state says so once it is so, or
    /// `sensitivityRefused` why not.
    virtual void chooseSensitivity(const std::optional<std::string>& site,
                                   footfall::Sensitivity sensitivity) = 0;
    /// For everybody, and for good: whether the event of that name at a site, as it is ranked, is a
    /// goal. Snapshots have it once it is so, or `goalRefused` says why not.
    virtual void chooseGoal(const std::string& site, const std::string& name, bool isGoal) = 0;
    /// For everybody: notes this at the moment that it says. The state has it once it is so, or
    /// `markRefused` says why not.
    virtual void addMark(const footfall::Mark& mark) = 0;
    /// The same backwards.
    virtual void removeMark(const footfall::Mark& mark) = 0;
    /// For everybody: an alert of a snapshot is seen, or not yet after all. Snapshots have it once it
    /// is so, or `alertHandlingRefused` says why not.
    virtual void setAlertSeen(const footfall::Alert& alert, bool isSeen) = 0;
    /// The same: for an hour from now nobody is called for what is of that kind and site, or again.
    virtual void setAlertMuted(const footfall::AlertTopic& topic, bool isMuted) = 0;
    /// For everybody, and for good: whether who has that name counts; nothing: as the list of bots
    /// says. The state has it once it is so, or `botRefused` says why not.
    virtual void chooseBot(const std::string& name, std::optional<bool> counts) = 0;
    /// Answered by `dashboardLinkReady`: where the web dashboard opens without a token, once and
    /// within a minute.
    virtual void requestDashboardLink() = 0;
    /// Somebody does not want to wait: where there is no connection, tries to make one now.
    virtual void tryAgain() = 0;
    virtual SourceState state() const = 0;

Q_SIGNALS:
    void snapshotReady(const footfall::SnapshotPtr& snapshot);
    /// One that concerns the site the window looks at, as those of a snapshot do.
    void alertRaised(const footfall::Alert& alert);
    void stateChanged(const footfall::SourceState& state);
    void historyReady(const footfall::History& history);
    void visitsFound(const footfall::VisitsFound& found);
    void visitOpened(const footfall::SessionView& visit);
    void alertsCompared(const footfall::AlertComparison& comparison);
    void momentReady(const footfall::Moment& moment);
    /// `why` as that of `questionFailed`.
    void sensitivityRefused(const QString& why);
    /// As the same of a sensitivity.
    void goalRefused(const QString& why);
    void markRefused(const QString& why);
    void alertHandlingRefused(const QString& why);
    void botRefused(const QString& why);
    /// This will not be answered. `why` is plain text for a person, sentences, maybe in English and
    /// from another machine. May come from within the call that asked.
    void questionFailed(const footfall::PastQuestion& question, const QString& why);
    void dashboardLinkReady(const QUrl& link);
};

} // namespace footfall
