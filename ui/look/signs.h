// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"
#include "ui/look/theme.h"
#include "ui/text/session_text.h"

#include <QColor>
#include <QRectF>

#include <optional>

class QPainter;

namespace footfall {

/// Small signs that tell a state by form as well as by colour, whatever fonts there are.
enum class Sign
{
    Disc,
    Ring,
    Half,
    Triangle,
    TriangleDown,
    Diamond,
    Square,
    Chevron,
    Star ///< a goal
};

/// Draws the sign as large as fits into the middle of `area`.
void drawSign(QPainter& painter, Sign sign, const QRectF& area, const QColor& color);

/// How alerts are told apart, everywhere alike: by form and by colour.
inline Sign alertSign(Alert::Kind kind)
{
    switch (kind) {
    case Alert::Kind::Spike:
    case Alert::Kind::PageSpike:
    case Alert::Kind::Rise:
    case Alert::Kind::Crowd:
        return Sign::Triangle;
    case Alert::Kind::Drop:
    case Alert::Kind::Silence:
        return Sign::TriangleDown;
    case Alert::Kind::Milestone:
        return Sign::Diamond;
    case Alert::Kind::Cleared:
        return Sign::Ring;
    case Alert::Kind::ClockSetBack:
        return Sign::Half;
    case Alert::Kind::StoredAgain:
    case Alert::Kind::BackToUsual:
        return Sign::Disc;
    case Alert::Kind::NotStored:
    case Alert::Kind::Evicted:
        break;
    }
    return Sign::Square;
}

/// A disc, half of one, or none of it.
inline Sign attentionSign(Attention attention)
{
    switch (attention) {
    case Attention::Looking:
        return Sign::Disc;
    case Attention::Away:
        return Sign::Half;
    case Attention::Gone:
        break;
    }
    return Sign::Ring;
}

inline const QColor& attentionColor(Attention attention, const Theme& theme)
{
    return attention == Attention::Gone ? theme.muted : theme.good;
}

/// Nothing where it is as usual.
inline std::optional<Sign> standingSign(Standing standing)
{
    if (standing == Standing::Usual)
        return {};
    return standing == Standing::Above ? Sign::Triangle : Sign::TriangleDown;
}

/// Quieter where somebody handled it.
inline const QColor& alertColor(const Alert& alert, const Theme& theme)
{
    if (alert.isHandled())
        return theme.muted;
    switch (alert.severity()) {
    case Alert::Severity::Error:
    case Alert::Severity::Silence:
    case Alert::Severity::Drop:
        return theme.error;
    case Alert::Severity::Spike:
    case Alert::Severity::Rise:
        return theme.warning;
    case Alert::Severity::Milestone:
        return theme.accent;
    case Alert::Severity::Note:
        break;
    }
    return alert.kind == Alert::Kind::Evicted ? theme.error : theme.muted;
}

} // namespace footfall
