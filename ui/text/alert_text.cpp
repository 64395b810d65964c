// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/alert_text.h"

#include "ui/text/local_day.h"
#include "ui/text/text_format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

struct AlertWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::Alerts)
};

QString minutesText(DurationMs span)
{
    const qint64 minutes = std::max<qint64>(1, std::llround(double(span) / double(minuteMs)));
    return countText(minutes, AlertWords::tr("%1 minutes", nullptr, numerus(minutes)));
}

QString rangeText(double low, double high)
{
    return AlertWords::tr("%1–%2").arg(numberText(qint64(std::floor(low))),
                                       numberText(qint64(std::ceil(high))));
}

/// "83 in 5 minutes, usual 23–39".
QString countedText(const Alert& alert)
{
    const QString usual = rangeText(alert.low, alert.high);
    return AlertWords::tr("%1 in %2, usual %3")
        .arg(numberText(alert.count), minutesText(alert.span), usual);
}

QString silenceText(const Alert& alert)
{
    const QString span = minutesText(alert.span);
    const double perMinute =
        alert.expected * double(minuteMs) / double(std::max(alert.span, minuteMs));
    if (perMinute >= 1)
        return AlertWords::tr("nobody for %1, usual %2 a minute")
            .arg(span, numberText(std::llround(perMinute)));
    return AlertWords::tr("nobody for %1, usual about %2 in that time")
        .arg(span, numberText(std::llround(alert.expected)));
}

QString backText(const Alert& alert)
{
    if (alert.isUsualNow)
        return AlertWords::tr("usual from now on, after %1").arg(minutesText(alert.span));
    const QString after = AlertWords::tr("after %1").arg(minutesText(alert.span));
    if (alert.wasDrop || alert.value == 0)
        return after;
    return AlertWords::tr("%1, most %2 a minute").arg(after, numberText(alert.value));
}

/// What happened, without where.
QString whatText(const Alert& alert)
{
    switch (alert.kind) {
    case Alert::Kind::Spike:
    case Alert::Kind::Rise:
    case Alert::Kind::Drop:
        return countedText(alert);
    case Alert::Kind::PageSpike:
        return AlertWords::tr("%1 views of %2 in %3, usual about %4")
            .arg(numberText(alert.count), shownPage(alert.page), minutesText(alert.span),
                 numberText(std::llround(alert.expected)));
    case Alert::Kind::Silence:
        return silenceText(alert);
    case Alert::Kind::BackToUsual:
        return backText(alert);
    case Alert::Kind::Crowd:
        return AlertWords::tr("%1 in 1 minute, usual not known yet")
            .arg(numberText(alert.visitorsLastMinute));
    case Alert::Kind::Milestone:
        return AlertWords::tr("%1 visitors at once, the first time today")
            .arg(numberText(alert.value));
    case Alert::Kind::Evicted:
        return countText(alert.value,
                         AlertWords::tr("%1 oldest sessions let go: the limit is reached", nullptr,
                                        numerus(alert.value)));
    case Alert::Kind::Cleared:
        return AlertWords::tr("The live statistics begin anew");
    case Alert::Kind::ClockSetBack:
        return AlertWords::tr("The computer's clock went back by more than an hour: "
                              "the live statistics begin anew");
    case Alert::Kind::NotStored:
        return AlertWords::tr("Events cannot be stored and are refused; it is tried again");
    case Alert::Kind::StoredAgain:
        return AlertWords::tr("Events are stored again");
    }
    return {};
}

} // namespace

QString alertTitle(const Alert& alert)
{
    switch (alert.kind) {
    case Alert::Kind::Spike:
        return AlertWords::tr("Spike");
    case Alert::Kind::Rise:
        return AlertWords::tr("Rise");
    case Alert::Kind::Drop:
        return AlertWords::tr("Drop");
    case Alert::Kind::Silence:
        return AlertWords::tr("Silence");
    case Alert::Kind::BackToUsual:
        return AlertWords::tr("Back to usual");
    case Alert::Kind::Crowd:
        return AlertWords::tr("Many at once");
    case Alert::Kind::PageSpike:
        return AlertWords::tr("Page spike");
    case Alert::Kind::Milestone:
        return AlertWords::tr("Milestone");
    case Alert::Kind::Evicted:
        return AlertWords::tr("Limit");
    case Alert::Kind::Cleared:
        return AlertWords::tr("Cleared");
    case Alert::Kind::ClockSetBack:
        return AlertWords::tr("Clock set back");
    case Alert::Kind::NotStored:
        return AlertWords::tr("Not stored");
    case Alert::Kind::StoredAgain:
        return AlertWords::tr("Stored again");
    }
    return {};
}

