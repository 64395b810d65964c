// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace footfall {

/// By what others reach this machine.
struct Machine
{
    QString name; ///< "stats.example", or "stats" alone
    QList<QHostAddress> addresses;

    static Machine own();
};

/// Addresses at most; a machine may have any number.
inline constexpr qsizetype siteAddressesMax = 8;

/// What a website's pages are to send to, the best first: the public address if somebody said one,
/// else what is listened on. Where that is every address of the machine, those that work from
/// elsewhere: a whole name, addresses on the internet, local ones, a name alone.
QStringList siteAddresses(const QUrl& publicUrl, const QStringList& listened,
                          const Machine& machine);

} // namespace footfall
