// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/open_matters.h"

#include <algorithm>
#include <cmath>

namespace footfall {

namespace {

/// So long it must have been usual again, and so much the visitors must speak for it: e² to one.
constexpr DurationMs calmMs = 5 * minuteMs;
constexpr double enoughEvidence = 2;
/// What is not usual is taken to be so many times what is, at least and at most.
constexpr double leastSurge = 1.5;
constexpr double largestSurge = 2;
constexpr double leastDrop = 0.6;
constexpr double deepestDrop = 0.3;
/// A minute: on a site with fewer, a surge is so many more, and none is not told from fewer.
constexpr double smallestSurge = 0.3;
constexpr double leastExpectedVisitors = 0.05;

double unusualRate(Direction direction, double usual, double ratio)
{
    if (direction == Direction::Down)
        return usual * std::clamp(ratio, deepestDrop, leastDrop);
    return std::max(usual * std::clamp(ratio, leastSurge, largestSurge), usual + smallestSurge);
}

/// The logarithm of how many times likelier a Poisson count is with the first mean.
double evidenceFor(double mean, double other, double count)
{
    return other - mean - count * std::log(other / mean);
}

} // namespace

bool OpenMatters::note(const Exceedance& exceedance, bool isTold, TimeMs began)
{
    Course& course = of(exceedance.direction);
    const bool isEmpty = exceedance.count == 0;
    const bool opens = !course.isOpen;
    const bool turnsEmpty = !opens && exceedance.horizon == Horizon::Gap && !course.matter.wasEmpty;
    if (opens) {
        course = {};
        course.isOpen = true;
        course.calmSince = exceedance.at;
        course.matter.isQuiet = true;
        course.matter.began = began;
        course.matter.peak = exceedance.inMinute;
    }
    if (opens || isTold) {
        course.matter.horizon = exceedance.horizon;
        course.matter.wasEmpty = isEmpty;
        course.matter.isQuiet = course.matter.isQuiet && !isTold;
    }
    if (turnsEmpty) {
        course.matter.wasEmpty = true;
        course.matter.began = began;
    }
    course.matter.peak = further(exceedance.direction, course.matter.peak, exceedance.inMinute);
    course.ratio = further(exceedance.direction, course.ratio, exceedance.ratio);
    return isTold || opens || turnsEmpty;
}

std::optional<OpenMatters::Matter> OpenMatters::endMinute(Direction direction, TimeMs now,
                                                          double count, double usual)
{
    Course& course = of(direction);
    if (!course.isOpen)
        return std::nullopt;
    if (course.matter.isUsualNow)
        return close(course, now);
    const double mean = std::max(usual, leastExpectedVisitors);
    course.evidence += evidenceFor(mean, unusualRate(direction, mean, course.ratio), count);
    if (course.evidence <= 0) {
        course.evidence = 0;
        course.calmSince = now;
    }
    const TimeMs since = std::max(course.calmSince, course.lastSeen);
    if (course.evidence < enoughEvidence || now - since < calmMs)
        return std::nullopt;
    return close(course, course.calmSince);
}

std::optional<OpenMatters::Matter> OpenMatters::giveUp(Direction direction, TimeMs last)
{
    Course& course = of(direction);
    if (!course.isOpen)
        return std::nullopt;
    return close(course, std::max(std::min(last, course.calmSince), course.matter.began));
}

void OpenMatters::settle()
{
    for (Course& course : m_courses)
        course.matter.isUsualNow = true;
}

std::optional<OpenMatters::Matter> OpenMatters::close(Course& course, TimeMs ended)
{
    course.isOpen = false;
    course.matter.ended = ended;
    return course.matter;
}

void OpenMatters::interrupt(TimeMs now)
{
    for (Course& course : m_courses) {
        course.evidence = 0;
        course.calmSince = now;
    }
}

} // namespace footfall
