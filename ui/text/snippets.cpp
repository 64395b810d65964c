// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/snippets.h"

#include <algorithm>

namespace footfall {

QString siteSnippet(const QString& address, const QString& site)
{
    const QString named =
        site.isEmpty() ? QString() : QStringLiteral(R"( data-site="%1")").arg(site.toHtmlEscaped());
    return QStringLiteral(R"(<script src="%1/tracker.js"%2 async></script>)").arg(address, named);
}

QString siteOption(const QString& site)
{
    const bool isWord = std::all_of(site.begin(), site.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('.') ||
               c == QLatin1Char('_');
    });
    const QString value = site + QStringLiteral("=https://www.example.com");
    if (isWord)
        return QStringLiteral("--site ") + value;
    QString quoted = value;
    quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QStringLiteral("--site '%1'").arg(quoted);
}

QString curlLine(const QString& address)
{
    return QStringLiteral(
               R"(curl %1/api/events -d '{"type":"pageview","page":"/hello","sessionId":"me"}')")
        .arg(address);
}

} // namespace footfall
