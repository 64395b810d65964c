// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"
#include "ui/look/theme.h"

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

/// How alerts are told apart, everywhere alike: by form and by colour.
inline Sign alertSign(Alert::Kind kind)
{
    switch (kind) {
    case Alert::Kind::Spike:
        return Sign::Triangle;
    case Alert::Kind::Milestone:
        return Sign::Diamond;
    case Alert::Kind::Cleared:
        return Sign::Ring;
    case Alert::Kind::ClockSetBack:
        return Sign::Half;
    case Alert::Kind::StoredAgain:
        return Sign::Disc;
    case Alert::Kind::NotStored:
    case Alert::Kind::Evicted:
        break;
    }
    return Sign::Square;
}

inline const QColor& alertColor(Alert::Kind kind, const Theme& theme)
{
    switch (kind) {
    case Alert::Kind::Spike:
        return theme.warning;
    case Alert::Kind::Milestone:
        return theme.accent;
    case Alert::Kind::Cleared:
    case Alert::Kind::ClockSetBack:
    case Alert::Kind::StoredAgain:
        return theme.muted;
    case Alert::Kind::NotStored:
    case Alert::Kind::Evicted:
        break;
    }
    return theme.error;
}

} // namespace footfall
