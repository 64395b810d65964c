// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QWidget>

#include <vector>

class QDateTimeEdit;
class QHBoxLayout;
class QSlider;
class QToolButton;

namespace footfall {

class TimeTravel;

/// How far back a place of the slider is: the last minutes take as much of it as the last days.
/// Both ways; `places` stand for the longest time back, 0 for now.
class TimeScale
{
public:
    static constexpr int places = 1'000;
    static constexpr DurationMs longest = 90 * dayMs;

    static DurationMs back(int place);
    static int place(DurationMs back);
};

/// The way back through what is kept: a slider from now to 90 days ago, and once somebody went back
/// the moment, which can be typed, and the paces.
class TimeBar : public QWidget
{
    Q_OBJECT

public:
    /// The travel must outlive it.
    TimeBar(TimeTravel& travel, QWidget* parent);

    /// The keyboard goes to the slider.
    void begin();
    /// Time has gone on.
    void tick();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeMoment(QHBoxLayout* layout);
    void makePaces(QHBoxLayout* layout);
    void show();
    void showMoment();
    /// How far a key moves; 0: it is none that moves.
    static DurationMs stepOf(int key, Qt::KeyboardModifiers modifiers);

    TimeTravel& m_travel;
    QSlider* const m_slider;
    QWidget* const m_past;
    QDateTimeEdit* m_moment = nullptr;
    std::vector<QToolButton*> m_paces;
};

} // namespace footfall
