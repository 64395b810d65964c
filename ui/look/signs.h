// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace footfall {

/// Small signs that tell a state by form as well as by colour, whatever fonts there are.
enum class Sign
{
    Disc,
    Ring,
    Half,
    Triangle,
    Diamond,
    Square,
    Chevron
};

/// Draws the sign as large as fits into the middle of `area`.
void drawSign(QPainter& painter, Sign sign, const QRectF& area, const QColor& color);

} // namespace footfall
