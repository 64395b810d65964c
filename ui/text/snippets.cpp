// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/snippets.h"

#include <algorithm>
#include <array>

namespace footfall {

namespace {

/// %1 is the address, %2 the site.
struct ProductLine
{
    const char* product;
    const char* name; ///< as `--trackers` has it
    const char* line;
};

constexpr std::array productLines{
    ProductLine{"Plausible", "plausible",
                R"(<script defer data-domain="%2" src="%1/js/script.js"></script>)"},
    ProductLine{"Umami", "umami",
                R"(<script defer src="%1/script.js" data-website-id="WEBSITE_ID"></script>)"},
    ProductLine{"GoatCounter", "goatcounter",
                R"(<script data-goatcounter="%1/count" async src="%1/count.js"></script>)"},
    ProductLine{"Matomo", "matomo", R"(var u="%1/";)"},
    ProductLine{"PostHog", "posthog", R"(posthog.init('PROJECT_KEY', { api_host: '%1' });)"},
    ProductLine{"Segment", "segment",
                R"(t.src="%1/analytics.js/v1/" + key + "/analytics.min.js";)"},
    ProductLine{"Google Analytics 4", "ga4",
                R"(gtag('config', 'MEASUREMENT_ID', { server_container_url: '%1' });)"},
    ProductLine{"Ackee", "ackee",
                R"(<script async src="%1/tracker.js" data-ackee-server="%1" )"
                R"(data-ackee-domain-id="DOMAIN_ID"></script>)"},
    ProductLine{"Fathom Lite", "fathom", R"(})(document, window, '%1/tracker.js', 'fathom');)"},
    ProductLine{"Simple Analytics", "simpleanalytics",
                R"(<script async src="%1/latest.js"></script>)"},
};

} // namespace

QString siteSnippet(const QString& address, const QString& site)
{
    const QString named =
        site.isEmpty() ? QString() : QStringLiteral(R"( data-site="%1")").arg(site.toHtmlEscaped());
    return QStringLiteral(R"(<script src="%1/tracker.js"%2 async></script>)").arg(address, named);
}

QStringList snippetProducts(const std::optional<QStringList>& read)
{
    QStringList products;
    for (const ProductLine& each : productLines) {
        if (!read || read->contains(QLatin1String(each.name)))
            products.append(QLatin1String(each.product));
    }
    return products;
}

bool namesSite(const QString& product)
{
    return product.isEmpty() || product == QLatin1String("Plausible");
}

QString productLine(const QString& product, const QString& address, const QString& site)
{
    const auto* const found =
        std::find_if(productLines.begin(), productLines.end(), [&](const ProductLine& each) {
            return product == QLatin1String(each.product);
        });
    if (found == productLines.end())
        return siteSnippet(address, site);
    const QString named = site.isEmpty() ? QStringLiteral("DOMAIN") : site.toHtmlEscaped();
    QString line = QLatin1String(found->line);
    return line.replace(QLatin1String("%1"), address).replace(QLatin1String("%2"), named);
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
