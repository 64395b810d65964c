// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the POST of a click to its pixels: server, window and load in one machine, offscreen.
//   bench_window_latency [PROBES]
// A probe is a visitor that nobody else is, posted over a kept connection; the window shows those
// visitors alone, by its filter. The clock runs from before the request is written until their
// number on the screen has changed. First with nothing else going on, then while the paced sender
// posts 20,000 events a second. Prints a Markdown table.
#include "app/host.h"
#include "core/http/socket/descriptor.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QScreen>
#include <QSettings>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

using namespace footfall;

namespace {

constexpr int defaultProbes = 200;
constexpr int leastPauseMs = 40;
constexpr int maxPauseMs = 120;
constexpr int probeTimeoutMs = 5000;
constexpr int loadWarmUpMs = 3000;

/// Posts visitors and watches the screen for their number, the first that an operator sees: the
/// rows of lists come at a pace that can be read.
class Stopwatch : public QObject
{
public:
    Stopwatch(QWidget& window, quint16 port)
        : m_tile(*window.findChild<QWidget*>(QStringLiteral("activeTile")))
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_tile.installEventFilter(this);
        m_next.setSingleShot(true);
        m_timeout.setSingleShot(true);
        connect(&m_next, &QTimer::timeout, this, &Stopwatch::post);
        connect(&m_timeout, &QTimer::timeout, this, [this] { finishProbe(probeTimeoutMs * 1e6); });
    }

    /// Milliseconds of each probe, sorted.
    std::vector<double> measure(int probes)
    {
        m_millis.clear();
        m_left = probes;
        m_next.start(maxPauseMs);
        m_loop.exec();
        std::sort(m_millis.begin(), m_millis.end());
        return m_millis;
    }
    /// Pictures that changed though no probe was under way: what would make the figures lie.
    int strayChanges() const { return m_stray; }

private:
    bool eventFilter(QObject*, QEvent* event) override
    {
        // The picture is on the screen once the update that this paint belongs to is over.
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(this, &Stopwatch::look, Qt::QueuedConnection);
        return false;
    }

    /// The upper half has the number; what is below may change for other reasons.
    QImage picture() const
    {
        const QPoint at = m_tile.mapTo(m_tile.window(), QPoint());
        return m_tile.screen()
            ->grabWindow(m_tile.window()->winId(), at.x(), at.y(), m_tile.width(),
                         m_tile.height() / 2)
            .toImage();
    }

    void post()
    {
        m_before = picture();
        const QByteArray body =
            "{\"type\":\"pageview\",\"page\":\"/probe\",\"sessionId\":\"probe-" +
            QByteArray::number(++m_number) + "\"}";
        m_isUnderWay = true;
        m_timeout.start(probeTimeoutMs);
        m_clock.start();
        m_socket.write("POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n\r\n" + body);
        m_socket.flush();
    }

    void look()
    {
        m_socket.readAll();
        const qint64 elapsed = m_clock.isValid() ? m_clock.nsecsElapsed() : 0;
        const QImage now = picture();
        if (now == m_before)
            return;
        if (m_isUnderWay)
            finishProbe(double(elapsed));
        else
            ++m_stray;
        m_before = now;
    }

    void finishProbe(double nanoseconds)
    {
        m_isUnderWay = false;
        m_timeout.stop();
        m_millis.push_back(nanoseconds / 1e6);
        if (--m_left == 0)
            m_loop.quit();
        else
            m_next.start(QRandomGenerator::global()->bounded(leastPauseMs, maxPauseMs));
    }

    QWidget& m_tile;
    QTcpSocket m_socket;
    QTimer m_next;
    QTimer m_timeout;
    QEventLoop m_loop;
    QElapsedTimer m_clock;
    QImage m_before;
    std::vector<double> m_millis;
    int m_left = 0;
    int m_number = 0;
    int m_stray = 0;
    bool m_isUnderWay = false;
};

/// Longer than the probes need, so that all of them meet it.
int secondsOfLoad(int probes)
{
    return (loadWarmUpMs + 2 * maxPauseMs * probes) / 1000 + 1;
}

void printRow(const char* name, const std::vector<double>& sorted)
{
    const auto at = [&](double share) {
        return sorted[std::size_t(share * double(sorted.size() - 1))];
    };
    std::printf("| %s | %.1f ms | %.1f ms | %.1f ms |\n", name, at(0.5), at(0.99), sorted.back());
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QString sender = app.applicationDirPath() + QStringLiteral("/paced_sender");
    const int probes = app.arguments().value(1, QString::number(defaultProbes)).toInt();

    Options options;
    options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
    raiseDescriptorLimit();
    Host host(options);
    const Result<QStringList> addresses = host.start();
    if (!addresses || probes < 1)
        return 1;
    const auto port = quint16(QUrl(addresses->constFirst()).port());

    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    MainWindow window(host.source(), settings);
    window.resize(1440, 900);
    window.show();
    window.findChild<QLineEdit*>(QStringLiteral("filterEdit"))->setText(QStringLiteral("probe"));
    Stopwatch stopwatch(window, port);
    const std::vector<double> idle = stopwatch.measure(probes);

    QProcess load;
    load.start(sender, {QStringLiteral("--port"), QString::number(port), QStringLiteral("--rate"),
                        QStringLiteral("20000"), QStringLiteral("--seconds"),
                        QString::number(secondsOfLoad(probes))});
    if (!load.waitForStarted())
        return 1;
    QEventLoop warmUp;
    QTimer::singleShot(loadWarmUpMs, &warmUp, &QEventLoop::quit);
    warmUp.exec();
    const std::vector<double> busy = stopwatch.measure(probes);
    load.waitForFinished(2 * 1000 * secondsOfLoad(probes));

    std::printf("| POST to pixels | p50 | p99 | worst |\n|---|---:|---:|---:|\n");
    printRow("idle", idle);
    printRow("at 20,000 events/s", busy);
    std::printf("\n%d probes each; %d changes that were no probe's. %s\n", probes,
                stopwatch.strayChanges(), load.readAllStandardOutput().trimmed().constData());
    return 0;
}
