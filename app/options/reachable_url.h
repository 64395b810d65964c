// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace footfall {

/// Where a program on this machine reaches what listens at this address: one that says "every
/// address of this machine" is no place to connect to.
inline QUrl reachableUrl(QUrl url)
{
    if (url.host() == QLatin1String("0.0.0.0"))
        url.setHost(QStringLiteral("127.0.0.1"));
    if (url.host() == QLatin1String("::"))
        url.setHost(QStringLiteral("::1"));
    return url;
}

} // namespace footfall
