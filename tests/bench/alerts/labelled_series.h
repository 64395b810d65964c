// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <filesystem>
#include <string>
#include <vector>

namespace footfall {

/// A series of counts with the events that people marked in it. A file of it:
///
///     # step 60 start 1524614400
///     # events 4172-4465 8517-8588
///     offset,count
///     ,1678
///
/// Step, start and offsets from it are seconds, of local time; without an offset a row follows the
/// one before. Events are rows, the first is 0, both ends included.
struct LabelledSeries
{
    struct Event
    {
        int first = 0;
        int last = 0;
    };
    struct Row
    {
        TimeMs at{};
        double count = 0;
    };

    std::string name;
    DurationMs step = 0;
    std::vector<Event> events;
    std::vector<Row> rows;

    double days() const
    {
        return static_cast<double>(rows.size()) * static_cast<double>(step) / dayMs;
    }
};

/// Those of the files that begin so, by name.
std::vector<LabelledSeries> readSeries(const std::filesystem::path& folder,
                                       const std::string& prefix);

/// The rows at whose end something was told.
std::vector<int> rowsTold(const LabelledSeries& series);

} // namespace footfall
