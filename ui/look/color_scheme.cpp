// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/color_scheme.h"

#include <QGuiApplication>
#include <QPalette>

namespace footfall {

// Where neither Qt nor the desktop portal can be asked: the palette at the start decides.

ColorScheme::ColorScheme(QObject* parent)
    : QObject(parent)
    , m_dark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
}

void ColorScheme::refresh() {}

} // namespace footfall
