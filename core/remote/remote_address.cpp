// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_address.h"

#include <QStringList>
#include <QUrlQuery>

namespace footfall {

namespace {

/// The secret at the end of a share link's path, taken off it; empty when it is none.
QByteArray takeSecret(QString& path)
{
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.size() < 2 || parts[parts.size() - 2] != QLatin1String("share"))
        return {};
    const QByteArray secret = parts.takeLast().toUtf8();
    parts.removeLast();
    path = QLatin1Char('/') + parts.join(QLatin1Char('/'));
    return secret;
}

} // namespace

RemoteAddress::RemoteAddress(const QUrl& url, const QByteArray& token)
    : m_base(url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo))
{
    QString path = m_base.path();
    const QByteArray secret = takeSecret(path);
    m_token = secret.isEmpty() ? token : secret;
    if (!path.endsWith(QLatin1Char('/')))
        path += QLatin1Char('/');
    m_base.setPath(path);
}

QString RemoteAddress::host() const
{
    return m_base.authority(); // an IPv6 address has brackets there
}

QString RemoteAddress::origin() const
{
    return m_base.toString(QUrl::FullyEncoded).chopped(1);
}

QUrl RemoteAddress::live(const std::vector<std::pair<std::string, std::string>>& query) const
{
    QUrlQuery encoded;
    for (const auto& [key, value] : query) {
        const QByteArray text = QUrl::toPercentEncoding(QString::fromStdString(value));
        encoded.addQueryItem(QString::fromStdString(key), QString::fromLatin1(text));
    }
    QUrl live = m_base;
    live.setScheme(m_base.scheme() == QLatin1String("https") ? QStringLiteral("wss")
                                                             : QStringLiteral("ws"));
    live.setPath(m_base.path() + QStringLiteral("api/live"));
    live.setQuery(encoded);
    return live;
}

QUrl RemoteAddress::page(const QString& path) const
{
    const QString below = path.startsWith(QLatin1Char('/')) ? path.mid(1) : path;
    return QUrl(m_base.toString(QUrl::FullyEncoded) + below, QUrl::StrictMode);
}

QUrl RemoteAddress::sharedDashboard() const
{
    return page(QStringLiteral("share/") + QString::fromLatin1(m_token.toPercentEncoding()));
}

} // namespace footfall
