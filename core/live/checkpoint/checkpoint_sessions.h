// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/checkpoint/checkpoint_tables.h"
#include "core/live/checkpoint/checkpoint_texts.h"
#include "core/live/sessions/session_data.h"

#include <deque>
#include <vector>

namespace footfall {

/// What the times and moves of sessions are told from.
struct CheckpointMoment
{
    TimeMs now;
    std::uint64_t moves = 0;
};

/// The pages and labels that it names are in the checkpoint already, its texts may be new.
void writeSession(FieldWriter& writer, TextsWriter& texts, const Session& session,
                  const CheckpointMoment& moment);

/// Sites and sessions that are being read from a checkpoint into fresh data.
class SessionsLoading
{
public:
    SessionsLoading(SessionData& data, TimeMs now);

    /// The sites; after that, the pages must be read.
    void readSites(FieldReader& reader);
    /// Up to the end mark.
    void readSessions(FieldReader& reader);
    /// Bytes of all sessions.
    std::size_t bytes() const { return m_bytes; }

    /// What stands before each session, and after the last one.
    static constexpr std::uint8_t sessionMark = 1;
    static constexpr std::uint8_t endMark = 0;

private:
    struct Place
    {
        std::uint64_t move;
        SessionSlot slot;
    };

    void readSession(FieldReader& reader);
    void link();

    SessionData& m_data;
    TimeMs m_now;
    TextsReader m_texts;
    ScopeLoading m_all;
    std::deque<ScopeLoading> m_sites;
    std::vector<Place> m_heard;
    std::vector<Place> m_onPage;
    std::vector<Place> m_fromCountry;
    std::size_t m_bytes = 0;
};

} // namespace footfall
