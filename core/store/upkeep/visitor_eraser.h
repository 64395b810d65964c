// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sqlite/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace footfall {

/// Whom to erase, and how far.
struct Erasure
{
    /// A visitor id, or the session id of one who has none, be it for some time only.
    std::string visitor;
    /// The newest visit and the newest position when it was asked for. What comes later stays: a
    /// visit that is under way again must not lose its row.
    std::int64_t lastVisit = INT64_MAX;
    std::int64_t lastSeq = INT64_MAX;
};

/// Erases a visitor from the store: its visits are deleted, its events blanked (their positions
/// stay), texts that only they used are deleted, and the bytes are overwritten. Counts of minutes
/// stay, because they name nobody. In steps of a few milliseconds. What was begun is noted in the
/// store until it is done, so that the next start can go on with it. Store thread.
///
/// A visit is a visitor's if one of its events is, whatever the others say. It is found first; from
/// then on no event may come to it, or its session would be lost: the live model must have
/// forgotten it, and what was on its way to it must be in the log, before the next step.
class VisitorEraser
{
public:
    explicit VisitorEraser(Erasure wanted);

    /// What was begun and not done, as after a stop on the way.
    static std::vector<Erasure> unfinished(const Database& database);
    /// Notes that it is to be done, as far as the furthest that was asked for the visitor; false
    /// when the database failed.
    static bool note(const Database& database, const Erasure& wanted);

    /// Looks at about `rows` rows, always on the same connection; Done when all is. After a
    /// failure it is over.
    Result<Progress> step(Database& database, int rows);
    /// The visits were found just now, and nothing was erased yet.
    bool hasFound() const { return m_part == Part::Note && m_at < 0; }
    /// Their numbers, in ascending order.
    static Result<std::vector<std::uint64_t>> found(const Database& database);
    std::int64_t visits() const { return m_visits; }
    std::int64_t events() const { return m_events; }

private:
    enum class Part
    {
        Begin,
        Find,  ///< visits in which the visitor is named later than by the first event
        Claim, ///< all visits, so that they are found again if this does not come to its end
        Note,  ///< the texts of the visits
        Events,
        VisitTexts, ///< finds out which of the texts others use as well
        EventTexts,
        Presence, ///< on pages that nobody else was on; its rows are minutes
        Overwrite
    };

    /// Steps that wait for those who read.
    static constexpr int maxWaits = 1'000;

    bool isOfVisits() const;
    bool deleteVisits(Database& database);
    const char* queryOf(const char* visits, const char* events, const char* presence) const;
    Result<std::int64_t> lastRow(Database& database) const;
    bool start(Database& database);
    bool erase(Database& database, std::int64_t after, std::int64_t upTo);
    bool goOn(Database& database, std::int64_t upTo, std::int64_t last);
    Result<Progress> overwrite(Database& database);

    const Erasure m_wanted;
    Part m_part = Part::Begin;
    /// How far this part has come.
    std::int64_t m_at = -1;
    int m_waits = 0;
    std::int64_t m_visits = 0;
    std::int64_t m_events = 0;
};

} // namespace footfall
