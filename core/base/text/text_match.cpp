// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/text_match.h"

#include "core/base/text/ascii.h"

#include <algorithm>

namespace footfall {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

TextMatch::TextMatch(std::string_view part)
    : m_part(toQString(part))
    , m_ascii(part)
    , m_isAscii(isAscii(part))
{
    std::transform(m_ascii.begin(), m_ascii.end(), m_ascii.begin(), lower);
}

bool TextMatch::in(std::string_view text) const
{
    if (!m_isAscii || !isAscii(text))
        return toQString(text).contains(m_part, Qt::CaseInsensitive);
    return std::search(text.begin(), text.end(), m_ascii.begin(), m_ascii.end(),
                       [](char a, char b) { return lower(a) == b; }) != text.end() ||
           m_ascii.empty();
}

} // namespace footfall
