// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/counts/session_list.h"

#include <cstdint>

namespace footfall {

/// Who must see every session as it was at one moment: a checkpoint under way. Told on the model's
/// thread; there is one at a time.
class SessionObserver
{
public:
    virtual ~SessionObserver() = default;

    /// The session is about to change or to go.
    virtual void sessionChanges(SessionSlot slot) = 0;
    /// Marks the sessions that have been seen, or that began since and need not be.
    virtual std::uint32_t mark() const = 0;
    /// Nothing more can be seen: whoever made it is to throw away what was seen so far.
    virtual void abandon() = 0;
};

} // namespace footfall
