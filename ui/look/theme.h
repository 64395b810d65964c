// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace footfall {

/// The colours of the window: neutral, one accent, three that call for an eye. Text colours keep a
/// contrast of at least 4.5:1 on `window`, `hover` and the soft backgrounds; marks keep 3:1.
struct Theme
{
    bool dark;
    QColor window;
    QColor text;
    QColor muted;
    QColor hairline;
    QColor hover;
    QColor accent;
    QColor onAccent;
    QColor accentSoft;
    QColor good;
    QColor warning;
    QColor warningSoft;
    QColor error;
    QColor errorSoft;
    /// Bars of the chart.
    QColor bars;

    static const Theme& light();
    static const Theme& night();
    /// The theme that the application's palette was made from.
    static const Theme& current();
    /// The current one for what is old, as it is without a connection: all of it muted.
    static const Theme& stale();

    QPalette palette() const;
    /// Also holds type sizes: to be made anew when the application's font changes.
    QString styleSheet() const;
};

/// The one type scale. The numbers are points at an application font of 12 points; with another
/// font they grow and shrink along, so that text scales with the desktop's setting.
enum class TypeSize
{
    Caption = 12,
    Body = 14,
    Title = 18,
    Figure = 32,
    Hero = 48
};

/// The application's font at a step of the scale, figures of equal width where the font has them.
QFont typeFont(TypeSize size, QFont::Weight weight = QFont::Normal);

/// Space comes in steps of this many pixels.
inline constexpr int spaceStep = 8;

/// Gives the whole application the Fusion style and the theme's palette.
void applyTheme(const Theme& theme);

} // namespace footfall
