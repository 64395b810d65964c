// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/site_addresses.h"

#include "app/local_source.h"
#include "core/http/socket/peer_address.h"

#include <QNetworkInterface>
#include <QSysInfo>

namespace footfall {

namespace {

bool isForAll(const QUrl& url)
{
    return url.host() == QLatin1String("0.0.0.0") || url.host() == QLatin1String("::");
}

QString withHost(QUrl url, const QString& host)
{
    url.setHost(host);
    return url.toString(QUrl::FullyEncoded);
}

/// Which of the machine's addresses reach what listens there.
QList<QHostAddress> reachedBy(const QUrl& url, const Machine& machine)
{
    const auto family = url.host() == QLatin1String("::") ? QAbstractSocket::IPv6Protocol
                                                          : QAbstractSocket::IPv4Protocol;
    QList<QHostAddress> first;
    QList<QHostAddress> others;
    for (const QHostAddress& address : machine.addresses) {
        if (address.protocol() == family && !address.isLoopback() && !address.isLinkLocal())
            (isPublic(address) ? first : others).append(address);
    }
    return first + others;
}

QStringList choicesOf(const QUrl& url, const Machine& machine)
{
    QStringList choices;
    for (const QHostAddress& address : reachedBy(url, machine))
        choices.append(withHost(url, address.toString()));
    if (!machine.name.isEmpty() && machine.name != QLatin1String("localhost")) {
        const bool isWhole = machine.name.contains(QLatin1Char('.'));
        choices.insert(isWhole ? 0 : choices.size(), withHost(url, machine.name));
    }
    if (choices.isEmpty())
        choices.append(reachableUrl(url).toString(QUrl::FullyEncoded));
    return choices;
}

} // namespace

Machine Machine::own()
{
    return {QSysInfo::machineHostName().toLower(), QNetworkInterface::allAddresses()};
}

QStringList siteAddresses(const QUrl& publicUrl, const QStringList& listened,
                          const Machine& machine)
{
    if (!publicUrl.isEmpty())
        return {publicUrl.toString(QUrl::FullyEncoded)};
    QStringList all;
    QStringList ofThisMachine;
    for (const QString& address : listened) {
        const QUrl url(address);
        if (isForAll(url))
            all += choicesOf(url, machine);
        else
            (QHostAddress(url.host()).isLoopback() ? ofThisMachine : all).append(address);
    }
    // What only this machine reaches is no choice where there is something better.
    if (all.isEmpty())
        all = ofThisMachine;
    all.removeDuplicates();
    return all.mid(0, siteAddressesMax);
}

} // namespace footfall
