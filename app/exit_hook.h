// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace footfall {

/// Does something should the program be left by exit() while this is alive, which unwinds nothing:
/// Qt does so where its display goes away. One at a time; main thread.
class ExitHook
{
public:
    explicit ExitHook(std::function<void()> onExit);
    ~ExitHook();
    ExitHook(const ExitHook&) = delete;
    ExitHook& operator=(const ExitHook&) = delete;
};

} // namespace footfall
