// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/checkpoint/checkpoint_fields.h"
#include "core/live/sessions/session.h"

#include <array>
#include <vector>

namespace footfall {

/// Without its site and time.
void describeCounts(auto& fields, auto& minute)
{
    fields.counts(minute.pageViews, minute.events, minute.newVisitors, minute.sessionsBegun);
    fields.numbers(minute.peakActive);
}

/// All sites, their counters and labels. Ids stay what they were, for the sessions name them.
void writeSites(FieldWriter& writer, const SiteTable& sites);

/// A tally that is being read from a checkpoint: labels first, then who holds them.
class TallyLoading
{
public:
    explicit TallyLoading(Tally& tally)
        : m_tally(tally)
    {
    }

    void read(FieldReader& reader);
    /// One more holds it.
    void hold(Tally::Id id, FieldReader& reader);
    /// Everybody has been counted.
    void finish(FieldReader& reader);

private:
    Tally::Id readLabel(FieldReader& reader);
    void readToday(FieldReader& reader);

    Tally& m_tally;
    /// Those that are held, by rank.
    std::vector<Tally::Id> m_order;
    /// By id.
    std::vector<std::uint32_t> m_held;
};

/// A scope that is being read from a checkpoint: its counters and labels first, then the sessions.
class ScopeLoading
{
public:
    explicit ScopeLoading(Scope& scope);

    void read(FieldReader& reader);
    /// An active session counts here, under these labels.
    void begin(const Session& session, const SessionLabels& labels, FieldReader& reader);
    void finish(FieldReader& reader);

private:
    Scope& m_scope;
    /// In the order of the labels.
    std::vector<TallyLoading> m_tallies;
};

} // namespace footfall
