// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/checkpoint/checkpoint_fields.h"
#include "core/live/sessions/session_data.h"

#include <utility>
#include <vector>

namespace footfall {

/// A scope's pages in the order of its rankings, with their counts.
using PageRanks = ByPageCount<std::vector<std::pair<PageId, std::int64_t>>>;

/// All pages under their ids, and the order of the rankings.
void writePages(FieldWriter& writer, const SessionData& data);
/// The pages; the ranks of each site and, behind them, of all. The sites must be there.
std::vector<PageRanks> readPages(FieldReader& reader, SessionData& data);
/// Ranks the pages when the sessions are there. What is counted of sessions must be so of those.
void rankPages(FieldReader& reader, SessionData& data, const std::vector<PageRanks>& ranks);

} // namespace footfall
