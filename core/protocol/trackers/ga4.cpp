// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/ga4.h"

#include "core/base/text/ascii.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

#include <algorithm>
#include <array>
#include <utility>

namespace footfall {

namespace {

/// As many as one event may have by its own rules.
constexpr std::size_t maxTagParameters = 25;

/// The fields of one event of the tag, decoded.
struct TagHit
{
    QByteArray client;
    QByteArray session;
    QByteArray user;
    QByteArray name;
    QByteArray url;
    QByteArray referrer;
    std::vector<std::pair<QByteArray, QByteArray>> parameters;
};

constexpr std::array<std::pair<std::string_view, QByteArray TagHit::*>, 6> tagFields{{
    {"cid", &TagHit::client},
    {"sid", &TagHit::session},
    {"uid", &TagHit::user},
    {"en", &TagHit::name},
    {"dl", &TagHit::url},
    {"dr", &TagHit::referrer},
}};

/// Reads "NAME=VALUE&…", once: what comes in it stays over what was there.
void readTagFields(std::string_view line, TagHit& hit)
{
    while (!line.empty()) {
        std::string_view value = takeUntil(line, '&');
        std::string_view name = takeUntil(value, '=');
        for (const auto& [known, field] : tagFields) {
            if (name == known)
                hit.*field = formDecoded(value);
        }
        const bool isOwn = name.starts_with("ep.") || name.starts_with("epn.");
        if (isOwn && hit.parameters.size() < maxTagParameters)
            hit.parameters.emplace_back(formDecoded(name.substr(name.find('.') + 1)),
                                        formDecoded(value));
    }
}

/// What it counts by itself, beside what somebody does.
bool isOnlyPresence(std::string_view name)
{
    constexpr std::array names{"user_engagement", "scroll", "session_start", "first_visit"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isGa4s(std::string_view key)
{
    constexpr std::array keys{"page_location", "page_referrer",        "page_title",
                              "session_id",    "engagement_time_msec", "debug_mode"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Its sessions are named by when they began, which two clients can have alike.
std::string ga4Session(std::string_view client, std::string_view session)
{
    std::string name(client);
    return client.empty() || session.empty() ? name : name.append(".").append(session);
}

Tracked ga4Tracked(std::string_view name, std::string_view url)
{
    Tracked tracked;
    const bool isView = name == "page_view";
    tracked.type = isView ? "pageview" : name;
    tracked.url = url.empty() && !isView ? "/" : url;
    return tracked;
}

std::string readTagHit(const TagHit& hit, const TrackerContext& context, TrackerReading& reading)
{
    const std::string session = ga4Session(viewOf(hit.client), viewOf(hit.session));
    Tracked tracked = ga4Tracked(viewOf(hit.name), viewOf(hit.url));
    tracked.referrer = viewOf(hit.referrer);
    tracked.session = session;
    tracked.visitor = viewOf(hit.user.isEmpty() ? hit.client : hit.user);
    Result<Event> event = eventOf(tracked, context);
    for (const auto& [key, value] : hit.parameters) {
        if (event)
            addOwn(*event, viewOf(key), viewOf(value));
    }
    return keep(reading, std::move(event), !isOnlyPresence(viewOf(hit.name)));
}

/// A text, or a whole number.
std::string ga4Id(simdjson::dom::element json, std::string_view pointer)
{
    std::int64_t number = 0;
    if (elementAt(json, pointer).get(number) == simdjson::SUCCESS)
        return std::to_string(number);
    return std::string(textAt(json, {pointer}));
}

std::string readMeasured(simdjson::dom::element json, std::string_view client,
                         std::string_view user, TrackerContext& context, TrackerReading& reading)
{
    const std::string_view name = textAt(json, {"/name"});
    const std::string session = ga4Session(client, ga4Id(json, "/params/session_id"));
    Tracked tracked = ga4Tracked(name, textAt(json, {"/params/page_location"}));
    tracked.referrer = textAt(json, {"/params/page_referrer"});
    tracked.session = session;
    tracked.visitor = user.empty() ? client : user;
    simdjson::dom::object parameters;
    if (json["params"].get(parameters) == simdjson::SUCCESS)
        tracked.properties = ownOf(parameters, isGa4s, context.inner);
    return keep(reading, eventOf(tracked, context), !isOnlyPresence(name));
}

TrackerReading answeredByGa4(std::int64_t refused = 0)
{
    TrackerReading reading;
    reading.refused = refused;
    reading.answer = noContent();
    return reading;
}

} // namespace

TrackerReading readGa4Tag(const HttpRequest& request, TrackerContext& context)
{
    std::vector<TagHit> hits;
    TagHit shared;
    readTagFields(viewOf(request.query), shared);
    for (std::string_view lines = viewOf(request.body); !lines.empty();) {
        std::string_view line = takeUntil(lines, '\n');
        line = line.substr(0, line.find('\r'));
        if (line.empty())
            continue;
        if (hits.size() == context.maxEvents)
            return answeredByGa4(1);
        hits.push_back(shared);
        hits.back().parameters.clear();
        readTagFields(line, hits.back());
    }
    if (hits.empty())
        hits.push_back(std::move(shared));
    TrackerReading reading = answeredByGa4();
    for (const TagHit& hit : hits)
        reading.refused += readTagHit(hit, context, reading).empty() ? 0 : 1;
    return reading;
}

TrackerReading readGa4Measurement(const HttpRequest& request, TrackerContext& context)
{
    const JsonParser::Parsed parsed = context.json.parseCopy(viewOf(request.body));
    simdjson::dom::array events;
    if (!parsed || (*parsed)["events"].get(events) != simdjson::SUCCESS ||
        events.size() > context.maxEvents)
        return answeredByGa4(1);
    const std::string_view client = textAt(*parsed, {"/client_id", "/app_instance_id"});
    const std::string_view user = textAt(*parsed, {"/user_id"});
    TrackerReading reading = answeredByGa4();
    readEach(events, reading, [&](simdjson::dom::element each) {
        return readMeasured(each, client, user, context, reading);
    });
    return reading;
}

} // namespace footfall
