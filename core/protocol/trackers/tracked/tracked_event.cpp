// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/tracked/tracked_event.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/event/campaign.h"
#include "core/event/event_fields.h"
#include "core/event/event_metadata.h"
#include "core/http/message/status.h"

namespace footfall {

namespace {

/// An address, taken apart; a path has no host.
struct Address
{
    std::string_view host;
    std::string_view path;
    std::string_view query;
    std::string_view fragment;
};

Address addressOf(std::string_view url)
{
    Address address;
    std::string_view rest = url;
    const std::string_view before = takeUntil(rest, '#');
    address.fragment = rest;
    rest = before;
    const std::string_view place = takeUntil(rest, '?');
    address.query = rest;
    const std::size_t scheme = place.find("://");
    if (scheme == std::string_view::npos || scheme == 0 || place.front() == '/')
        return address.path = place, address;
    const std::string_view authority = place.substr(scheme + 3);
    const std::size_t slash = authority.find('/');
    address.host = authority.substr(0, slash);
    if (const std::size_t at = address.host.rfind('@'); at != std::string_view::npos)
        address.host.remove_prefix(at + 1);
    address.path = slash == std::string_view::npos ? "/" : authority.substr(slash);
    return address;
}

std::string pathOf(const Address& address, bool routesByHash)
{
    std::string path(address.path);
    if (path.empty() || path.front() != '/')
        path.insert(0, 1, '/');
    if (routesByHash && !address.fragment.empty())
        path.append("#").append(address.fragment);
    return path;
}

/// By the page with its query, which is no part of its name.
void addCampaign(Event& event, std::string_view query)
{
    if (query.empty())
        return;
    std::string page = event.page;
    event.page.append("?").append(query);
    readCampaign(event);
    event.page = std::move(page);
}

void addReferrer(Event& event, std::string_view referrer, std::string_view own)
{
    const std::string host = lowered(addressOf(referrer).host);
    if (!host.empty() && host != own && host != event.site)
        addOwn(event, "referrer", host);
}

std::string setProperties(Event& event, simdjson::dom::element properties)
{
    Result<std::vector<MetadataEntry>> read = readMetadata(properties);
    if (!read)
        return read.error();
    event.metadata = std::move(*read);
    return {};
}

} // namespace

Result<Event> eventOf(const Tracked& tracked, const TrackerContext& context)
{
    if (tracked.url.empty() || tracked.type.empty())
        return Error{tracked.type.empty() ? "a name is needed" : "a page is needed"};
    const Address address = addressOf(tracked.url);
    const std::string host = lowered(address.host);
    const std::string_view ofPage = context.site.empty() ? std::string_view(host) : context.site;
    Event event;
    event.receivedAt = event.timestamp = context.receivedAt;
    std::string complaint;
    const auto set = [&](std::string_view name, std::string_view text) {
        if (complaint.empty() && !text.empty())
            complaint = setText(event, name, text);
    };
    set("type", tracked.type);
    set("page", pathOf(address, tracked.routesByHash));
    set("site", tracked.site.empty() ? ofPage : tracked.site);
    set("visitorId", tracked.visitor);
    set("sessionId", tracked.session);
    set("eventId", tracked.eventId);
    if (complaint.empty() && tracked.properties)
        complaint = setProperties(event, *tracked.properties);
    if (!complaint.empty())
        return Error{std::move(complaint)};
    if (event.sessionId.empty())
        event.sessionId = context.sessionOn(event.site);
    addCampaign(event, tracked.query.empty() ? address.query : tracked.query);
    addReferrer(event, tracked.referrer, host);
    if (!tracked.agent.empty())
        addOwn(event, passedOnAgent, tracked.agent);
    return event;
}

std::string keep(TrackerReading& reading, Result<Event> event, bool isOurs)
{
    if (!event)
        return event.error();
    if (isOurs)
        reading.events.push_back(std::move(*event));
    else
        reading.present.push_back({event->site, event->sessionId});
    return {};
}

void addOwn(Event& event, std::string_view key, std::string_view text)
{
    if (!simdjson::validate_utf8(key) || !simdjson::validate_utf8(text))
        return;
    std::string shownKey(key);
    std::string shown(text);
    keepShown(shownKey);
    keepShown(shown, true);
    addMetadata(event, shownKey, std::move(shown));
}

std::string readEach(simdjson::dom::array list, TrackerReading& reading,
                     const std::function<std::string(simdjson::dom::element)>& readOne)
{
    std::string first;
    bool isAnyRead = false;
    for (const simdjson::dom::element each : list) {
        std::string complaint = readOne(each);
        if (complaint.empty()) {
            isAnyRead = true;
            continue;
        }
        ++reading.refused;
        if (first.empty())
            first = std::move(complaint);
    }
    return isAnyRead ? std::string() : first;
}

std::optional<simdjson::dom::element>
ownOf(simdjson::dom::object object, bool (*isProtocols)(std::string_view key), JsonParser& inner)
{
    JsonWriter own;
    own.beginObject();
    for (const auto field : object) {
        if (!isProtocols(field.key) && !field.value.is_null())
            own.key(field.key).raw(simdjson::minify(field.value));
    }
    const JsonParser::Parsed parsed = inner.parseCopy(own.endObject().str());
    return parsed ? std::optional(*parsed) : std::nullopt;
}

/// Not `at_pointer`: compiled into its callers, GCC 12 warns of what is not there.
simdjson::simdjson_result<simdjson::dom::element> elementAt(simdjson::dom::element json,
                                                            std::string_view pointer)
{
    takeUntil(pointer, '/');
    while (!pointer.empty()) {
        simdjson::dom::element next;
        if (const auto error = json[takeUntil(pointer, '/')].get(next))
            return error;
        json = next;
    }
    return json;
}

std::string_view textAt(simdjson::dom::element json,
                        std::initializer_list<std::string_view> pointers)
{
    std::string_view text;
    for (const std::string_view pointer : pointers) {
        if (elementAt(json, pointer).get(text) == simdjson::SUCCESS && !text.empty())
            return text;
    }
    return {};
}

std::string_view textOf(simdjson::dom::object object, std::initializer_list<std::string_view> keys)
{
    std::string_view text;
    for (const std::string_view key : keys) {
        if (object[key].get(text) == simdjson::SUCCESS)
            return text;
    }
    return {};
}

TrackerReading refusedWith(HttpResponse answer, std::int64_t parts)
{
    TrackerReading reading;
    reading.refused = parts;
    reading.answer = std::move(answer);
    return reading;
}

TrackerReading refusedInText(std::string_view why)
{
    return refusedWith(plainText(status::badRequest, why));
}

HttpResponse pixel()
{
    static constexpr unsigned char gif[43] = {
        'G', 'I',  'F',  '8',  '9',  'a',  1, 0, 1, 0,    0x80, 0, 0,    0, 0,
        0,   0xff, 0xff, 0xff, 0x21, 0xf9, 4, 1, 0, 0,    0,    0, 0x2c, 0, 0,
        0,   0,    1,    0,    1,    0,    0, 2, 2, 0x44, 1,    0, 0x3b};
    HttpResponse response;
    response.contentType = QByteArrayLiteral("image/gif");
    response.body = QByteArray(reinterpret_cast<const char*>(gif), sizeof gif);
    response.headers = {
        {QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")},
        {QByteArrayLiteral("Cross-Origin-Resource-Policy"), QByteArrayLiteral("cross-origin")}};
    return response;
}

HttpResponse noContent()
{
    HttpResponse none;
    none.status = status::noContent;
    return none;
}

HttpResponse plainText(int status, std::string_view text)
{
    HttpResponse response;
    response.status = status;
    response.contentType = QByteArrayLiteral("text/plain; charset=utf-8");
    response.body = bytesOf(text);
    return response;
}

} // namespace footfall
