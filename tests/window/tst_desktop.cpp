// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "app/desktop/notifier.h"
#include "app/desktop/tray.h"
#include "tests/window/support/window_test.h"

#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace footfall;

namespace {

/// The program of a desktop that shows notes.
class FakeDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Note
    {
        uint replaces;
        QString title;
        QString text;
        uchar urgency;
    };

    std::vector<Note> notes;

public Q_SLOTS:
    uint Notify(const QString&, uint replaces, const QString&, const QString& title,
                const QString& text, const QStringList&, const QVariantMap& hints, int)
    {
        notes.push_back({replaces, title, text, hints.value(QStringLiteral("urgency")).value<uchar>()});
        return 17;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
};

/// A bus of its own, for as long as a test runs.
class SessionBus
{
public:
    SessionBus()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--print-address")});
        if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead())
            m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    ~SessionBus()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    const QString& address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
};

struct Told
{
    Notifier::Show show()
    {
        return [this](const QString& title, const QString& text) { all.append(title + text); };
    }
    QStringList all;
};

} // namespace

class TestDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmallIconHasRoomForAShortCount()
    {
        QCOMPARE(shortCount(0), QStringLiteral("0"));
        QCOMPARE(shortCount(999), QStringLiteral("999"));
        QCOMPARE(shortCount(1'000), QStringLiteral("1k"));
        QCOMPARE(shortCount(12'345), QStringLiteral("12k"));
        QCOMPARE(shortCount(2'000'000), QStringLiteral("2M"));
    }
    void theIconTellsHowManyAndWhetherSomethingIsTheMatter()
    {
        const auto image = [](const TrayFigures& figures) {
            return Tray::iconOf(figures).pixmap(64, 64).toImage();
        };
        const QImage quiet = image({42, {}, true});
        QCOMPARE(quiet, image({42, {}, true}));
        QVERIFY(quiet != image({43, {}, true}));
        QVERIFY(quiet != image({42, QStringLiteral("▼ Silence"), true}));
        QVERIFY(quiet != image({42, {}, false}));
    }
    void aNoteComesByTheDesktopsOwnService()
    {
        const SessionBus bus;
        QVERIFY2(!bus.address().isEmpty(), "dbus-daemon is needed");
        FakeDesktop desktop;
        QDBusConnection server = QDBusConnection::connectToBus(bus.address(), QStringLiteral("desktop"));
        QVERIFY(server.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &desktop,
                                      QDBusConnection::ExportAllContents));
        QVERIFY(server.registerService(QStringLiteral("org.freedesktop.Notifications")));
        Told told;
        Notifier notifier(told.show(), bus.address());
        const QSignalSpy chosen(&notifier, &Notifier::chosen);
        notifier.show(QStringLiteral("Spike"), QStringLiteral("83 on <b>shop</b>"), false);
        QTRY_COMPARE(desktop.notes.size(), 1U);
        QCOMPARE(desktop.notes[0].title, QStringLiteral("Spike"));
        QCOMPARE(desktop.notes[0].text, QStringLiteral("83 on &lt;b&gt;shop&lt;/b&gt;"));
        QCOMPARE(desktop.notes[0].replaces, 0U);
        QCOMPARE(desktop.notes[0].urgency, uchar(1));
        // The answer has to come before there is something to replace.
        QTRY_VERIFY((notifier.show(QStringLiteral("Silence"), {}, true),
                     QTest::qWait(1), desktop.notes.back().replaces == 17));
        QCOMPARE(desktop.notes.back().urgency, uchar(2));
        Q_EMIT desktop.ActionInvoked(3, QStringLiteral("default"));
        Q_EMIT desktop.ActionInvoked(17, QStringLiteral("default"));
        QTRY_COMPARE(chosen.count(), 1);
        QVERIFY(told.all.isEmpty());
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    }
    void aNoteLeadsToTheMomentThatItTellsOf()
    {
        const SessionBus bus;
        QVERIFY2(!bus.address().isEmpty(), "dbus-daemon is needed");
        FakeDesktop desktop;
        QDBusConnection server = QDBusConnection::connectToBus(bus.address(), QStringLiteral("one"));
        QVERIFY(server.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &desktop,
                                      QDBusConnection::ExportAllContents));
        QVERIFY(server.registerService(QStringLiteral("org.freedesktop.Notifications")));
        FakeSource source;
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        MainWindow window(source, settings);
        Desktop told(window, bus.address());
        Alert alert;
        alert.kind = Alert::Kind::Silence;
        alert.at = SystemClock().now() - 20 * minuteMs;
        source.raise(alert);
        QTRY_COMPARE(desktop.notes.size(), 1U);
        // The answer has to come before it is known which note is chosen.
        QTRY_VERIFY((Q_EMIT desktop.ActionInvoked(17, QStringLiteral("default")), QTest::qWait(1),
                     !source.moments.empty()));
        QCOMPARE(source.moments[0].at, alert.at);
        QVERIFY(window.isVisible());
        QDBusConnection::disconnectFromBus(QStringLiteral("one"));
    }
    void whereNoDesktopShowsNotesTheTrayDoes()
    {
        const SessionBus bus;
        QVERIFY2(!bus.address().isEmpty(), "dbus-daemon is needed");
        Told told;
        Notifier withoutService(told.show(), bus.address());
        withoutService.show(QStringLiteral("a"), QStringLiteral("b"), false);
        QTRY_COMPARE(told.all, QStringList{QStringLiteral("ab")});
        Notifier withoutBus(told.show(), QStringLiteral("unix:path=/nowhere"));
        withoutBus.show(QStringLiteral("c"), QStringLiteral("d"), false);
        QTRY_COMPARE(told.all.last(), QStringLiteral("cd"));
    }
};

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
