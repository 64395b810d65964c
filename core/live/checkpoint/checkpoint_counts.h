// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sliding_count.h"

#include <numeric>

namespace footfall {

void SlidingCount::describe(auto& fields, auto& self)
{
    fields.counts(self.m_newest);
    for (auto& bin : self.m_bins)
        fields.numbers(bin);
    fields.set(self.m_total,
               std::accumulate(self.m_bins.begin(), self.m_bins.end(), std::int64_t(0)));
}

} // namespace footfall
