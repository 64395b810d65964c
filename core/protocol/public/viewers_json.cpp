// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/public/viewers_json.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/text_rules.h"

namespace footfall {

namespace {

constexpr std::size_t maxUserAgentCharacters = 512;

std::string textIn(const QJsonObject& object, const char* key, std::size_t most = maxLength::place)
{
    std::string text = object.value(QLatin1String(key)).toString().toStdString();
    keepShown(text);
    keepFirst(text, most);
    return text;
}

void writeViewer(JsonWriter& json, const TrackedViewer& viewer)
{
    const auto known = [](const std::string& text) {
        return text.empty() ? std::string_view(Viewers::unknown) : std::string_view(text);
    };
    json.beginObject().key("id").text(viewer.id).key("country").text(known(viewer.country));
    json.key("city").text(known(viewer.city)).key("lastSeen").number(viewer.lastSeen).endObject();
}

void writePlace(JsonWriter& json, const ViewerPlace& place, std::size_t end)
{
    json.beginObject().key("country").text(place.country).key("count").number(place.count);
    json.key("cities").beginArray();
    for (const std::string& city : place.cities) {
        if (json.size() < end)
            json.text(city);
    }
    json.endArray().endObject();
}

void writeViewers(JsonWriter& json, const Viewers& viewers, bool isOperator, std::size_t budget)
{
    json.beginObject().key("totalViewers").number(viewers.count()).key("viewers").beginArray();
    const std::size_t listEnd = json.size() + budget;
    if (isOperator) {
        viewers.each([&](const TrackedViewer& viewer) {
            writeViewer(json, viewer);
            return json.size() < listEnd;
        });
    }
    json.endArray().key("geographicData").beginArray();
    const std::size_t placesEnd = json.size() + budget;
    for (const ViewerPlace& place : viewers.places()) {
        if (json.size() < placesEnd)
            writePlace(json, place, placesEnd);
    }
    json.endArray().endObject();
}

} // namespace

std::optional<ViewerReport> readViewer(const QJsonObject& viewer)
{
    ViewerReport report;
    const QString id = viewer.value(QLatin1String("id")).toString();
    report.id = id.toStdString();
    if (report.id.empty() || !keyFault(report.id, maxLength::id).empty())
        return std::nullopt;
    report.userAgent = textIn(viewer, "userAgent", maxUserAgentCharacters);
    report.country = textIn(viewer, "country");
    report.city = textIn(viewer, "city");
    report.region = textIn(viewer, "region");
    report.timezone = textIn(viewer, "timezone");
    return report;
}

std::string viewersJson(const Viewers& viewers, bool isOperator, std::size_t budget)
{
    JsonWriter json;
    writeViewers(json, viewers, isOperator, budget);
    return json.take();
}

std::string trackedJson(const ViewerReport& report, const TrackedViewer& viewer)
{
    JsonWriter json;
    json.beginObject().key("success").boolean(true).key("viewer").beginObject();
    json.key("id").text(report.id);
    const auto echo = [&](const char* key, const std::string& text) {
        if (!text.empty())
            json.key(key).text(text);
    };
    echo("userAgent", report.userAgent);
    echo("country", report.country);
    echo("city", report.city);
    echo("region", report.region);
    echo("timezone", report.timezone);
    json.key("timestamp").number(viewer.trackedAt).key("lastSeen").number(viewer.lastSeen);
    return json.endObject().endObject().take();
}

std::string socketTrackedJson(const Viewers& viewers, bool isOperator)
{
    JsonWriter json;
    json.beginObject().key("success").boolean(true).key("viewersData");
    writeViewers(json, viewers, isOperator, viewerBroadcastBytes);
    json.key("message").text("Viewer tracked successfully");
    return json.endObject().take();
}

} // namespace footfall
