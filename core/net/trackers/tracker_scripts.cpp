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

/// What decides which of our scripts a page gets.
struct Rules
{
    const SiteRules& sites;
    bool honoursSignals;
};

HttpResponse scriptFor(const Rules& rules, const QByteArray& path)
{
    return embeddedScript(rules.honoursSignals ? path : "/all" + path);
}

/// Where sites are declared, the page's origin says which it is, and no word of the product's.
HttpResponse adaptedScript(const char* product, const Rules& rules)
{
    HttpResponse script = scriptFor(rules, QByteArray("/adapted/") + product + ".js");
    script.body.prepend(rules.sites.areDeclared() ? "{const sitesAreDeclared=true;"
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
AsyncHandler sharedScript(const Rules& rules, const QStringList& products)
{
    std::vector<std::pair<const char*, HttpResponse>> adapted;
    for (const char* product : trackersAtOurPath) {
        adapted.emplace_back(product, products.contains(QLatin1String(product))
                                          ? adaptedScript(product, rules)
                                          : nothingThere());
    }
    return [plain = scriptFor(rules, "/tracker.js"),
            adapted = std::move(adapted)](const HttpRequest& request, const Responder& responder) {
        for (const auto& [product, script] : adapted) {
            if (request.hasQueryValue(product))
                return responder.respond(script);
        }
        responder.respond(plain);
    };
}

} // namespace

void addTrackerScripts(RouteTable& table, const SiteRules& sites, const QStringList& products,
                       bool honoursSignals)
{
    const Rules rules{sites, honoursSignals};
    table.get("/tracker.js", Plane::Visitor, sharedScript(rules, products));
    for (const TrackerScript& each : trackerScripts) {
        if (!products.contains(QLatin1String(each.product)))
            continue;
        const bool isNamed = QByteArray(each.path).endsWith("/*");
        table.get(each.path, Plane::Visitor,
                  AsyncHandler([isNamed, script = adaptedScript(each.product, rules)](
                                   const HttpRequest& request, const Responder& responder) {
                      responder.respond(isNamed && !isPlausibles(request.path) ? nothingThere()
                                                                               : script);
                  }));
    }
}

} // namespace footfall
