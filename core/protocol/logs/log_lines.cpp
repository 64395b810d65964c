// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/logs/log_lines.h"

namespace footfall {

void LogLines::add(std::string_view bytes)
{
    m_bytes.erase(0, m_at);
    m_at = 0;
    m_bytes.append(bytes);
}

void LogLines::give(LogLine& line, std::size_t size, std::size_t end)
{
    line.isTooLong = m_dropped + size > maxAccessLineBytes;
    line.text = line.isTooLong ? std::string_view() : std::string_view(m_bytes).substr(m_at, size);
    line.number = ++m_number;
    line.begin = m_offset;
    m_offset += m_dropped + end;
    line.end = m_offset;
    m_at += end;
    m_searched = 0;
    m_dropped = 0;
}

bool LogLines::next(LogLine& line)
{
    const std::size_t feed = m_bytes.find('\n', m_at + m_searched);
    if (feed != std::string::npos) {
        give(line, feed - m_at, feed - m_at + 1);
        return true;
    }
    m_searched = m_bytes.size() - m_at;
    if (m_searched > maxAccessLineBytes) {
        m_dropped += m_searched;
        m_bytes.clear();
        m_at = m_searched = 0;
    }
    return false;
}

bool LogLines::last(LogLine& line)
{
    const std::size_t left = m_bytes.size() - m_at;
    if (left + m_dropped == 0)
        return false;
    give(line, left, left);
    return true;
}

void LogLines::putBack(const LogLine& line)
{
    m_at -= std::size_t(line.end - line.begin);
    m_offset = line.begin;
    --m_number;
    m_searched = 0;
}

} // namespace footfall
