// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace footfall {

/// Looks for a part of a text without regard to case, in any script.
class TextMatch
{
public:
    explicit TextMatch(std::string_view part);

    bool isEmpty() const { return m_part.isEmpty(); }
    bool in(std::string_view text) const;

private:
    QString m_part;
    /// In lower case; for texts that are ASCII, as nearly all are.
    std::string m_ascii;
    bool m_isAscii = true;
};

} // namespace footfall