QString alertText(const Alert& alert)
{
    const QString what = whatText(alert);
    if (alert.site.empty())
        return what;
    return AlertWords::tr("%1, on %2").arg(what, shownText(alert.site));
}

QString alertHeadline(const Alert& alert)
{
    const QString where =
        alert.site.empty()
            ? alertTitle(alert)
            : AlertWords::tr("%1 on %2").arg(alertTitle(alert), shownText(alert.site));
    if (alert.severity() == Alert::Severity::Error)
        return AlertWords::tr("■ %1").arg(where);
    return (alert.isDrop() ? AlertWords::tr("▼ %1") : AlertWords::tr("▲ %1")).arg(where);
}

const Alert* worstOpen(const Snapshot& snapshot)
{
    return snapshot.openAlerts.empty() ? nullptr : &snapshot.openAlerts.front();
}

const Alert* worstCalling(const Snapshot& snapshot)
{
    const Alert* worst = worstOpen(snapshot);
    return worst && !worst->isHandled() ? worst : nullptr;
}

const Alert* justOver(const Snapshot& snapshot)
{
    constexpr DurationMs freshFor = 10 * minuteMs;
    if (!snapshot.quietSince || snapshot.at - *snapshot.quietSince >= freshFor)
        return nullptr;
    const auto end =
        std::find_if(snapshot.alerts.begin(), snapshot.alerts.end(), [&](const Alert& each) {
            return each.at == *snapshot.quietSince &&
                   (each.kind == Alert::Kind::BackToUsual || each.kind == Alert::Kind::StoredAgain);
        });
    return end == snapshot.alerts.end() ? nullptr : &*end;
}

QString handledText(const Alert& alert, TimeMs now)
{
    const bool isMuted = alert.mutedUntil && *alert.mutedUntil > now;
    return joined(
        {alert.seenAt ? AlertWords::tr("seen %1").arg(minuteText(*alert.seenAt)) : QString(),
         isMuted ? AlertWords::tr("muted until %1").arg(minuteText(*alert.mutedUntil))
                 : QString()});
}

QString quietText(const std::optional<TimeMs>& since, TimeMs now)
{
    if (!since)
        return AlertWords::tr("All quiet");
    const bool isToday = dayStart(*since) == dayStart(now);
    return AlertWords::tr("All quiet since %1")
        .arg(isToday ? minuteText(*since) : shortDayText(*since));
}

QString replayedText(DurationMs span)
{
    constexpr double fewDays = 10;
    const qint64 hours = std::max<qint64>(1, std::llround(double(span) / double(hourMs)));
    if (hours < 24)
        return countText(hours, AlertWords::tr("%1 hours", nullptr, numerus(hours)));
    const double days = double(span) / double(dayMs);
    const bool isWhole = days >= fewDays || std::abs(days - std::round(days)) < 0.05;
    if (isWhole)
        return countText(std::llround(days),
                         AlertWords::tr("%1 days", nullptr, numerus(std::llround(days))));
    return AlertWords::tr("%1 days", nullptr, numerus(qint64(std::ceil(days))))
        .arg(QLocale().toString(days, 'f', 1));
}

QString usualText(const std::optional<Usual>& usual)
{
    if (!usual)
        return AlertWords::tr("usual not known yet");
    return AlertWords::tr("usual %1").arg(rangeText(usual->low, usual->high));
}

Standing shownStanding(std::int64_t count, const std::optional<Usual>& usual)
{
    if (!usual)
        return Standing::Usual;
    return standingOf(double(count),
                      {usual->level, std::floor(usual->low), std::ceil(usual->high)});
}

QString standingText(std::int64_t count, const std::optional<Usual>& usual)
{
    const Standing standing = shownStanding(count, usual);
    if (standing == Standing::Usual)
        return usualText(usual);
    const QString range = rangeText(usual->low, usual->high);
    return standing == Standing::Above ? AlertWords::tr("more than usual, %1").arg(range)
                                       : AlertWords::tr("fewer than usual, %1").arg(range);
}

} // namespace footfall
