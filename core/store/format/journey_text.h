// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/snapshot.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// What `visits.journey` holds (core/store/format/schema.h). Compact JSON:
///
///     [folded, step…]
///     step   [page, ms since the start of the visit, dwell in ms, clicks, further clicks]
///     page   number of a label, or the page itself
///     clicks [[element, ms since the step began, 1 where it was an event of the site's own]…]
///
/// A step ends behind its last part that says something: without clicks it has three. Pure.
struct StoredJourney
{
    std::vector<StepView> steps;
    /// Steps that were folded away behind the first one.
    std::uint32_t folded = 0;
};

/// The label's number, or nothing where the text itself is to be kept.
using LabelNumber = std::function<std::optional<std::int64_t>(std::string_view text)>;
/// The text of a label.
using LabelText = std::function<std::string(std::int64_t number)>;

/// `started` is the first event's own time: `visits.started`.
std::string journeyText(const std::vector<StepView>& steps, std::uint32_t folded, TimeMs started,
                        const LabelNumber& numberOf);

/// What `journeyText` wrote; fails on anything else.
Result<StoredJourney> readJourney(std::string_view json, TimeMs started, const LabelText& textOf);

} // namespace footfall
