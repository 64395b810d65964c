// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exit_hook.h"

#include <cstdlib>
#include <utility>

namespace footfall {

namespace {

/// exit() calls plain functions: what they are to do has to be found from anywhere.
std::function<void()>& hooked()
{
    static std::function<void()> onExit;
    return onExit;
}

void callHooked()
{
    if (const std::function<void()> onExit = std::exchange(hooked(), nullptr))
        onExit();
}

} // namespace

ExitHook::ExitHook(std::function<void()> onExit)
{
    hooked() = std::move(onExit);
    // The function's own place first: what is registered last, exit() does first.
    std::atexit(callHooked);
}

ExitHook::~ExitHook()
{
    hooked() = nullptr;
}

} // namespace footfall
