// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/came_from.h"

#include "core/base/text/ascii.h"

#include <QUrl>

namespace footfall {

CameFrom cameFrom(const HttpRequest& request)
{
    const QByteArray site = request.header("sec-fetch-site");
    if (sameText(viewOf(site), "cross-site"))
        return CameFrom::AnotherSite;
    if (sameText(viewOf(site), "same-site"))
        return CameFrom::Neighbour;
    if (!site.isEmpty())
        return CameFrom::Ours;
    const QUrl referrer = QUrl::fromEncoded(request.header("referer"));
    const QByteArray host = referrer.authority(QUrl::FullyEncoded).toLatin1();
    const bool isOurs = host.isEmpty() || sameText(viewOf(host), viewOf(request.header("host")));
    return isOurs ? CameFrom::Ours : CameFrom::AnotherSite;
}

} // namespace footfall
