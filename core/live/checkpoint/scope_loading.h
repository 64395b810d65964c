// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_reader.h"
#include "core/live/sessions/session.h"

#include <vector>

namespace footfall {

/// A tally that is being read from a checkpoint: labels first, then who holds them.
class TallyLoading
{
public:
    explicit TallyLoading(Tally& tally)
        : m_tally(tally)
    {
    }

    void read(ByteReader& reader);
    /// One more holds it.
    void hold(Tally::Id id, ByteReader& reader);
    /// Everybody has been counted.
    void finish(ByteReader& reader);

private:
    Tally& m_tally;
    /// By rank.
    std::vector<Tally::Id> m_order;
    /// By id.
    std::vector<std::uint32_t> m_held;
};

/// A scope that is being read from a checkpoint: its counters and labels first, then the sessions.
class ScopeLoading
{
public:
    explicit ScopeLoading(Scope& scope);

    void read(ByteReader& reader);
    /// An active session counts here, under these labels.
    void begin(const Session& session, const SessionLabels& labels, ByteReader& reader);
    void finish(ByteReader& reader);

private:
    Scope& m_scope;
    TallyLoading m_countries;
    TallyLoading m_cities;
    TallyLoading m_referrers;
    TallyLoading m_devices;
};

} // namespace footfall
