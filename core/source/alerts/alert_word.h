// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert.h"

#include <array>
#include <optional>
#include <string_view>

namespace footfall {

/// In the order of Alert::Kind.
inline constexpr std::array<std::string_view, std::size_t(Alert::lastKind) + 1> alertWords{
    "spike",         "milestone",    "evicted",   "cleared", "clock-set-back",
    "not-stored",    "stored-again", "rise",      "drop",    "silence",
    "back-to-usual", "crowd",        "page-spike"};

/// The word of an alert's kind, as in "clock-set-back"; programs and files go by it.
constexpr std::string_view alertWord(Alert::Kind kind)
{
    return alertWords[std::size_t(kind)];
}

/// Nothing for any other word.
constexpr std::optional<Alert::Kind> alertKindNamed(std::string_view word)
{
    for (std::size_t i = 0; i < alertWords.size(); ++i) {
        if (alertWords[i] == word)
            return Alert::Kind(i);
    }
    return std::nullopt;
}

} // namespace footfall
