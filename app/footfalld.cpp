// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/host.h"
#include "app/options/options.h"
#include "app/service/service_door.h"
#include "app/stop_signals.h"
#include "core/base/log.h"
#include "core/http/socket/descriptor.h"

#include <QCoreApplication>

#include <cstdio>

#include <sys/stat.h>

using namespace footfall;

namespace {

constexpr int cannotStart = 2;
/// What is made is nobody else's business.
constexpr mode_t forOwnerOnly = 0077;

int refuse(const std::string& why)
{
    std::fprintf(stderr, "footfalld: %s\n", why.c_str());
    return cannotStart;
}

/// What to paste into a website's pages.
void printSnippet(const QStringList& addresses)
{
    std::printf("For the pages of a website: <script src=\"%s/tracker.js\" async></script>\n",
                qUtf8Printable(addresses.value(0)));
    if (addresses.size() > 1)
        std::printf("  or, where visitors reach this machine by another address: %s\n",
                    qUtf8Printable(addresses.mid(1).join(QStringLiteral(", "))));
}

/// Before the options, which --help lists and then leaves the program.
void helpOnCommands(const QStringList& arguments)
{
    for (const char* help : {"-h", "--help", "--help-all"}) {
        if (arguments.contains(QLatin1String(help)))
            std::printf("%s\n", qUtf8Printable(commandHelp()));
    }
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(forOwnerOnly);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("footfalld"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOOTFALL_VERSION));
    installLogFormat();
    if (const std::optional<int> status = runCommand(QCoreApplication::arguments()))
        return *status;
    helpOnCommands(QCoreApplication::arguments());
    StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &app, &QCoreApplication::quit);

    ServiceManager manager = ServiceManager::ofEnvironment();
    Result<Options> options =
        Options::read(QCoreApplication::arguments(), Options::Program::Server);
    if (!options)
        return refuse(options.error());
    if (!options->connectTo.isEmpty())
        return refuse(
            "--connect shows another Footfall in a window: start footfall, not footfalld");
    if (const auto handed = manager.handedAddresses(); !handed.isEmpty())
        options->listenOn(handed);
    raiseDescriptorLimit();
    Host host(*options, std::move(manager));
    const Result<QStringList> addresses = host.start();
    // What a service prints is kept in the system's log, and secrets are not for that.
    if (ServiceDoor::ownFolder().isEmpty())
        host.token().show();
    if (!addresses)
        return refuse(addresses.error());
    for (const QString& address : *addresses)
        std::printf("Listening on %s\n", qUtf8Printable(address));
    printSnippet(host.siteAddresses());
    std::fflush(stdout);
    host.announce();

    const int status = QCoreApplication::exec();
    host.stop();
    return status;
}
