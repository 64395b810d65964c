// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QLatin1String>

namespace footfall {

/// One of our own drawings ("bell", "more", …) in a colour of the theme, sharp at any scale.
QIcon lineIcon(QLatin1String name, const QColor& color);
/// The program's own sign.
QIcon programIcon();

} // namespace footfall
