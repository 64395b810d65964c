// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/color_scheme.h"

#include <QDBusConnection>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace footfall;

namespace {

constexpr char busProgram[] = "dbus-daemon";

/// A message bus of the test's own, as long as it runs.
class PrivateBus
{
public:
    PrivateBus()
    {
        m_daemon.start(QLatin1String(busProgram),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--print-address")});
        if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead())
            qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
    }
    ~PrivateBus()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    bool isThere() const { return m_daemon.state() == QProcess::Running; }

private:
    QProcess m_daemon;
};

/// The desktop's settings, as its portal tells them.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    void choose(uint scheme)
    {
        m_scheme = scheme;
        Q_EMIT SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                              QStringLiteral("color-scheme"), QDBusVariant(scheme));
    }

public Q_SLOTS:
    QDBusVariant Read(const QString&, const QString&) const
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

Q_SIGNALS:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    uint m_scheme = 0;
};

} // namespace

/// What the desktop chooses is followed by itself, without a click into the window.
class TestColorScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDesktopIsFollowedBothWays();
};

void TestColorScheme::theDesktopIsFollowedBothWays()
{
    const PrivateBus daemon;
    if (!daemon.isThere())
        QSKIP("There is no dbus-daemon.");
    QDBusConnection bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
    Portal portal;
    QVERIFY(
        bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    ColorScheme scheme;
    QSignalSpy changed(&scheme, &ColorScheme::changed);
    QVERIFY(!scheme.isDark());
    portal.choose(1);
    QTRY_VERIFY(scheme.isDark());
    portal.choose(2);
    QTRY_VERIFY(!scheme.isDark());
    portal.choose(1);
    QTRY_VERIFY(scheme.isDark());
    // Some say no more than that they do not want it dark.
    portal.choose(0);
    QTRY_VERIFY(!scheme.isDark());
    QCOMPARE(changed.size(), 4);
}

QTEST_MAIN(TestColorScheme)
#include "tst_color_scheme.moc"
