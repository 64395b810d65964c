// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/alert_json.h"

#include <cmath>

namespace footfall {

namespace {

std::string atSite(const Alert& alert)
{
    return alert.site.empty() ? "" : " on " + alert.site;
}

std::string minutesText(DurationMs span)
{
    const std::int64_t minutes = std::max<std::int64_t>(1, (span + minuteMs / 2) / minuteMs);
    return minutes == 1 ? "minute" : std::to_string(minutes) + " minutes";
}

/// "83 in the last minute, usually 23–39 at this hour".
std::string countedText(const Alert& alert)
{
    const auto low = static_cast<std::int64_t>(std::floor(alert.low));
    const auto high = static_cast<std::int64_t>(std::ceil(alert.high));
    return std::to_string(alert.count) + " in the last " + minutesText(alert.span) + ", usually " +
           std::to_string(low) + "–" + std::to_string(high) + " at this hour";
}

std::string silenceText(const Alert& alert)
{
    const std::string begin = "Silence: no visitor" + atSite(alert) + " for " +
                              (alert.span < 2 * minuteMs ? "a " : "") + minutesText(alert.span);
    const double perMinute = alert.expected * double(minuteMs) / double(std::max(alert.span, minuteMs));
    if (perMinute >= 1)
        return begin + "; at this hour " + std::to_string(std::llround(perMinute)) +
               " a minute are usual";
    return begin + "; about " + std::to_string(std::llround(alert.expected)) +
           " were to be expected";
}

std::string backText(const Alert& alert)
{
    if (alert.isUsualNow)
        return "Usual from now on" + atSite(alert) + ": it is so for " + minutesText(alert.span);
    std::string text = "Back to usual" + atSite(alert) + " after " + minutesText(alert.span);
    if (!alert.wasDrop && alert.value > 0)
        text += ", most " + std::to_string(alert.value) + " a minute";
    return text;
}

std::string pageText(const Alert& alert)
{
    return "Page spike" + atSite(alert) + ": " + std::to_string(alert.count) + " views of " +
           alert.page + " in the last " + minutesText(alert.span) + ", about " +
           std::to_string(std::llround(alert.expected)) + " are usual beside its other pages";
}

std::string evictedText(std::int64_t sessions)
{
    if (sessions == 1)
        return "Too many live sessions: the one that was idle longest is no longer shown";
    return "Too many live sessions: the " + std::to_string(sessions) +
           " that were idle longest are no longer shown";
}

void writeFigures(JsonWriter& json, const Alert& alert)
{
    json.key("direction").text(alert.isDrop() ? "down" : "up");
    json.key("span").number(alert.span / secondMs).key("count").number(alert.count);
    json.key("expected").decimal(alert.expected);
    json.key("low").decimal(alert.low).key("high").decimal(alert.high);
}

} // namespace

std::string_view alertLevel(const Alert& alert)
{
    if (alert.kind == Alert::Kind::Milestone)
        return "milestone";
    return alert.isAlarm() || alert.kind == Alert::Kind::Crowd ? "warning" : "info";
}

std::string alertMessage(const Alert& alert)
{
    switch (alert.kind) {
    case Alert::Kind::Spike:
        return "Visitor spike" + atSite(alert) + ": " + countedText(alert);
    case Alert::Kind::Rise:
        return "More visitors than usual" + atSite(alert) + ": " + countedText(alert);
    case Alert::Kind::Drop:
        return "Fewer visitors than usual" + atSite(alert) + ": " + countedText(alert);
    case Alert::Kind::Silence:
        return silenceText(alert);
    case Alert::Kind::BackToUsual:
        return backText(alert);
    case Alert::Kind::PageSpike:
        return pageText(alert);
    case Alert::Kind::Crowd:
        return "Visitor spike" + atSite(alert) + ": " + std::to_string(alert.visitorsLastMinute) +
               " in the last minute, usual not known yet";
    case Alert::Kind::Milestone:
        return "Milestone" + atSite(alert) + ": " + std::to_string(alert.value) +
               " visitors active at once";
    case Alert::Kind::Cleared:
        return "The live statistics were cleared";
    case Alert::Kind::ClockSetBack:
        return "The clock was set back: the live statistics begin anew";
    case Alert::Kind::NotStored:
        return "Events cannot be stored and are refused; it is tried again";
    case Alert::Kind::StoredAgain:
        return "Events are stored again";
    case Alert::Kind::Evicted:
        break;
    }
    return evictedText(alert.value);
}

void writeAlert(JsonWriter& json, const Alert& alert)
{
    json.beginObject().key("level").text(alertLevel(alert));
    json.key("message").text(alertMessage(alert)).key("details").beginObject();
    json.key("kind").text(alertWord(alert.kind));
    json.key("visitorsLastMinute").number(alert.visitorsLastMinute);
    json.key("activeVisitors").number(alert.activeVisitors);
    if (alert.isUnusual())
        writeFigures(json, alert);
    else
        json.key("value").number(alert.value);
    json.textIfAny("site", alert.site);
    json.textIfAny("page", alert.page);
    json.key("timestamp").time(alert.at).endObject().endObject();
}

} // namespace footfall
