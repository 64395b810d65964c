// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace footfall {

/// Round numbers of active visitors, 10, 25, 50, 100, 250 and so on: each is told once a day.
class Milestones
{
public:
    /// `active` has just gone up by one: the milestone it reached, if that is new today.
    std::optional<std::int64_t> reached(std::int64_t active);
    void newDay() { m_told = 0; }

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    static void describe(auto& fields, auto& self);

private:
    /// A bit for each milestone, the lowest one for 10.
    std::uint64_t m_told = 0;
};

} // namespace footfall
