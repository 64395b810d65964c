// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"
#include "core/store/log/seen_ids.h"
#include "core/store/store_folder.h"

namespace footfall {

/// What a start found.
struct Recovered
{
    /// Position of the checkpoint that the live model was restored from; 0: none.
    std::uint64_t checkpoint = 0;
    /// Events replayed since.
    std::uint64_t replayed = 0;
};

/// Makes a fresh live model what it was when the last Footfall stopped, however it did: the newest
/// checkpoint, then the log from there on, then time up to now. Without a checkpoint, the last day
/// of the log. Visits and minutes that this completes are the model's to give (takeEnded,
/// takeMinutes): what was written of them already stays.
/// Where the log turns out to be damaged, it is set aside (StoreFolder), and the model is empty.
/// Also tells it how often the visitors of the newest visits came, fills the ids of events seen,
/// and hands the log those that it has not written down yet.
Result<Recovered> recover(StoreFolder& folder, LiveModel& model, SeenIds& seen, TimeMs now);

/// When the last day of the log begins; `now` when there is none. A model that is to be recovered
/// is made with this time, so that it can be told that day.
TimeMs recoveryBegin(StoreFolder& folder, TimeMs now);

} // namespace footfall
