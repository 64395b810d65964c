// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/command_options.h"
#include "app/local_time.h"
#include "app/options/sensitivity_name.h"
#include "core/base/time/clock.h"
#include "core/protocol/dashboards/alert_json.h"
#include "core/store/archive/archive.h"
#include "core/store/sensitivity_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace footfall {

namespace {

constexpr DurationMs spanByDefaultMs = 7 * dayMs;

QList<QCommandLineOption> alertsOptions()
{
    const auto option = [](const char* name, const char* does, const char* value) {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(does),
                                  QString::fromLatin1(value));
    };
    return {
        option("from", "The first day, as in 2026-11-28; seven days before the end.", "DAY"),
        option("to", "The last day; today, until now.", "DAY"),
        option("site", "Only alerts of this site.", "NAME"),
        option("sensitivity",
               "How little is told: quiet, normal or keen; SITE=keen for one site; repeatable. "
               "Without it, as was chosen in a dashboard.",
               "HOW"),
    };
}

/// Nothing: the option is not given.
Result<std::optional<QDate>> dayOf(const CommandOptions& options, const char* name)
{
    if (!options.has(name))
        return std::optional<QDate>();
    const QDate day = QDate::fromString(QString::fromStdString(options.text(name)), Qt::ISODate);
    if (day.isValid() && day.year() >= 1970 && day.year() <= 2100)
        return std::optional(day);
    return Error{std::string("--").append(name).append(" ").append(options.text(name)) +
                 ": a day is needed, as in 2026-11-28"};
}

/// The minute before may be on its way to the disk.
TimeMs lastKept(TimeMs now)
{
    return minuteOf(now) - minuteMs;
}

Result<AlertReplayRequest> requestOf(const CommandOptions& options, TimeMs now)
{
    const Result<std::optional<QDate>> first = dayOf(options, "from");
    const Result<std::optional<QDate>> last = dayOf(options, "to");
    if (!first || !last)
        return Error{first ? last.error() : first.error()};
    AlertReplayRequest request;
    request.to = lastKept(now);
    if (*last)
        request.to = std::min(request.to, minuteOf(beginOfDay((*last)->addDays(1))));
    request.from = *first ? minuteOf(beginOfDay(**first)) : request.to - spanByDefaultMs;
    if (request.from >= request.to)
        return Error{"--from " + options.text("from") + ": an earlier day is needed" +
                     (*last ? ", not after --to " + options.text("to") : std::string())};
    if (request.to - request.from > AlertReplayRequest::longestSpanMs)
        return Error{"--from " + options.text("from") + ": at most " +
                     std::to_string(AlertReplayRequest::longestSpanMs / dayMs) +
                     " days can be asked for"};
    if (options.has("site"))
        request.site = options.text("site");
    return request;
}

/// Those of the options; without any, those that were chosen in a dashboard.
Result<Sensitivities> sensitivitiesOf(const CommandOptions& options)
{
    Sensitivities sensitivities;
    for (const QString& text : options.texts("sensitivity")) {
        if (const Result<void> taken = takeSensitivity(text, sensitivities); !taken)
            return Error{taken.error()};
    }
    if (options.has("sensitivity"))
        return sensitivities;
    const Result<ChosenSensitivities> chosen = SensitivityFile(options.folder()).read();
    return chosen ? Result<Sensitivities>(chosen->over(sensitivities)) : Error{chosen.error()};
}

void printLine(const Alert& alert)
{
    const QString when = localDateTime(alert.at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    std::printf("%s  %s  %s\n", qUtf8Printable(when),
                alert.site.empty() ? "(no site)" : alert.site.c_str(), alertMessage(alert).c_str());
}

std::string counted(std::int64_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// "6.6 days", "7 days".
std::string daysText(double days)
{
    std::string text = QString::number(days, 'f', 1).toStdString();
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text + (text == "1" ? " day" : " days");
}

/// " (spike 1, drop 2)"; nothing without alerts.
std::string kindsText(const std::vector<Alert>& alerts)
{
    std::map<Alert::Kind, std::int64_t> kinds;
    for (const Alert& alert : alerts)
        kinds[alert.kind] += alert.isCall() ? 1 : 0;
    std::string text;
    for (const auto& [kind, count] : kinds) {
        if (count > 0)
            text += (text.empty() ? " (" : ", ") + std::string(alertWord(kind)) + " " +
                    std::to_string(count);
    }
    return text.empty() ? text : text + ")";
}

void printSummary(const ReplayedAlerts& replayed, TimeMs to)
{
    const auto calls = std::count_if(replayed.alerts.begin(), replayed.alerts.end(),
                                     [](const Alert& alert) { return alert.isCall(); });
    const double days = double(to - replayed.from) / double(dayMs);
    const double rate = double(calls) / (days * double(replayed.sites));
    const int digits = calls > 0 && rate < 0.1 ? 3 : 1;
    std::printf("%s%s in %s on %s%s, %s a site and day\n", replayed.isCut ? "more than " : "",
                counted(calls, "alert").c_str(), daysText(days).c_str(),
                counted(replayed.sites, "site").c_str(), kindsText(replayed.alerts).c_str(),
                qUtf8Printable(QString::number(rate, 'f', digits)));
}

Result<void> listAlerts(const CommandOptions& options, const AlertReplayRequest& request,
                        const Sensitivities& sensitivities)
{
    Archive archive(options.databasePath());
    const Result<ReplayedAlerts> replayed =
        archive.alerts(request, AlertRule(localTime), sensitivities);
    if (!replayed)
        return Error{replayed.error()};
    if (replayed->sites == 0 || replayed->from >= request.to)
        return Error{"nothing is kept of these days" +
                     (request.site ? " on " + *request.site : std::string())};
    for (const Alert& alert : replayed->alerts)
        printLine(alert);
    printSummary(*replayed, request.to);
    return {};
}

} // namespace

CommandForm alertsForm()
{
    return {QStringLiteral("alerts"),
            QStringLiteral("Lists what alerts there would have been in days that are kept, beside "
                           "a running server or without one. The days before teach what is usual, "
                           "up to eight weeks."),
            alertsOptions()};
}

int alertsCommand(const QStringList& arguments)
{
    const QString name = QStringLiteral("alerts");
    CommandOptions options(alertsForm());
    if (const Result<void> read = options.read(arguments); !read)
        return complain(name, QString::fromStdString(read.error()), exitMisused);
    const Result<AlertReplayRequest> request = requestOf(options, SystemClock().now());
    if (!request)
        return complain(name, QString::fromStdString(request.error()), exitMisused);
    if (const Result<void> there = options.folderIsThere(); !there)
        return complain(name, QString::fromStdString(there.error()), exitFailed);
    const Result<Sensitivities> sensitivities = sensitivitiesOf(options);
    if (!sensitivities)
        return complain(name, QString::fromStdString(sensitivities.error()), exitMisused);
    const Result<void> listed = listAlerts(options, *request, *sensitivities);
    return listed ? exitGood : complain(name, QString::fromStdString(listed.error()), exitFailed);
}

} // namespace footfall
