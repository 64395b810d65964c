// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace footfall {

/// How it stands with one receiver of alerts, a webhook.
struct WebhookState
{
    /// The machine that is called, as in "hooks.example:8443"; its path may be a secret.
    std::string host;
    /// Alerts that it has not taken yet.
    std::int64_t waiting = 0;
    /// Since the start: alerts it took, and those it will never be told.
    std::int64_t delivered = 0;
    std::int64_t givenUp = 0;
    /// Since when every call failed; nothing while they succeed.
    std::optional<TimeMs> failingSince = {};
    /// Why the last call failed, a sentence's end in English; empty while they succeed.
    std::string reason;

    friend bool operator==(const WebhookState& a, const WebhookState& b)
    {
        return a.host == b.host && a.waiting == b.waiting && a.delivered == b.delivered &&
               a.givenUp == b.givenUp && a.failingSince == b.failingSince && a.reason == b.reason;
    }
};

} // namespace footfall
