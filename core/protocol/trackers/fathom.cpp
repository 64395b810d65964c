// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/fathom.h"

#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

namespace footfall {

namespace {

TrackerReading answeredByFathom(HttpResponse answer, std::int64_t refused = 0)
{
    TrackerReading reading;
    reading.refused = refused;
    reading.answer = std::move(answer);
    reading.answer.headers.append({QByteArrayLiteral("Tk"), QByteArrayLiteral("N")});
    return reading;
}

} // namespace

TrackerReading readFathom(const HttpRequest& request, TrackerContext& context)
{
    if (request.header("DNT") == "1")
        return answeredByFathom(plainText(status::ok, ""));
    QByteArray host = request.queryValue("h");
    const QByteArray path = request.queryValue("p");
    const QByteArray referrer = request.queryValue("r");
    if (host.isEmpty() || path.isEmpty())
        return answeredByFathom(plainText(status::badRequest, "h and p are needed"), 1);
    if (!host.contains("://"))
        host.prepend("https://");
    const QByteArray url = path.startsWith('/') ? host + path : host + '/' + path;
    Tracked tracked;
    tracked.url = viewOf(url);
    tracked.referrer = viewOf(referrer);
    TrackerReading reading = answeredByFathom(pixel());
    const std::string complaint = keep(reading, eventOf(tracked, context));
    return complaint.empty() ? reading
                             : answeredByFathom(plainText(status::badRequest, complaint), 1);
}

} // namespace footfall
