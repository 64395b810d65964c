// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window costs, and how smoothly it draws: server, window and load in one process tree,
// offscreen.
//   bench_window_load [MINUTES]
// At rest, at 500 events a second, and at 20,000 of 100,000 visitors, each after a warm-up: the CPU
// of the process and of the window's thread, how long a frame takes (an update of the window, with
// what is drawn in it), and the longest turn of the window's thread. Then, for MINUTES (none), the
// last load goes on and the resident memory is told. Prints Markdown tables.
#include "app/host.h"
#include "core/http/socket/descriptor.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

#include <unistd.h>

using namespace footfall;

namespace {

constexpr int warmUpSeconds = 8;
constexpr int measuredSeconds = 20;
constexpr int visitors = 100'000;
constexpr int fullRate = 20'000;
constexpr int msPerSecond = 1000;

/// Times what the window's thread does: each turn, and of these the frames.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool isFrame = event->type() == QEvent::UpdateRequest;
        if (m_depth++ > 0 && !isFrame) {
            const bool done = QApplication::notify(receiver, event);
            --m_depth;
            return done;
        }
        QElapsedTimer clock;
        clock.start();
        const bool done = QApplication::notify(receiver, event);
        const double millis = double(clock.nsecsElapsed()) / 1e6;
        --m_depth;
        if (isFrame)
            m_frames.push_back(millis);
        m_longestTurn = std::max(m_longestTurn, millis);
        return done;
    }

    void forget()
    {
        m_frames.clear();
        m_longestTurn = 0;
    }
    std::vector<double> frames() const
    {
        std::vector<double> sorted = m_frames;
        std::sort(sorted.begin(), sorted.end());
        return sorted;
    }
    double longestTurn() const { return m_longestTurn; }

private:
    std::vector<double> m_frames; // milliseconds
    double m_longestTurn = 0;
    int m_depth = 0;
};

double secondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

void pass(int seconds)
{
    QEventLoop loop;
    QTimer::singleShot(seconds * msPerSecond, &loop, &QEventLoop::quit);
    loop.exec();
}

double residentMebibytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const double pages = file.readAll().split(' ').value(1).toDouble();
    return pages * double(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

/// The paced sender, for so many seconds; none at a rate of 0.
class Load
{
public:
    Load(quint16 port, int rate, int seconds)
    {
        if (rate == 0)
            return;
        const QStringList pairs{
            QStringLiteral("port"),    QString::number(port),
            QStringLiteral("rate"),    QString::number(rate),
            QStringLiteral("batch"),   QString::number(rate == fullRate ? 100 : 1),
            QStringLiteral("seconds"), QString::number(seconds),
            QStringLiteral("pool"),    QString::number(visitors)};
        QStringList words = pairs;
        for (qsizetype i = 0; i < words.size(); i += 2)
            words[i].prepend(QStringLiteral("--"));
        m_sender.start(QCoreApplication::applicationDirPath() + QStringLiteral("/paced_sender"),
                       words);
        m_sender.waitForStarted();
    }
    QByteArray finish()
    {
        if (m_sender.state() != QProcess::NotRunning)
            m_sender.waitForFinished(-1);
        return m_sender.readAllStandardOutput().trimmed();
    }

private:
    QProcess m_sender;
};

void measure(TimedApplication& app, const char* name, quint16 port, int rate)
{
    Load load(port, rate, warmUpSeconds + measuredSeconds + 1);
    pass(warmUpSeconds);
    app.forget();
    const double process = secondsOf(CLOCK_PROCESS_CPUTIME_ID);
    const double thread = secondsOf(CLOCK_THREAD_CPUTIME_ID);
    pass(measuredSeconds);
    const auto share = [](double seconds) { return 100 * seconds / measuredSeconds; };
    const double processShare = share(secondsOf(CLOCK_PROCESS_CPUTIME_ID) - process);
    const double threadShare = share(secondsOf(CLOCK_THREAD_CPUTIME_ID) - thread);
    const std::vector<double> frames = app.frames();
    const auto at = [&](double part) {
        return frames.empty() ? 0.0 : frames[std::size_t(part * double(frames.size() - 1))];
    };
    std::printf("| %s | %.2f %% | %.2f %% | %.1f | %.1f ms | %.1f ms | %.1f ms |\n", name,
                processShare, threadShare, double(frames.size()) / measuredSeconds, at(0.5),
                at(0.99), app.longestTurn());
    std::fflush(stdout);
    const QByteArray said = load.finish();
    if (!said.isEmpty())
        std::fprintf(stderr, "%s: %s\n", name, said.constData());
}

void watchMemory(quint16 port, int minutes)
{
    constexpr int secondsPerMinute = 60;
    Load load(port, fullRate, minutes * secondsPerMinute);
    std::printf("\n| minute at %d events/s | resident |\n|--:|--:|\n", fullRate);
    for (int minute = 1; minute <= minutes; ++minute) {
        pass(secondsPerMinute);
        std::printf("| %d | %.1f MiB |\n", minute, residentMebibytes());
        std::fflush(stdout);
    }
    std::fprintf(stderr, "%s\n", load.finish().constData());
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication app(argc, argv);
    const int minutes = app.arguments().value(1).toInt();

    Options options;
    options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
    raiseDescriptorLimit();
    Host host(options);
    const Result<QStringList> addresses = host.start();
    if (!addresses)
        return 1;
    const auto port = quint16(QUrl(addresses->constFirst()).port());

    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    MainWindow window(host.source(), settings);
    window.resize(1440, 900);
    window.show();

    std::printf(
        "| the window, 1440×900 | CPU of the program | of the window's thread | frames/s | a "
        "frame, p50 | p99 | longest turn |\n|---|--:|--:|--:|--:|--:|--:|\n");
    measure(app, "at rest", port, 0);
    measure(app, "500 events/s", port, 500);
    measure(app, "20,000 events/s, 100,000 visitors", port, fullRate);
    if (minutes > 0)
        watchMemory(port, minutes);
    return 0;
}
