// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/color_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace footfall {
namespace {

constexpr char portalService[] = "org.freedesktop.portal.Desktop";
constexpr char portalPath[] = "/org/freedesktop/portal/desktop";
constexpr char portalSettings[] = "org.freedesktop.portal.Settings";

} // namespace

// Before Qt 6.5, with Qt DBus: the desktop portal, asked again when it says that something is
// another way now, and whenever the window asks.

ColorScheme::ColorScheme(QObject* parent)
    : QObject(parent)
    , m_dark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
    QDBusConnection::sessionBus().connect(QLatin1String(portalService), QLatin1String(portalPath),
                                          QLatin1String(portalSettings),
                                          QStringLiteral("SettingChanged"), this, SLOT(refresh()));
    refresh();
}

void ColorScheme::refresh()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage question =
        QDBusMessage::createMethodCall(QLatin1String(portalService), QLatin1String(portalPath),
                                       QLatin1String(portalSettings), QStringLiteral("Read"));
    question << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme");
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            return;
        // The portal wraps the number twice: 1 is dark, 2 light, and 0, which does not mind, is how
        // desktops say that it is as it was.
        const QVariant inner = reply.value().variant();
        const QVariant value =
            inner.canConvert<QDBusVariant>() ? inner.value<QDBusVariant>().variant() : inner;
        set(value.toUInt() == 0 ? wasDark() : value.toUInt() == 1);
    });
}

} // namespace footfall
