// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <utility>

namespace footfall {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
/// As long as the desktop likes.
constexpr int usualMs = -1;

enum class Urgency : uchar
{
    Normal = 1,
    Critical = 2
};

QDBusConnection connectionTo(const QString& address)
{
    return address.isEmpty()
               ? QDBusConnection::sessionBus()
               : QDBusConnection::connectToBus(address, QStringLiteral("footfall-") + address);
}

} // namespace

/// The connection, and the note that is shown.
class Notifier::Bus : public QObject
{
    Q_OBJECT

public:
    Bus(const QString& address, Notifier& notifier)
        : m_connection(connectionTo(address))
        , m_notifier(notifier)
    {
        m_connection.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                             SLOT(invoked(uint, QString)));
    }

    bool isConnected() const { return m_connection.isConnected(); }
    void show(const QString& title, const QString& text, bool isUrgent, const Show& otherwise)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
        const uchar urgency = uchar(isUrgent ? Urgency::Critical : Urgency::Normal);
        // Some show the text as markup.
        call.setArguments({QStringLiteral("Footfall"), m_shown, QStringLiteral("footfall"), title,
                           text.toHtmlEscaped(),
                           QStringList{QStringLiteral("default"), tr("Show")},
                           QVariantMap{{QStringLiteral("urgency"), QVariant::fromValue(urgency)},
                                       {QStringLiteral("desktop-entry"), QStringLiteral("footfall")}},
                           usualMs});
        auto* answer = new QDBusPendingCallWatcher(m_connection.asyncCall(call), this);
        connect(answer, &QDBusPendingCallWatcher::finished, this, [=, this] {
            const QDBusPendingReply<uint> id = *answer;
            answer->deleteLater();
            if (id.isError())
                otherwise(title, text);
            else
                m_shown = id.value();
        });
    }

private Q_SLOTS:
    void invoked(uint id, const QString&)
    {
        if (id == m_shown)
            Q_EMIT m_notifier.chosen();
    }

private:
    QDBusConnection m_connection;
    Notifier& m_notifier;
    uint m_shown = 0;
};

Notifier::Notifier(Show otherwise, const QString& busAddress, QObject* parent)
    : QObject(parent)
    , m_otherwise(std::move(otherwise))
    , m_bus(std::make_unique<Bus>(busAddress, *this))
{
}

Notifier::~Notifier() = default;

void Notifier::show(const QString& title, const QString& text, bool isUrgent)
{
    if (m_bus->isConnected())
        m_bus->show(title, text, isUrgent, m_otherwise);
    else
        m_otherwise(title, text);
}

} // namespace footfall

#include "notifier.moc"
