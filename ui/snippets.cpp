// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snippets.h"

namespace footfall {

QString siteSnippet(const QString& address)
{
    return QStringLiteral(R"(<script src="%1/tracker.js" async></script>)").arg(address);
}

QString curlLine(const QString& address)
{
    return QStringLiteral(
               R"(curl %1/api/events -d '{"type":"pageview","page":"/hello","sessionId":"me"}')")
        .arg(address);
}

} // namespace footfall
