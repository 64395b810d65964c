// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "app/exit_hook.h"
#include "app/host.h"
#include "app/options/options.h"
#include "app/service/service_door.h"
#include "app/stop_signals.h"
#include "core/base/log.h"
#include "core/base/time/clock.h"
#include "core/http/socket/descriptor.h"
#include "core/remote/remote_source.h"
#include "ui/look/theme.h"
#include "ui/main_window.h"
#include "ui/text/language.h"

#include <QApplication>
#include <QMessageBox>
#include <QSettings>

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdio>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

using namespace footfall;

namespace {

constexpr int cannotStart = 2;
/// What is made is nobody else's business.
constexpr mode_t forOwnerOnly = 0077;

int refuse(const std::string& why)
{
    std::fprintf(stderr, "footfall: %s\n", why.c_str());
    return cannotStart;
}

/// Who has started it by its icon reads no standard error.
int refuseOnScreen(const std::string& why)
{
    const bool isScreen = QGuiApplication::platformName() != QLatin1String("offscreen");
    if (isScreen && ::isatty(STDERR_FILENO) == 0) {
        QMessageBox box(QMessageBox::Critical, QCoreApplication::applicationName(),
                        QString::fromStdString(why), QMessageBox::Close);
        box.setTextFormat(Qt::PlainText);
        box.show();
        QApplication::exec(); // unlike that of the box alone, it hears of signals
    }
    return refuse(why);
}

/// Each Footfall that is shown has its own sites, and so its own choices. Made-up visitors have
/// none of those of real ones.
QString settingsName(const Options& options)
{
    if (!options.connectTo.isEmpty())
        return QStringLiteral("at ") + options.connectTo.host();
    return options.simulatedRate > 0 ? QStringLiteral("simulated")
                                     : QCoreApplication::applicationName();
}

void open(MainWindow& window, const StartView& start)
{
    if (start.filter)
        window.lookAt(*start.filter);
    window.setWall(start.isWall);
    if (start.isMini)
        window.showMini();
    else
        window.show();
}

int showWindow(LiveSource& source, const Options& options)
{
    QSettings settings(QCoreApplication::organizationName(), settingsName(options));
    MainWindow window(source, settings);
    const Desktop desktop(window);
    open(window, options.start);
    return QApplication::exec();
}

/// Shows the Footfall of another machine; none runs in this process.
int showRemote(const Options& options)
{
    const SystemClock clock;
    RemoteSource source(RemoteAddress(options.connectTo, options.token), RemotePace::usual(),
                        clock);
    return showWindow(source, options);
}

/// Runs a server, and shows it.
int showOwn(const Options& options)
{
    raiseDescriptorLimit();
    Host host(options);
    const Result<QStringList> addresses = host.start();
    host.token().show();
    if (!addresses)
        return refuseOnScreen(addresses.error());
    const ExitHook displayLost([&host] { host.stop(); });
    const int status = showWindow(host.source(), options);
    host.stop();
    return status;
}

Result<void> isSpoken(const QString& language)
{
    if (language.isEmpty() || knownLanguages().contains(language))
        return {};
    const QString known = knownLanguages().join(QLatin1String(", "));
    return Error{"--language " + language.toStdString() +
                 ": one of these is needed: " + known.toStdString()};
}

/// Which is told without a display, too; then the program ends.
bool asksForHelp(int argc, char** argv)
{
    constexpr std::array<std::string_view, 5> asked{"-h", "--help", "--help-all", "-v",
                                                    "--version"};
    return std::any_of(argv, argv + argc, [&](const char* argument) {
        return std::find(asked.begin(), asked.end(), argument) != asked.end();
    });
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(forOwnerOnly);
    QCoreApplication::setApplicationName(QStringLiteral("Footfall"));
    QCoreApplication::setOrganizationName(QStringLiteral("Footfall"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOOTFALL_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("footfall")); // by which desktops know its icon
    if (asksForHelp(argc, argv)) {
        const QCoreApplication withoutDisplay(argc, argv);
        if (const auto told = Options::read(QCoreApplication::arguments()); !told)
            return refuse(told.error());
    }
    QApplication app(argc, argv);
    // What the system says of errors goes to the log, which is English.
    std::setlocale(LC_MESSAGES, "C");
    installLogFormat();
    StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &app, &QApplication::quit);

    const Result<Options> options = Options::read(
        QApplication::arguments(), Options::Program::Window, ServiceDoor::usualFolder());
    if (!options)
        return refuseOnScreen(options.error());
    if (const Result<void> known = isSpoken(options->start.language); !known)
        return refuseOnScreen(known.error());
    const Language language(options->start.language);
    return options->connectTo.isEmpty() ? showOwn(*options) : showRemote(*options);
}
