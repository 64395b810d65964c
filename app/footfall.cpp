// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exit_hook.h"
#include "app/host.h"
#include "app/options.h"
#include "app/stop_signals.h"
#include "core/base/log.h"
#include "core/net/descriptor.h"
#include "core/net/remote/remote_source.h"
#include "ui/main_window.h"
#include "ui/theme.h"

#include <QApplication>

#include <cstdio>

using namespace footfall;

namespace {

constexpr int cannotStart = 2;

int refuse(const std::string& why)
{
    std::fprintf(stderr, "footfall: %s\n", why.c_str());
    return cannotStart;
}

int showWindow(LiveSource& source)
{
    MainWindow window(source);
    window.show();
    return QApplication::exec();
}

/// Shows the Footfall of another machine; none runs in this process.
int showRemote(const Options& options)
{
    const SystemClock clock;
    RemoteSource source(RemoteAddress(options.connectTo, options.token), RemotePace::usual(),
                        clock);
    return showWindow(source);
}

/// Runs a server, and shows it.
int showOwn(const Options& options)
{
    raiseDescriptorLimit();
    Host host(options);
    const Result<QStringList> addresses = host.start();
    host.token().show();
    if (!addresses)
        return refuse(addresses.error());
    const ExitHook displayLost([&host] { host.stop(); });
    const int status = showWindow(host.source());
    host.stop();
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Footfall"));
    QApplication::setOrganizationName(QStringLiteral("Footfall"));
    QApplication::setApplicationVersion(QStringLiteral(FOOTFALL_VERSION));
    installLogFormat();
    StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &app, &QApplication::quit);

    const Result<Options> options = Options::read(QApplication::arguments());
    if (!options)
        return refuse(options.error());
    return options->connectTo.isEmpty() ? showOwn(*options) : showRemote(*options);
}
