// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/usual/exceedance.h"

#include <array>
#include <optional>

namespace footfall {

/// What was told and is not over, one of each direction at a time: since when, and until when. Apart
/// from Episodes, which say what is told: what comes again within hours is open again, and nobody is
/// called for it.
///
/// One is over when the last minutes speak for what is usual, and against the least that is not: the
/// logarithms of how many times likelier the one makes each minute's visitors than the other are
/// summed up from where they last spoke against it, which is when the site went back (a CUSUM).
class OpenMatters
{
public:
    struct Matter
    {
        Horizon horizon = Horizon::Minute;
        /// Nobody came.
        bool wasEmpty = false;
        /// It came again: nobody was called.
        bool isQuiet = false;
        TimeMs began{};
        TimeMs ended{};
        /// Most visitors in a minute of it.
        double peak = 0;
        /// Nothing went back; what it rose or fell to is usual from now on.
        bool isUsualNow = false;
    };

    /// Something exceeds that began then and is told or not. Whether it is to be shown: it is told,
    /// it is open from now on, or a drop that is open has become silence.
    bool note(const Exceedance& exceedance, bool isTold, TimeMs began);
    bool isOpen(Direction direction) const { return of(direction).isOpen; }
    /// The open one, or the last.
    const Matter& matter(Direction direction) const { return of(direction).matter; }
    /// It goes on, whatever the last minutes say.
    void goesOn(Direction direction, TimeMs now) { of(direction).lastSeen = now; }
    /// A minute has ended in which so many came, `usual` were to be expected. What is over by it.
    std::optional<Matter> endMinute(Direction direction, TimeMs now, double count, double usual);
    /// Nothing has exceeded for long, last then: over, if it was open.
    std::optional<Matter> giveUp(Direction direction, TimeMs last);
    /// What is unusual has become usual: all are over with this minute.
    void settle();
    /// After a gap.
    void interrupt(TimeMs now);

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    struct Course
    {
        bool isOpen = false;
        Matter matter;
        /// How far from usual it has been.
        double ratio = 1;
        TimeMs lastSeen{};
        /// For its being over, and since when.
        double evidence = 0;
        TimeMs calmSince{};
    };

    Course& of(Direction direction) { return m_courses[indexOf(direction)]; }
    const Course& of(Direction direction) const { return m_courses[indexOf(direction)]; }
    static std::optional<Matter> close(Course& course, TimeMs ended);

    std::array<Course, directions> m_courses;
};

} // namespace footfall
