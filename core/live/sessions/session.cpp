// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/session.h"

namespace footfall {

namespace {

/// The index's and the visitors' share of a session.
constexpr std::size_t indexBytes = 40;
/// What an allocation takes beside its bytes, about.
constexpr std::size_t allocation = 16;

} // namespace

std::size_t Session::bytes() const
{
    const std::size_t visitorBytes =
        visitorId ? sizeof(std::string) + visitorId->capacity() + 2 * allocation : 0;
    const std::size_t textBytes = texts ? sizeof(SessionTexts) + allocation : 0;
    return sizeof(Session) + indexBytes + id.bytes() + visitorBytes + textBytes + metadata.bytes() +
           journey.bytes() + 2 * allocation;
}

} // namespace footfall
