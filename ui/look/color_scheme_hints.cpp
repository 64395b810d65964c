// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/color_scheme.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace footfall {

// From Qt 6.5 on.

ColorScheme::ColorScheme(QObject* parent)
    : QObject(parent)
    , m_dark(QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark)
{
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            [this](Qt::ColorScheme scheme) { set(scheme == Qt::ColorScheme::Dark); });
}

void ColorScheme::refresh() {}

} // namespace footfall
