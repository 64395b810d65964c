// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/alerts/alert_rule.h"
#include "core/live/usual_teacher.h"
#include "core/source/alerts/alert_comparison.h"
#include "core/store/archive/minute_reader.h"

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace footfall {

/// What one rule of each site told.
struct ReplayedAlerts
{
    /// In the order of time; of more than `maxAlerts`, not all.
    std::vector<Alert> alerts;
    bool isCut = false;
    /// Sites that were looked at.
    std::int64_t sites = 0;
    /// From then on: later than asked for when nothing was kept before.
    TimeMs from;
};

/// Goes through the minutes that are kept as the rule of each site does, and says what it tells;
/// several rules of a site hear the same minutes in one pass. What was kept before `from` teaches
/// what is usual. A minute is looked at when it is over, not each ten seconds within it, and pages
/// are not: a little of what a server tells comes later here, or not at all. One thread at a time.
class AlertReplay
{
public:
    /// The rules of a site, fresh ones: for every site as many.
    using RulesOf = std::function<std::vector<AlertRule>(const std::string& site)>;

    AlertReplay(AlertReplayRequest request, RulesOf rules);
    AlertReplay(const AlertReplay&) = delete;
    AlertReplay& operator=(const AlertReplay&) = delete;

    /// Goes on for some tenths of a second at most: between two calls others may read. Fails when
    /// the database cannot be read, on a span that is too long, and on too many rows.
    Result<Progress> goOn(Database& database);
    /// Once it is done: what the first rule of each site told, and the second, and so on; empty
    /// where no site was found.
    std::vector<ReplayedAlerts> take();
    const AlertReplayRequest& request() const { return m_request; }

    /// Why it fails where more is kept than it goes through.
    static constexpr char tooMuch[] = "too much is kept of these days: ask for fewer";

private:
    bool wants(const MinuteCounts& minute) const;
    void minute(const MinuteCounts& minute);
    void tell(std::size_t rule, const std::vector<Finding>& found, const MinuteCounts& minute);
    std::vector<AlertRule>* rulesOf(const std::string& site);
    Result<void> begin(Database& database);
    /// False: the database could not be read.
    bool readPiece(MinuteReader& reader);

    const AlertReplayRequest m_request;
    const RulesOf m_newRules;
    std::unordered_map<std::string, std::vector<AlertRule>> m_rules;
    std::vector<ReplayedAlerts> m_told;
    std::vector<Outage> m_outages;
    UsualTeacher m_teacher;
    bool m_hasBegun = false;
    /// Up to where it has come, and how much is read at a time.
    TimeMs m_at;
    DurationMs m_piece = 0;
    std::int64_t m_sites = 0;
    /// Minutes of sites since `goOn` was called; to look for some counts as one.
    std::int64_t m_taken = 0;
    /// The earliest minute of a site that is wanted.
    std::optional<TimeMs> m_first;
};

/// From what was told at each of `allSensitivities`, the calls: what is over calls nobody.
AlertComparison compareAlerts(const AlertReplayRequest& request,
                              const std::vector<ReplayedAlerts>& told);

/// A span that can be gone through, or what is wrong with it: whole minutes, and no later than what
/// is kept by now.
Result<AlertReplayRequest> checkReplay(AlertReplayRequest request, TimeMs now);

} // namespace footfall
