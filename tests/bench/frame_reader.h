// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace footfall::bench {

/// Tells the frames of a server apart by their heads.
class FrameReader
{
public:
    long texts = 0;
    long pings = 0;

    void feed(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const std::size_t skipped = std::min(m_payload, bytes.size());
            m_payload -= skipped;
            bytes.remove_prefix(skipped);
            if (bytes.empty())
                return;
            m_head[m_headSize++] = static_cast<unsigned char>(bytes.front());
            bytes.remove_prefix(1);
            if (m_headSize >= 2 && m_headSize == headBytes())
                begin();
        }
    }

private:
    static constexpr int text = 1, ping = 9;

    std::size_t headBytes() const { return m_head[1] == 127 ? 10 : m_head[1] == 126 ? 4 : 2; }
    void begin()
    {
        m_payload = m_headSize == 2 ? m_head[1] : 0;
        for (std::size_t i = 2; i < m_headSize; ++i)
            m_payload = m_payload << 8 | m_head[i];
        m_headSize = 0;
        texts += (m_head[0] & 15) == text;
        pings += (m_head[0] & 15) == ping;
    }

    std::array<unsigned char, 10> m_head{};
    std::size_t m_headSize = 0;
    std::size_t m_payload = 0;
};

} // namespace footfall::bench
