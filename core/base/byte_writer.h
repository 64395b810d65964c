// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace footfall {

/// Appends values to bytes that ByteReader reads again, in the same order. Little endian; most
/// numbers are small and take as many bytes as they need, seven bits in each.
class ByteWriter
{
public:
    /// `out` must outlive it.
    explicit ByteWriter(std::string& out)
        : m_out(out)
    {
    }

    void byte(std::uint8_t value) { m_out.push_back(static_cast<char>(value)); }
    void flag(bool value) { byte(value ? 1 : 0); }
    /// Always eight bytes: for what is never small.
    void fixed(std::uint64_t value)
    {
        char bytes[8];
        for (char& each : bytes) {
            each = static_cast<char>(value);
            value >>= 8;
        }
        m_out.append(bytes, sizeof bytes);
    }
    void number(std::uint64_t value)
    {
        char bytes[10];
        std::size_t size = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[size++] = static_cast<char>(value | 0x80);
        bytes[size++] = static_cast<char>(value);
        m_out.append(bytes, size);
    }
    /// May be negative; small either way is short.
    void integer(std::int64_t value)
    {
        number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    /// With its length.
    void text(std::string_view text)
    {
        number(text.size());
        bytes(text);
    }
    /// Without: the reader must know how many.
    void bytes(std::string_view bytes) { m_out.append(bytes); }

private:
    std::string& m_out;
};

} // namespace footfall
