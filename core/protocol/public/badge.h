// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>

namespace footfall {

/// Characters of a label that are shown; of a longer one the end is left out.
inline constexpr qsizetype badgeLabelChars = 40;

/// A small picture as SVG: a label, and how many. The label is UTF-8 from anywhere: it is cut and
/// escaped, and what XML has no place for, or reorders what a person reads, is left out. Pure.
QByteArray badgeSvg(const QByteArray& label, std::int64_t count);

} // namespace footfall
