// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/alerts/alert_rule.h"
#include "core/live/checkpoint/checkpoint_fields.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace footfall {

using Findings = std::vector<Finding>;

/// What calls for attention: neither an end nor a note.
inline bool isAlert(const Finding& finding)
{
    return finding.kind != Finding::Kind::Ended && finding.kind != Finding::Kind::NewSite &&
           !finding.isKnown;
}

inline Findings alertsOf(const Findings& findings)
{
    Findings alerts;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(alerts), isAlert);
    return alerts;
}

inline void append(Findings& findings, Findings more)
{
    findings.insert(findings.end(), more.begin(), more.end());
}

/// Everything of it, to compare.
inline std::string written(const Finding& finding)
{
    std::string text;
    for (std::int64_t value :
         {std::int64_t(finding.kind), std::int64_t(finding.ended), finding.at.sinceEpoch(),
          finding.span, finding.count, finding.since.sinceEpoch(), finding.lasted, finding.peak,
          std::int64_t(finding.isUsualNow), std::int64_t(finding.isKnown),
          finding.lastVisitAt.value_or(epoch).sinceEpoch()})
        text += std::to_string(value) + ' ';
    for (double value : {finding.expected, finding.low, finding.high, finding.deviations})
        text += std::to_string(std::bit_cast<std::uint64_t>(value)) + ' ';
    return text;
}

inline std::vector<std::string> written(const Findings& findings)
{
    std::vector<std::string> texts;
    for (const Finding& finding : findings)
        texts.push_back(written(finding));
    return texts;
}

inline std::string checkpoint(const AlertRule& rule)
{
    std::string bytes;
    FieldWriter writer(bytes);
    rule.write(writer);
    return bytes;
}

inline AlertRule restored(const AlertRule& rule)
{
    const std::string bytes = checkpoint(rule);
    FieldReader reader(bytes);
    AlertRule copy = rule.fresh();
    copy.read(reader);
    if (!reader.ok() || reader.left() != 0)
        qFatal("the checkpoint of a rule cannot be read");
    return copy;
}

} // namespace footfall
