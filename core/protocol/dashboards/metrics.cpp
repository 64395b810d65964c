// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/metrics.h"

#include <array>
#include <string_view>
#include <utility>

namespace footfall {

namespace {

constexpr double msPerSecond = 1'000;
constexpr double nsPerSecond = 1e9;

void describe(QByteArray& text, const char* name, const char* type, const char* help)
{
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
}

void add(QByteArray& text, const char* name, const char* type, const char* help,
         const QByteArray& value)
{
    describe(text, name, type, help);
    text.append(name).append(' ').append(value).append('\n');
}

void addPhase(QByteArray& text, StoreState::Phase phase)
{
    using Phase = StoreState::Phase;
    static constexpr std::array<std::pair<Phase, const char*>, 3> phases{
        {{Phase::None, "none"}, {Phase::Keeping, "keeping"}, {Phase::Failing, "failing"}}};
    constexpr char name[] = "footfall_store_phase";
    describe(text, name, "gauge", "1 for how the store stands: none, keeping or failing.");
    for (const auto& [one, word] : phases)
        text.append(name)
            .append("{phase=\"")
            .append(word)
            .append(one == phase ? "\"} 1\n" : "\"} 0\n");
}

/// Nothing while it is not known.
void addUsual(QByteArray& text, const char* name, const char* help,
              const std::optional<Usual>& usual)
{
    if (!usual)
        return;
    describe(text, name, "gauge", help);
    const std::array<std::pair<const char*, double>, 3> bounds{
        {{"level", usual->level}, {"low", usual->low}, {"high", usual->high}}};
    for (const auto& [bound, value] : bounds)
        text.append(name)
            .append("{bound=\"")
            .append(bound)
            .append("\"} ")
            .append(QByteArray::number(value, 'f', 2))
            .append('\n');
}

void addRefused(QByteArray& text, const RefusalCounts& refused)
{
    constexpr char name[] = "footfall_refused_total";
    describe(text, name, "counter", "What was refused, by reason.");
    for (std::size_t i = 0; i < refusedReasons; ++i)
        text.append(name)
            .append("{reason=\"")
            .append(refusedWords[i])
            .append("\"} ")
            .append(QByteArray::number(qint64(refused.of(Refused(i)))))
            .append('\n');
}

void addFiltered(QByteArray& text, const std::array<std::int64_t, filterReasons>& counts)
{
    constexpr char name[] = "footfall_filtered_events_total";
    describe(text, name, "counter", "Events of bots, which are not counted, by reason.");
    for (std::size_t i = 0; i < filterReasons; ++i)
        text.append(name)
            .append("{reason=\"")
            .append(filterReasonWords[i])
            .append("\"} ")
            .append(QByteArray::number(qint64(counts[i])))
            .append('\n');
}

QByteArray secondsOf(DurationNs duration)
{
    return QByteArray::number(double(duration) / nsPerSecond, 'g', 12);
}

void addHistogram(QByteArray& text, const char* name, const QByteArray& label,
                  const Histogram& histogram)
{
    const auto add = [&](const char* figure, const QByteArray& more, const QByteArray& value) {
        text.append(name).append(figure).append('{').append(label).append(more).append("} ");
        text.append(value).append('\n');
    };
    const auto addBucket = [&](const QByteArray& end, std::uint64_t count) {
        add("_bucket", ",le=\"" + end + '"', QByteArray::number(qulonglong(count)));
    };
    for (std::size_t i = 0; i < Histogram::ends; ++i)
        addBucket(secondsOf(Histogram::endOf(i)), histogram.upTo(i));
    addBucket("+Inf", histogram.count());
    add("_sum", {}, secondsOf(histogram.sum()));
    add("_count", {}, QByteArray::number(qulonglong(histogram.count())));
}

void addStages(QByteArray& text, const Stages& stages)
{
    constexpr char name[] = "footfall_stage_seconds";
    describe(text, name, "histogram", "How long each stage on the way of events took.");
    for (std::size_t i = 0; i < stageKinds; ++i)
        addHistogram(text, name, QByteArray("stage=\"").append(stageWords[i]).append('"'),
                     stages.of(Stage(i)));
}

/// In the order of the options: hosts may be alike.
void addWebhooks(QByteArray& text, const char* name, const char* type, const char* help,
                 const std::vector<WebhookState>& webhooks, std::int64_t WebhookState::*figure)
{
    describe(text, name, type, help);
    for (std::size_t i = 0; i < webhooks.size(); ++i)
        text.append(name)
            .append("{webhook=\"")
            .append(QByteArray::number(qulonglong(i + 1)))
            .append("\",host=\"")
            .append(webhooks[i].host.c_str())
            .append("\"} ")
            .append(QByteArray::number(qint64(webhooks[i].*figure)))
            .append('\n');
}

void addAllWebhooks(QByteArray& text, const std::vector<WebhookState>& webhooks)
{
    if (webhooks.empty())
        return;
    addWebhooks(text, "footfall_webhook_delivered_total", "counter", "Alerts that a webhook took.",
                webhooks, &WebhookState::delivered);
    addWebhooks(text, "footfall_webhook_given_up_total", "counter",
                "Alerts that a webhook will never be told.", webhooks, &WebhookState::givenUp);
    addWebhooks(text, "footfall_webhook_waiting", "gauge", "Alerts that wait for a webhook now.",
                webhooks, &WebhookState::waiting);
}

/// As a label has it: in it anything may stand.
QByteArray escapedLabel(const std::string& text)
{
    QByteArray label = QByteArray::fromStdString(text);
    return label.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

void addLogs(QByteArray& text, const std::vector<std::pair<std::string, LineCounts>>& logs)
{
    if (logs.empty())
        return;
    constexpr char name[] = "footfall_log_lines_total";
    describe(text, name, "counter", "Lines of web servers' logs that were read, by what they were.");
    for (const auto& [path, counts] : logs) {
        for (std::size_t i = 0; i < lineFates; ++i)
            text.append(name)
                .append("{log=\"")
                .append(escapedLabel(path))
                .append("\",fate=\"")
                .append(lineFateWords[i])
                .append("\"} ")
                .append(QByteArray::number(qint64(counts.lines[i])))
                .append('\n');
    }
}

} // namespace

QByteArray metricsText(const Metrics& metrics)
{
    QByteArray text;
    const auto gauge = [&](const char* name, const char* help, std::int64_t value) {
        add(text, name, "gauge", help, QByteArray::number(qint64(value)));
    };
    const auto counter = [&](const char* name, const char* help, std::int64_t value) {
        add(text, name, "counter", help, QByteArray::number(qint64(value)));
    };
    counter("footfall_events_total", "Events of visitors that were taken.", metrics.events);
    gauge("footfall_sessions_active", "Sessions active now.", metrics.activeSessions);
    addUsual(text, "footfall_usual_sessions_active", "Sessions that are usual now.",
             metrics.usualActive);
    addUsual(text, "footfall_usual_sessions_begun_per_minute",
             "Sessions begun a minute that are usual now.", metrics.usualPerMinute);
    gauge("footfall_visitors_present", "Visitors with a page open now.", metrics.presentVisitors);
    gauge("footfall_dashboards", "Dashboards connected now.", metrics.dashboards);
    gauge("footfall_connections", "Connections open now, WebSockets included.",
          metrics.connections);
    gauge("footfall_websockets", "WebSockets open now.", metrics.webSockets);
    counter("footfall_requests_total", "Requests that were answered.", metrics.requests);
    counter("footfall_requests_refused_total", "What was refused, for whatever reason.",
            metrics.refused.total());
    addRefused(text, metrics.refused);
    addFiltered(text, metrics.filtered);
    addPhase(text, metrics.store.phase);
    gauge("footfall_store_unkept_events", "Events that are shown but not on disk.",
          metrics.store.unkept);
    add(text, "footfall_store_commit_seconds", "gauge", "How long the last commit took.",
        QByteArray::number(metrics.store.commitMs / msPerSecond));
    addStages(text, metrics.stages);
    addAllWebhooks(text, metrics.webhooks);
    addLogs(text, metrics.logs);
    return text;
}

} // namespace footfall
