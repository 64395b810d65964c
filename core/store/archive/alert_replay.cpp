// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/alert_replay.h"

#include "core/live/alert_of.h"
#include "core/store/archive/outages.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// Minutes of all sites together in one piece.
constexpr std::int64_t minutesAPiece = 10'000;

static_assert(AlertReplayRequest::longestSpanMs == MinuteReader::longestSpanMs);

} // namespace

AlertReplay::AlertReplay(AlertReplayRequest request, RulesOf rules)
    : m_request(std::move(request))
    , m_newRules(std::move(rules))
    , m_teacher([this](const MinuteCounts& each) { minute(each); }, m_outages)
{
}

bool AlertReplay::wants(const MinuteCounts& minute) const
{
    return minute.site && (!m_request.site || *m_request.site == *minute.site);
}

std::vector<AlertRule>* AlertReplay::rulesOf(const std::string& site)
{
    if (const auto known = m_rules.find(site); known != m_rules.end())
        return &known->second;
    if (m_rules.size() >= AlertReplayRequest::maxSites)
        return nullptr;
    auto& rules = m_rules.emplace(site, m_newRules(site)).first->second;
    m_told.resize(rules.size());
    return &rules;
}

void AlertReplay::minute(const MinuteCounts& minute)
{
    std::vector<AlertRule>* rules = rulesOf(*minute.site);
    ++m_taken;
    if (!rules)
        return;
    for (std::size_t i = 0; i < rules->size(); ++i) {
        const auto found =
            (*rules)[i].fullMinute(minute.minute, minute.sessionsBegun, minute.peakActive);
        if (minute.minute >= m_request.from)
            tell(i, found, minute);
    }
}

void AlertReplay::tell(std::size_t rule, const std::vector<Finding>& found,
                       const MinuteCounts& minute)
{
    ReplayedAlerts& told = m_told[rule];
    for (const Finding& finding : found) {
        told.isCut = told.alerts.size() == AlertReplayRequest::maxAlerts;
        if (told.isCut)
            return;
        Alert alert = alertOfFinding(finding, *minute.site);
        alert.visitorsLastMinute = minute.sessionsBegun;
        alert.activeVisitors = minute.peakActive;
        told.alerts.push_back(std::move(alert));
    }
}

Result<void> AlertReplay::begin(Database& database)
{
    const auto [from, to, site] = m_request;
    if (to - from > AlertReplayRequest::longestSpanMs)
        return Error{"at most " + std::to_string(AlertReplayRequest::longestSpanMs / dayMs) +
                     " days are gone through at a time"};
    const Result<std::int64_t> sites = countSites(database);
    if (!sites)
        return Error{sites.error()};
    if (*sites > std::int64_t(AlertReplayRequest::maxSites))
        return Error{tooMuch};
    m_sites = *sites;
    const std::int64_t each = std::max<std::int64_t>(*sites, 1);
    m_piece = std::clamp<DurationMs>(minutesAPiece / each * minuteMs, minuteMs, dayMs);
    const TimeMs lead = from - spanToTeach(*sites);
    MinuteReader before(database);
    before.goTo(lead, from);
    MinuteReader asked(database, AlertReplayRequest::maxRows);
    asked.goTo(from, to);
    if (before.hasFailed() || asked.hasFailed())
        return Error{database.failure()};
    if (asked.from() > from)
        return Error{tooMuch};
    m_at = before.from();
    auto outages = readOutages(database, lead, to);
    if (!outages)
        return Error{outages.error()};
    m_outages = std::move(*outages);
    m_hasBegun = true;
    return {};
}

Result<Progress> AlertReplay::goOn(Database& database)
{
    if (!m_hasBegun) {
        if (const Result<void> begun = begin(database); !begun)
            return Error{begun.error()};
        return Progress::More;
    }
    MinuteReader reader(database);
    bool isGood = true;
    for (m_taken = 0; isGood && m_taken < minutesAPiece && m_at < m_request.to;)
        isGood = readPiece(reader);
    return isGood ? Result<Progress>(moreIf(m_at < m_request.to)) : Error{database.failure()};
}

bool AlertReplay::readPiece(MinuteReader& reader)
{
    const TimeMs until = std::min(m_at + m_piece, m_request.to);
    reader.goTo(m_at, until);
    m_taken += m_sites + 1;
    MinuteReader::Next next;
    while ((next = reader.next()) == MinuteReader::Next::Minute) {
        ++m_taken;
        if (!wants(reader.minute()))
            continue;
        m_first = m_first.value_or(reader.minute().minute);
        m_teacher.minute(reader.minute());
    }
    m_teacher.end(until);
    m_at = until;
    return next == MinuteReader::Next::End;
}

/// Each site's are in the order of time, but not the sites'.
std::vector<ReplayedAlerts> AlertReplay::take()
{
    for (ReplayedAlerts& told : m_told) {
        std::stable_sort(told.alerts.begin(), told.alerts.end(),
                         [](const Alert& a, const Alert& b) { return a.at < b.at; });
        told.sites = std::int64_t(m_rules.size());
        told.from = std::max(m_request.from, m_first.value_or(m_request.to));
    }
    return std::move(m_told);
}

AlertComparison compareAlerts(const AlertReplayRequest& request,
                              const std::vector<ReplayedAlerts>& told)
{
    AlertComparison comparison;
    comparison.request = request;
    comparison.from = request.to;
    for (std::size_t i = 0; i < std::min(told.size(), comparison.told.size()); ++i) {
        comparison.from = told[i].from;
        comparison.sites = told[i].sites;
        AlertComparison::Told& calls = comparison.told[i];
        for (auto alert = told[i].alerts.rbegin(); alert != told[i].alerts.rend(); ++alert) {
            if (!alert->isCall() || ++calls.count > std::int64_t(AlertComparison::maxListed))
                continue;
            calls.alerts.push_back(*alert);
            calls.alerts.back().id = calls.alerts.size();
        }
    }
    return comparison;
}

Result<AlertReplayRequest> checkReplay(AlertReplayRequest request, TimeMs now)
{
    // The last minute may be on its way to the disk.
    request.from = minuteOf(request.from);
    request.to = std::min(minuteOf(request.to), minuteOf(now) - minuteMs);
    if (request.from >= request.to)
        return Error{"from: an earlier time is needed, before \"to\" and before now"};
    if (request.to - request.from > AlertReplayRequest::longestSpanMs)
        return Error{"from: at most " + std::to_string(AlertReplayRequest::longestSpanMs / dayMs) +
                     " days can be asked for"};
    return request;
}

} // namespace footfall
