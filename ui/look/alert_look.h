// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"
#include "ui/look/signs.h"
#include "ui/look/theme.h"

namespace footfall {

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
