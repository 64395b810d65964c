// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/alert_watch.h"
#include "core/live/alerts/page_rule.h"
#include "core/live/checkpoint/checkpoint_counts.h"
#include "core/live/checkpoint/checkpoint_fields.h"

#include <algorithm>

namespace footfall {

namespace {

void describeFinding(auto& fields, auto& finding)
{
    fields.kind(finding.kind, Finding::lastKind);
    fields.kind(finding.ended, Finding::lastKind);
    fields.times(finding.at, finding.span, finding.since, finding.lasted);
    fields.counts(finding.count, finding.lastMinute, finding.peak);
    fields.reals(finding.expected, finding.low, finding.high, finding.deviations);
    fields.flags(finding.isKnown, finding.isUsualNow);
    fields.moment(finding.lastVisitAt);
}

} // namespace

void RecentMinutes::describe(auto& fields, auto& self)
{
    for (auto& count : self.m_counts)
        fields.numbers(count);
    fields.upTo(capacity, self.m_size);
    fields.upTo(capacity - 1, self.m_next);
    std::uint64_t sum = 0;
    for (int age = 0; age < std::min(self.m_size, halfHour); ++age)
        sum += self.back(age);
    fields.set(self.m_halfHour, sum);
}

void Irregularity::describe(auto& fields, auto& self)
{
    fields.reals(self.m_squares, self.m_weight);
    fields.require(self.m_squares >= 0 && self.m_weight > 0);
}

template <std::size_t hours>
void UsualProfile::Hours<hours>::describe(auto& fields, auto& self)
{
    for (auto& mean : self.mean)
        fields.smallReals(mean);
    for (auto& looks : self.looks)
        fields.numbers(looks);
}

void UsualProfile::describe(auto& fields, auto& self)
{
    Hours<168>::describe(fields, self.m_week);
    Hours<24>::describe(fields, self.m_day);
    fields.smallReals(self.m_all);
    fields.numbers(self.m_allLooks);
    fields.reals(self.m_offset);
}

void UsualCount::describe(auto& fields, auto& self)
{
    UsualProfile::describe(fields, self.m_profile);
    Irregularity::describe(fields, self.m_irregularity);
    fields.upTo(maxLooks, self.m_looks);
}

void OwnHistory::describe(auto& fields, auto& self)
{
    for (auto& series : self.m_series) {
        fields.reals(series.episodes, series.excess, series.peak);
        fields.require(series.episodes >= 0 && series.excess >= 0);
        fields.times(series.last);
        fields.numbers(series.minutes);
    }
    fields.counts(self.m_minutes);
}

void Episodes::describe(auto& fields, auto& self)
{
    for (auto& episode : self.m_episodes) {
        fields.times(episode.last, episode.since, episode.toldAt);
        fields.reals(episode.toldStrength, episode.levelBefore);
    }
}

void OpenMatters::describe(auto& fields, auto& self)
{
    for (auto& course : self.m_courses) {
        auto& matter = course.matter;
        fields.flags(course.isOpen, matter.wasEmpty, matter.isQuiet, matter.isUsualNow);
        fields.kind(matter.horizon, Horizon::Gap);
        fields.times(matter.began, matter.ended, course.lastSeen, course.calmSince);
        fields.reals(matter.peak, course.ratio, course.evidence);
    }
}

void Habits::describe(auto& fields, auto& self)
{
    for (auto& time : self.m_times) {
        fields.times(time.lastDay);
        fields.upTo(lastMinute, time.minute);
        fields.numbers(time.days, time.lastedMs);
        fields.kind(time.direction, Direction::Down);
        fields.smallReals(time.height);
    }
    for (auto& run : self.m_runs) {
        fields.times(run.began, run.last);
        fields.upTo(maxTimes - 1, run.time);
        fields.flags(run.isKnown);
    }
}

void RuleState::describe(auto& fields, auto& self)
{
    RecentMinutes::describe(fields, self.recent);
    UsualCount::describe(fields, self.halfHours);
    Episodes::describe(fields, self.episodes);
    OpenMatters::describe(fields, self.open);
    OwnHistory::describe(fields, self.own);
    Habits::describe(fields, self.habits);
}

void MinuteHorizons::describe(auto& fields, auto& self)
{
    const auto each = [&](auto& scatter) {
        Irregularity::describe(fields, scatter.irregularity);
        fields.numbers(scatter.farMinutes);
    };
    each(self.m_minute);
    each(self.m_fiveMinutes);
    auto before = self.m_before.value_or(RecentMinutes::Level());
    bool isKnown = self.m_before.has_value();
    fields.flags(isKnown);
    fields.reals(before.median, before.sessions);
    fields.numbers(before.minutes);
    if (isKnown)
        fields.set(self.m_before, before);
}

void HalfHourHorizon::describe(auto& fields, auto& self)
{
    fields.reals(self.m_meanResidual);
    fields.numbers(self.m_openLooks);
}

void SilenceWatch::describe(auto& fields, auto& self)
{
    fields.reals(self.m_missed, self.m_mostMissed);
    fields.flags(self.m_isTold);
    fields.moment(self.m_lastVisit);
}

void AlertRule::describe(auto& fields, auto& self)
{
    RuleState::describe(fields, self.m_state);
    MinuteHorizons::describe(fields, self.m_minutes);
    SilenceWatch::describe(fields, self.m_silence);
    HalfHourHorizon::describe(fields, self.m_halfHour);
    UsualCount::describe(fields, self.m_usualActive);
    fields.counts(self.m_active);
    for (auto& bin : self.m_bins)
        fields.numbers(bin);
    fields.flags(self.m_hasBegun, self.m_hasToldNewSite);
    fields.times(self.m_next, self.m_knownSince, self.m_lastEnd);
    fields.require(self.m_next == floorTo(self.m_next, stepMs));
    fields.moment(self.m_lastSession);
    fields.list(self.m_found, [&](auto& finding) { describeFinding(fields, finding); });
}

void AlertRule::write(FieldWriter& writer) const
{
    describe(writer, *this);
}

void AlertRule::read(FieldReader& reader)
{
    describe(reader, *this);
}

void PageRule::Views::describe(auto& fields, auto& self)
{
    fields.numbers(self.inMinute);
    for (auto& views : self.lastFive)
        fields.numbers(views);
    for (auto& views : self.waiting)
        fields.numbers(views);
    fields.smallReals(self.day, self.hour);
}

void PageRule::Page::describe(auto& fields, auto& self)
{
    Views::describe(fields, self.views);
    fields.smallReals(self.squares, self.weight);
    fields.require(self.weight > 0);
    fields.smallReals(self.episodes, self.excess, self.peak);
    fields.numbers(self.peakAt, self.toldAt);
}

template <typename Fields, typename Self>
void PageRule::describe(Fields& fields, Self& self)
{
    fields.list(
        self.m_keys, [&](auto& key) { fields.hash(key); }, maxPages);
    if constexpr (Fields::reads) {
        self.m_pages.assign(self.m_keys.size(), Page());
        *self.m_pagesInAll += self.m_keys.size();
        fields.require(*self.m_pagesInAll <= maxPagesInAll);
    }
    for (auto& page : self.m_pages)
        Page::describe(fields, page);
    Views::describe(fields, self.m_site);
    fields.numbers(self.m_minute, self.m_toldAt, self.m_replaced);
}

void PageRule::write(FieldWriter& writer) const
{
    describe(writer, *this);
}

void PageRule::read(FieldReader& reader)
{
    describe(reader, *this);
}

void AlertWatch::write(FieldWriter& writer) const
{
    writer.flags(m_all.has_value());
    if (!m_all)
        return;
    m_all->write(writer);
    writer.list(m_sites, [&](const Watched& each) {
        writer.texts(each.site);
        each.rule.write(writer);
        each.pages.write(writer);
    });
    writer.times(m_pagesUntil);
}

void AlertWatch::read(FieldReader& reader)
{
    if (!reader.flag())
        return;
    reader.require(m_all.has_value() && m_sites.empty());
    if (!reader.ok())
        return;
    m_all->read(reader);
    for (std::size_t left = reader.count(m_maxSites); left > 0 && reader.ok(); --left) {
        const std::string_view site = reader.text();
        reader.require(!m_bySite.contains(site));
        Watched& added = add(site);
        added.rule.read(reader);
        added.pages.read(reader);
    }
    reader.times(m_pagesUntil);
}

} // namespace footfall
