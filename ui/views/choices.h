// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/quiet_hours.h"
#include "ui/views/view.h"

#include <QByteArray>

#include <vector>

class QSettings;

namespace footfall {

enum class ThemeChoice
{
    System,
    Light,
    Dark
};

struct SavedView
{
    QString name;
    View view;

    bool operator==(const SavedView&) const = default;
};

/// What was chosen in the window, as it is kept from one start to the next. To keep one thing more:
/// a member, and a line in each of the two functions. Nothing in the file is trusted: what is
/// missing, of another kind or out of bounds is as it usually is, or cut.
struct Choices
{
    static constexpr int minZoom = -3;
    static constexpr int maxZoom = 10;
    /// As many as there are digits to call them by.
    static constexpr std::size_t maxViews = 9;
    /// Characters of the name of a view.
    static constexpr int maxViewName = 40;

    ThemeChoice theme = ThemeChoice::System;
    /// Steps of larger text.
    int zoom = 0;
    bool chartsAsTables = false;
    /// By BellKind.
    std::array<bool, 3> sounds{};
    QuietHours quiet;
    /// What was looked at last.
    View view;
    /// In the order of their digits.
    std::vector<SavedView> views;
    /// QWidget::saveGeometry.
    QByteArray geometry;

    bool operator==(const Choices&) const = default;
    static Choices of(const QSettings& settings);
    void keepIn(QSettings& settings) const;
};

} // namespace footfall
