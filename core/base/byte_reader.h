// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace footfall {

/// Reads what ByteWriter wrote. A value that is not there, or above its bound, is a failure: that
/// and everything after it reads as nothing, so that it is enough to look at `ok` now and then, and
/// before anything that was read is relied upon.
class ByteReader
{
public:
    /// `bytes` must outlive it and the texts that it gives.
    explicit ByteReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    bool ok() const { return m_ok; }
    void fail()
    {
        m_ok = false;
        m_rest = {};
    }
    /// Fails unless that holds.
    void require(bool holds)
    {
        if (!holds)
            fail();
    }
    /// Bytes that were not read yet.
    std::size_t left() const { return m_rest.size(); }

    std::uint8_t byte(std::uint8_t most = UINT8_MAX);
    bool flag() { return byte(1) != 0; }
    std::uint64_t fixed();
    std::uint64_t number(std::uint64_t most = UINT64_MAX);
    /// At most `most` away from 0.
    std::int64_t integer(std::int64_t most);
    /// A number of things that follow, at least a byte each.
    std::size_t count(std::uint64_t most = UINT64_MAX)
    {
        const std::uint64_t things = number(most);
        require(things <= m_rest.size());
        return m_ok ? static_cast<std::size_t>(things) : 0;
    }
    std::string_view text(std::size_t most = SIZE_MAX);
    std::string_view bytes(std::size_t size);

private:
    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace footfall
