// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bell.h"

#include <memory>

namespace footfall {

/// Makes the sounds of the bell: one short sound for each, through Qt Multimedia where it was there
/// at build; else, or where there is nothing to play them by, beeps of the desktop: one for a
/// visitor, two for a goal, three for an alert. Main thread.
class Sounds
{
public:
    Sounds();
    ~Sounds();

    void play(BellKind kind);
    /// Whether it has a sound of its own, which could be read.
    bool hasOwn(BellKind kind);

private:
    struct Effects;
    void load();
    std::unique_ptr<Effects> m_effects;
};

/// So many beeps of the desktop, one after the other.
void beep(int times);

} // namespace footfall
