// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/session.h"

namespace footfall {

namespace {

/// What std::string keeps elsewhere; short texts it keeps inside.
std::size_t bytesOf(const std::string& text)
{
    constexpr std::size_t inside = 15;
    constexpr std::size_t allocation = 24;
    return text.capacity() <= inside ? 0 : text.capacity() + allocation;
}

/// The index's and the visitors' share of a session.
constexpr std::size_t indexBytes = 40;

} // namespace

std::size_t Session::bytes() const
{
    return sizeof(Session) + indexBytes + bytesOf(id) + bytesOf(visitorId) + metadata.bytes() +
           journey.bytes();
}

} // namespace footfall
