// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/alert_replay.h"

#include "core/live/alert_of.h"
#include "core/live/usual_teacher.h"
#include "core/store/archive/outages.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace footfall {

namespace {

/// A rule a site, and what they told within the days that were asked for.
class SiteRules
{
public:
    SiteRules(const AlertReplayRequest& request, const AlertRule& rule)
        : m_request(request)
        , m_rule(rule)
    {
    }

    bool wants(const MinuteCounts& minute) const
    {
        return minute.site && (!m_request.site || *m_request.site == *minute.site);
    }
    void minute(const MinuteCounts& minute)
    {
        AlertRule* rule = ruleOf(*minute.site);
        if (!rule)
            return;
        const auto found = rule->fullMinute(minute.minute, minute.sessionsBegun, minute.peakActive);
        if (minute.minute < m_request.from)
            return;
        for (const Finding& finding : found)
            tell(finding, minute);
    }
    /// Each site's are in the order of time, but not the sites'.
    ReplayedAlerts take()
    {
        std::stable_sort(m_told.alerts.begin(), m_told.alerts.end(),
                         [](const Alert& a, const Alert& b) { return a.at < b.at; });
        m_told.sites = std::int64_t(m_rules.size());
        return std::move(m_told);
    }

private:
    AlertRule* ruleOf(const std::string& site)
    {
        if (const auto known = m_rules.find(site); known != m_rules.end())
            return &known->second;
        if (m_rules.size() >= AlertReplayRequest::maxSites)
            return nullptr;
        AlertRule& rule = m_rules.emplace(site, m_rule.fresh()).first->second;
        rule.setSensitivity(m_request.sensitivities.of(site));
        return &rule;
    }
    void tell(const Finding& finding, const MinuteCounts& minute)
    {
        m_told.isCut = m_told.alerts.size() == AlertReplayRequest::maxAlerts;
        if (m_told.isCut)
            return;
        Alert alert = alertOfFinding(finding, *minute.site);
        alert.visitorsLastMinute = minute.sessionsBegun;
        alert.activeVisitors = minute.peakActive;
        m_told.alerts.push_back(std::move(alert));
    }

    const AlertReplayRequest& m_request;
    const AlertRule& m_rule;
    std::unordered_map<std::string, AlertRule> m_rules;
    ReplayedAlerts m_told;
};

/// The minutes that the rules want, to the teacher; `first` is the earliest of them.
bool readMinutes(MinuteReader& reader, const SiteRules& rules, UsualTeacher& teacher,
                 std::optional<TimeMs>& first)
{
    MinuteReader::Next next;
    while ((next = reader.next()) == MinuteReader::Next::Minute) {
        if (!rules.wants(reader.minute()))
            continue;
        first = first.value_or(reader.minute().minute);
        teacher.minute(reader.minute());
    }
    return next == MinuteReader::Next::End;
}

} // namespace

Result<ReplayedAlerts> replayAlerts(Database& database, const AlertReplayRequest& request,
                                    const AlertRule& rule)
{
    const auto [from, to] = std::pair(request.from, request.to);
    if (to - from > AlertReplayRequest::longestSpanMs)
        return Error{"at most " + std::to_string(AlertReplayRequest::longestSpanMs / dayMs) +
                     " days are gone through at a time"};
    const Result<DurationMs> lead = spanToTeach(database);
    if (!lead)
        return Error{lead.error()};
    const auto outages = readOutages(database, from - *lead, to);
    if (!outages)
        return Error{outages.error()};
    SiteRules rules(request, rule);
    UsualTeacher teacher([&](const MinuteCounts& each) { rules.minute(each); }, *outages);
    std::optional<TimeMs> first;
    MinuteReader before(database);
    before.goTo(from - *lead, from);
    MinuteReader asked(database, AlertReplayRequest::maxRows);
    if (!readMinutes(before, rules, teacher, first))
        return Error{database.failure()};
    asked.goTo(from, to);
    if (asked.from() > from)
        return Error{"too much is kept of these days: ask for fewer"};
    if (!readMinutes(asked, rules, teacher, first))
        return Error{database.failure()};
    teacher.end(to);
    ReplayedAlerts replayed = rules.take();
    replayed.from = std::max(from, first.value_or(to));
    return replayed;
}

} // namespace footfall
