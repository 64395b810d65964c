// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/store_notes.h"

#include <charconv>

namespace footfall::notes {

std::string read(const Database& database, std::string_view name)
{
    Statement query(database, "SELECT value FROM meta WHERE name = ?1");
    return query.bind(1, name).step() == Statement::Step::Row ? std::string(query.text(0))
                                                              : std::string();
}

bool write(const Database& database, std::string_view name, std::string_view text)
{
    Statement note(database, "INSERT OR REPLACE INTO meta VALUES(?1, ?2)");
    return note.bind(1, name).bind(2, text).run();
}

PrudentTime::State readTime(const Database& database)
{
    const std::string text = read(database, time);
    const char* end = text.data() + text.size();
    DurationMs sinceEpoch = 0;
    const auto believed = std::from_chars(text.data(), end, sinceEpoch);
    if (believed.ec != std::errc{} || believed.ptr == end)
        return {};
    PrudentTime::State state{TimeMs(sinceEpoch), 0};
    const auto waited = std::from_chars(believed.ptr + 1, end, state.waited);
    return waited.ec == std::errc{} ? state : PrudentTime::State{};
}

bool writeTime(const Database& database, const PrudentTime::State& state)
{
    return write(database, time,
                 std::to_string(state.believed.sinceEpoch()) + ' ' + std::to_string(state.waited));
}

} // namespace footfall::notes
