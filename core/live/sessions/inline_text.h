// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace footfall {

/// A text that is set once. Up to 36 bytes, a UUID, stay in the object itself: that saves
/// each session an allocation and its lookup a trip to memory.
class InlineText
{
public:
    InlineText() = default;
    explicit InlineText(std::string_view text)
        : m_size(static_cast<std::uint32_t>(text.size()))
    {
        if (m_size > sizeof m_inside)
            m_outside = std::make_unique<char[]>(m_size);
        if (m_size > 0)
            std::memcpy(m_outside ? m_outside.get() : m_inside, text.data(), m_size);
    }

    std::string_view view() const { return {m_outside ? m_outside.get() : m_inside, m_size}; }
    /// Bytes outside the object, about.
    std::size_t bytes() const { return m_outside ? m_size + 16 : 0; }

private:
    std::unique_ptr<char[]> m_outside;
    std::uint32_t m_size = 0;
    char m_inside[36] = {};
};

} // namespace footfall
