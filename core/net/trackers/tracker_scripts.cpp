// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/trackers/tracker_scripts.h"

#include "core/http/message/status.h"
#include "core/net/public/embeds.h"
#include "core/protocol/trackers/tracker_table.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// Where sites are declared, the page's origin says which it is, and no word of the product's.
HttpResponse adaptedScript(const char* product, const SiteRules& sites)
{
    HttpResponse script = embeddedScript(QByteArray("/adapted/") + product + ".js");
    script.body.prepend(sites.areDeclared() ? "{const sitesAreDeclared=true;"
                                            : "{const sitesAreDeclared=false;");
    script.body.append('}');
    return script;
}

HttpResponse nothingThere()
{
    return HttpResponse::error(status::notFound, "Endpoint not found");
}

/// Of "/js/*": its script is called by what it does besides ("script.hash.js"), or by a key.
bool isPlausibles(const QByteArray& path)
{
    const QByteArray name = path.sliced(path.lastIndexOf('/') + 1).toLower();
    constexpr std::array beginnings{"script.", "plausible.", "pa-"};
    return name.endsWith(".js") &&
           std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const char* beginning) { return name.startsWith(beginning); });
}

/// The plain tracker asks for itself with a product's adapter by that product's name: "?ackee".
AsyncHandler sharedScript(const SiteRules& sites, const QStringList& products)
{
    std::vector<std::pair<const char*, HttpResponse>> adapted;
    for (const char* product : trackersAtOurPath) {
        adapted.emplace_back(product, products.contains(QLatin1String(product))
                                          ? adaptedScript(product, sites)
                                          : nothingThere());
    }
    return [plain = embeddedScript("/tracker.js"),
            adapted = std::move(adapted)](const HttpRequest& request, const Responder& responder) {
        for (const auto& [product, script] : adapted) {
            if (request.hasQueryValue(product))
                return responder.respond(script);
        }
        responder.respond(plain);
    };
}

} // namespace

void addTrackerScripts(RouteTable& table, const SiteRules& sites, const QStringList& products)
{
    table.get("/tracker.js", Plane::Visitor, sharedScript(sites, products));
    for (const TrackerScript& each : trackerScripts) {
        if (!products.contains(QLatin1String(each.product)))
            continue;
        const bool isNamed = QByteArray(each.path).endsWith("/*");
        table.get(each.path, Plane::Visitor,
                  AsyncHandler([isNamed, script = adaptedScript(each.product, sites)](
                                   const HttpRequest& request, const Responder& responder) {
                      responder.respond(isNamed && !isPlausibles(request.path) ? nothingThere()
                                                                               : script);
                  }));
    }
}

} // namespace footfall
