// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/matomo.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

#include <algorithm>
#include <array>

namespace footfall {

namespace {

constexpr std::array<std::string_view, 21> actionFields{
    "rec",        "url",          "urlref", "_id",     "uid",      "ping", "send_image",
    "e_a",        "e_c",          "e_n",    "e_v",     "download", "link", "search",
    "search_cat", "search_count", "idgoal", "revenue", "c_n",      "c_p",  "c_i"};

/// The fields of one action: in the query, or in the form that was sent, or in both.
class Action
{
public:
    Action(std::string_view query, std::string_view form)
    {
        read(form);
        read(query);
    }

    const QByteArray& operator[](std::string_view name) const { return m_values[placeOf(name)]; }

private:
    static std::size_t placeOf(std::string_view name)
    {
        return std::size_t(std::find(actionFields.begin(), actionFields.end(), name) -
                           actionFields.begin());
    }

    /// What is there already stays.
    void read(std::string_view fields)
    {
        while (!fields.empty()) {
            std::string_view value = takeUntil(fields, '&');
            const std::size_t place = placeOf(takeUntil(value, '='));
            if (place < actionFields.size() && m_values[place].isEmpty())
                m_values[place] = formDecoded(value);
        }
    }

    std::array<QByteArray, actionFields.size()> m_values;
};

/// What an action is beside a page view, and what more is said of it.
struct Own
{
    std::string_view field;
    const char* type; ///< null: what the field says
    std::array<std::string_view, 3> more;
};

constexpr std::array owns{
    Own{"e_a", nullptr, {"e_c", "e_n", "e_v"}},
    Own{"download", "download", {"download", "", ""}},
    Own{"link", "outlink", {"link", "", ""}},
    Own{"search", "search", {"search", "search_cat", "search_count"}},
    Own{"idgoal", "goal", {"idgoal", "revenue", ""}},
    Own{"c_n", "content", {"c_n", "c_p", "c_i"}},
};

Result<Event> ownEvent(const Own& own, const Action& action, Tracked tracked,
                       const TrackerContext& context)
{
    const QByteArray said = action[own.field];
    tracked.type = own.type ? std::string_view(own.type) : viewOf(said);
    Result<Event> event = eventOf(tracked, context);
    for (const std::string_view field : own.more) {
        const QByteArray text = field.empty() ? QByteArray() : action[field];
        if (event && !text.isEmpty())
            addOwn(*event, field, viewOf(text));
    }
    return event;
}

Result<Event> eventOfAction(const Action& action, const Tracked& tracked,
                            const TrackerContext& context)
{
    for (const Own& own : owns) {
        if (!action[own.field].isEmpty())
            return ownEvent(own, action, tracked, context);
    }
    return eventOf(tracked, context);
}

/// Reads one action into `reading`; empty, or what is wrong with it.
std::string readAction(const Action& action, const TrackerContext& context, TrackerReading& reading)
{
    if (action["rec"] != "1")
        return "rec: 1 is needed";
    const QByteArray url = action["url"];
    const QByteArray referrer = action["urlref"];
    const QByteArray visitor = action["_id"];
    const QByteArray user = action["uid"];
    Tracked tracked;
    tracked.url = viewOf(url);
    tracked.referrer = viewOf(referrer);
    tracked.session = viewOf(visitor);
    tracked.visitor = viewOf(user.isEmpty() ? visitor : user);
    return keep(reading, eventOfAction(action, tracked, context), action["ping"] != "1");
}

HttpResponse answerOf(const Action& action)
{
    if (action["send_image"] != "0")
        return pixel();
    return noContent();
}

TrackerReading readBulk(std::string_view body, TrackerContext& context)
{
    const JsonParser::Parsed parsed = context.json.parseCopy(body);
    if (!parsed)
        return refusedInText(parsed.error());
    simdjson::dom::array requests;
    if ((*parsed)["requests"].get(requests) != simdjson::SUCCESS)
        return refusedInText("requests: an array is needed");
    if (requests.size() > context.maxEvents)
        return refusedInText("more actions than one request may have");
    TrackerReading reading;
    for (const simdjson::dom::element each : requests) {
        std::string_view query;
        const bool isText = each.get(query) == simdjson::SUCCESS;
        if (query.starts_with('?'))
            query.remove_prefix(1);
        if (!isText || !readAction({query, {}}, context, reading).empty())
            ++reading.refused;
    }
    JsonWriter json;
    json.beginObject().key("status").text("success");
    json.key("tracked").number(std::int64_t(requests.size()) - reading.refused);
    json.key("invalid").number(reading.refused).endObject();
    reading.answer = HttpResponse::json(status::ok, QByteArray::fromStdString(json.take()));
    return reading;
}

} // namespace

TrackerReading readMatomo(const HttpRequest& request, TrackerContext& context)
{
    if (const std::string_view body = trimmed(viewOf(request.body)); body.starts_with('{'))
        return readBulk(body, context);
    const Action action(viewOf(request.query), viewOf(request.body));
    TrackerReading reading;
    reading.answer = answerOf(action);
    const std::string complaint = readAction(action, context, reading);
    return complaint.empty() ? reading : refusedInText(complaint);
}

} // namespace footfall
