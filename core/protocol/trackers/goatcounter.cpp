// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/goatcounter.h"

#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

#include <utility>

namespace footfall {

namespace {

/// What it says of itself when the browser is driven by a program.
constexpr int botFrom = 150;

TrackerReading refusedByGoatCounter(std::string_view why)
{
    HttpResponse answer = plainText(status::badRequest, why);
    answer.headers.append({QByteArrayLiteral("X-Goatcounter"), bytesOf(why)});
    return refusedWith(std::move(answer));
}

bool isSaid(const QByteArray& value)
{
    return !value.isEmpty() && value != "0" && value != "false";
}

} // namespace

TrackerReading readGoatCounter(const HttpRequest& request, TrackerContext& context)
{
    const QByteArray path = request.queryValue("p");
    const QByteArray referrer = request.queryValue("r");
    QByteArray query = request.queryValue("q");
    if (query.startsWith('?'))
        query.remove(0, 1);
    TrackerReading reading;
    reading.answer = pixel();
    if (request.queryValue("b").toInt() >= botFrom)
        return reading;
    Tracked tracked;
    tracked.url = viewOf(path);
    tracked.referrer = viewOf(referrer);
    tracked.query = viewOf(query);
    // An event's name takes the place of the page.
    if (isSaid(request.queryValue("e")) && !path.isEmpty()) {
        tracked.type = viewOf(path);
        tracked.url = "/";
    }
    Result<Event> event = eventOf(tracked, context);
    if (!event)
        return refusedByGoatCounter(event.error());
    reading.events.push_back(std::move(*event));
    return reading;
}

} // namespace footfall
