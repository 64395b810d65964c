// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event_reader.h"

#include <string>

namespace footfall {

/// An HTTP status and its JSON body.
struct JsonAnswer
{
    int status = 200;
    std::string body;
};

// The answers of `POST /api/events` (core/protocol/README.md, "Events"). Pure.

/// Nothing of the batch was taken: `refusedEvents` is the answer.
bool isRefused(const EventBatch& batch);
JsonAnswer refusedEvents(const EventBatch& batch);
/// The answer once the events are safe, of the batch as it was before they were handed on.
JsonAnswer acceptedEvents(const EventBatch& batch, TimeMs now);

} // namespace footfall
