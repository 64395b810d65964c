// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snippets.h"

namespace footfall {

QString siteSnippet(const QString& address)
{
    // The body goes as text/plain, so that a browser asks no permission beforehand.
    return QStringLiteral(R"(<script>
  sessionStorage.footfall ||= Math.random().toString(36).slice(2);
  fetch("%1/api/events", { method: "POST", keepalive: true,
    body: JSON.stringify({ type: "pageview", page: location.pathname,
      sessionId: sessionStorage.footfall, metadata: { referrer: document.referrer } }) });
</script>)")
        .arg(address);
}

QString curlLine(const QString& address)
{
    return QStringLiteral(
               R"(curl %1/api/events -d '{"type":"pageview","page":"/hello","sessionId":"me"}')")
        .arg(address);
}

} // namespace footfall
