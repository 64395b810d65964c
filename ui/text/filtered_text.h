// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/filtered/filtered.h"

#include <QString>

#include <optional>
#include <string_view>

namespace footfall {

/// Who was kept apart: "Googlebot", "Too fast".
QString filteredNameText(std::string_view name);
/// What it is for: "search engine"; empty: not known.
QString botKindText(std::string_view kind);
/// Why: "known bot", "too fast for a person".
QString filterReasonText(FilterReason reason);
/// What an operator chose: "counted", "never counted"; empty: nothing.
QString filterChoiceText(std::optional<bool> counts);
/// How much, in a line: "3 in the last minute · 120 since 00:00".
QString filteredFiguresText(const Filtered& filtered);

} // namespace footfall
