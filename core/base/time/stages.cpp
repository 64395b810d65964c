// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/stages.h"

#include <utility>

#include <time.h>

namespace footfall {

namespace {

constexpr std::int64_t nsPerSecond = 1'000'000'000;

} // namespace

Instant Instant::now()
{
    timespec time = {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    Instant now;
    now.m_ns = std::int64_t(time.tv_sec) * nsPerSecond + time.tv_nsec;
    return now;
}

void Stages::lap(Stage stage)
{
    const Instant before = std::exchange(m_last, Instant::now());
    add(stage, m_last - before);
}

void Stages::answered(Instant asked, int answers)
{
    const Instant before = std::exchange(m_last, Instant::now());
    for (int i = 0; i < answers; ++i) {
        add(Stage::Answer, (m_last - before) / answers);
        add(Stage::Whole, m_last - asked);
    }
}

} // namespace footfall
