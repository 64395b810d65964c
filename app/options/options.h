// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/log_option.h"
#include "app/options/start_view.h"
#include "core/base/limits.h"
#include "core/base/plain_file.h"
#include "core/base/result.h"
#include "core/http/socket/peer_address.h"
#include "core/live/alerts/finding.h"
#include "core/net/access/site_rules.h"

#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace footfall {

struct ListenAddress
{
    QHostAddress address;
    quint16 port = 0;
};

/// What the command line and the configuration file ask for. A value, read once.
struct Options
{
    QList<ListenAddress> listen;
    /// `listen` is the default: an address that the machine lacks is skipped.
    bool listenIsDefault = true;
    /// Events a second that the simulator makes; 0: no simulation.
    double simulatedRate = 0;
    Limits limits;
    /// The operator token; empty: none, or none yet.
    QByteArray token;
    /// Where it is kept, or is to be made; empty: nobody said where.
    QString tokenFile;
    /// As browsers send them.
    QStringList dashboardOrigins;
    /// The database that tells where an address is; empty: none.
    QString geoFile;

    /// Where events are kept; empty: nowhere.
    QString dataDir;
    /// Nowhere, not even made-up ones for as long as the program runs.
    bool inMemory = false;
    /// For the time of a command: what was noted of the server's options stays.
    bool isCommand = false;

    /// Websites that may send; none: all may.
    std::vector<DeclaredSite> sites;
    /// The products whose trackers may send (TrackerRoutes::products); by default all.
    QStringList trackers;
    /// Who asks with Do Not Track or Global Privacy Control not to be counted, is not.
    bool honoursSignals = true;
    /// Web servers' logs that are followed, and their format; nothing: it is known by itself.
    QList<LogOption> logs;
    std::optional<LogFormat> logFormat;
    /// How little the alert rule tells.
    Sensitivities sensitivities;
    /// Peers whose forwarding headers are believed.
    QList<PeerNetwork> trustedProxies;
    /// The certificate chain and its key, PEM; empty: plain HTTP.
    QString tlsCert;
    QString tlsKey;
    /// The Footfall to show instead of one in this process; empty: none.
    QUrl connectTo;
    /// What the window shows first.
    StartView start;

    /// Who is told of alerts by POST, and what those calls are signed with; empty: they are not.
    QList<QUrl> webhooks;
    QByteArray webhookSecret;

    /// Where others reach us, without a slash at the end; empty: nobody said.
    QUrl publicUrl;

    /// These in place of --listen.
    void listenOn(const QList<ListenAddress>& addresses)
    {
        listen = addresses;
        listenIsDefault = false;
    }

    /// Every address listened on is loopback, and neither a site nor a proxy is declared: who comes
    /// from loopback is at this machine (core/protocol/README.md, "Two planes").
    bool isForThisMachineOnly() const;

    /// The program whose options they are: only that with a window can show another Footfall.
    enum class Program
    {
        Window,
        Server
    };

    /// The program that they are read for.
    Program program = Program::Window;

    /// Reads the arguments, program name first. Fails with one line that says what to do.
    /// `--help` and `--version` print and leave the program.
    /// `serviceFolder`: where a window that is told nothing else finds the service of this machine;
    /// empty: nowhere.
    static Result<Options> read(const QStringList& arguments, Program program = Program::Window,
                                const QString& serviceFolder = {});
    /// The token in a file. Fails with a line that says what is wrong.
    static Result<QByteArray> readTokenFile(const QString& path);
    /// The same of a file that is open already; `path` is how it is called.
    static Result<QByteArray> tokenIn(const PlainFile& file, const QString& path);
};

} // namespace footfall
