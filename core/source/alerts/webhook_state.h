// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/trouble/causes.h"

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
    /// The same by kind, with its figure.
    CallCause cause = CallCause::Other;
    std::int64_t figure = 0;

    bool operator==(const WebhookState&) const = default;
};

} // namespace footfall
