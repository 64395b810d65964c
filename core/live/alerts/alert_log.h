// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ring.h"
#include "core/source/snapshot.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// The newest alerts, and those that nobody has been told of yet; `bound` of each.
class AlertLog
{
public:
    explicit AlertLog(std::size_t bound)
        : m_bound(bound)
        , m_kept(bound)
    {
    }

    /// Gives it its id.
    void raise(Alert alert);
    std::vector<Alert> takeNew();
    /// Newest first; those of a site, and those that concern all.
    std::vector<Alert> newest(std::size_t most, const std::optional<std::string>& site) const;
    void clear();

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    template <typename Fields, typename Self>
    static void describe(Fields& fields, Self& self);

private:
    std::size_t m_bound;
    Ring<Alert> m_kept;
    std::deque<Alert> m_new;
    std::uint64_t m_lastId = 0;
};

} // namespace footfall
