// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_sessions.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace footfall {

namespace {

enum Flag : std::uint8_t
{
    Active = 1,
    Simulated = 2,
    HasVisitorId = 4,
    /// Counted last by its own id, not by its visitor's.
    CountedAsSession = 8,
    AllFlags = 15
};

/// A hundred years: the durations of all sessions together still fit.
constexpr std::uint64_t maxDuration = std::uint64_t(1) << 42;

std::uint8_t flagsOf(const Session& session)
{
    return static_cast<std::uint8_t>((session.active ? Active : 0) |
                                     (session.simulated ? Simulated : 0) |
                                     (session.visitorId ? HasVisitorId : 0) |
                                     (session.visitor == session.hash ? CountedAsSession : 0));
}

/// A time of a journey, from the one before it.
void describeNext(auto& fields, TimeMs& before, auto& at)
{
    DurationMs later = at - before;
    fields.times(later);
    before += later;
    fields.require(std::abs(before - epoch) <= maxChecked);
    fields.set(at, before);
}

} // namespace

template <typename Fields, typename Self>
void Journey::describe(Fields& fields, Self& self, auto& texts)
{
    fields.numbers(self.m_folded);
    std::size_t steps = self.m_steps.size();
    fields.size(steps, maxSteps);
    fields.require(steps > 0);
    if constexpr (Fields::reads) {
        self.m_steps.reserve(std::bit_ceil(steps));
        self.m_steps.resize(steps);
    }
    TimeMs before;
    std::size_t clicks = 0;
    for (auto& step : self.m_steps) {
        fields.numbers(step.page);
        describeNext(fields, before, step.at);
        fields.numbers(step.clicks);
        clicks += listed(step.clicks);
    }
    // The room they take counts, and it is not always what their number asks for.
    std::size_t room = self.m_clicks ? self.m_clicks->listed.capacity() : 0;
    fields.upTo(2 * maxSteps * maxClicks, room);
    fields.require(room >= clicks);
    if (room == 0 || !fields.ok())
        return;
    if constexpr (Fields::reads) {
        self.m_clicks = std::make_unique<Clicks>();
        self.m_clicks->listed.reserve(room);
        self.m_clicks->listed.resize(clicks);
    }
    for (auto& click : self.m_clicks->listed) {
        texts.describe(fields, click.what.element);
        describeNext(fields, before, click.at);
        fields.flags(click.what.isOwn);
    }
    std::size_t others = self.m_clicks->others.size();
    fields.size(others, maxOthers);
    if constexpr (Fields::reads) {
        self.m_clicks->others.reserve(others == 0 ? 0 : std::bit_ceil(others));
        self.m_clicks->others.resize(others);
    }
    for (auto& other : self.m_clicks->others) {
        texts.describe(fields, other.element);
        fields.flags(other.isOwn);
    }
}

PageId Journey::sharePages(PageTable& pages) const
{
    for (const Step& step : m_steps) {
        if (!pages.share(step.page))
            return 0;
    }
    return m_steps.back().page;
}

namespace {

void describeTimes(auto& fields, auto& session, const CheckpointMoment& moment)
{
    for (auto* move : {&session.heardMove, &session.pageMove, &session.countryMove}) {
        std::uint64_t ago = moment.moves - *move;
        fields.upTo(moment.moves, ago);
        fields.set(*move, moment.moves - ago);
    }
    for (auto* past : {&session.heardAt, &session.eventAt, &session.beganAt}) {
        DurationMs ago = moment.now - *past;
        fields.counts(ago);
        fields.set(*past, moment.now - ago);
    }
    // The visitor's clock may be ahead of ours.
    DurationMs ago = moment.now - session.startedAt;
    DurationMs own = session.latest - session.startedAt;
    fields.times(ago, own);
    fields.set(session.startedAt, moment.now - ago);
    fields.set(session.latest, session.startedAt + own);
    fields.upTo(maxDuration, session.duration);
}

template <typename Fields>
void describeVisitor(Fields& fields, auto& session, std::uint8_t flags)
{
    fields.numbers(session.visitorDay);
    if (flags & HasVisitorId) {
        if constexpr (Fields::reads)
            session.visitorId = std::make_unique<std::string>();
        fields.texts(*session.visitorId);
    }
    if constexpr (Fields::reads) {
        if (flags & CountedAsSession)
            session.visitor = session.hash;
        else if (flags & HasVisitorId)
            session.visitor = SessionTable::hashOf(session.site, *session.visitorId);
        else
            fields.require(session.visitorDay == 0);
    }
}

/// While it is active, where it is counted in its scopes.
template <typename Fields>
void describeLabels(Fields& fields, auto& session)
{
    if (session.active) {
        for (auto& labels : session.labels) {
            for (auto& id : labels)
                fields.numbers(id);
        }
        return;
    }
    if constexpr (Fields::reads)
        session.texts = std::make_unique<SessionTexts>();
    for (auto& text : *session.texts)
        fields.texts(text);
}

/// What comes behind its site and its id.
template <typename Fields>
void describeSession(Fields& fields, auto& session, auto& texts, const CheckpointMoment& moment)
{
    std::uint8_t flags = flagsOf(session);
    fields.kind(flags, AllFlags);
    fields.set(session.active, (flags & Active) != 0);
    fields.set(session.simulated, (flags & Simulated) != 0);
    fields.numbers(session.visit, session.events, session.pageViews);
    fields.require(session.visit > 0);
    describeTimes(fields, session, moment);
    describeVisitor(fields, session, flags);
    std::string_view metadata = session.metadata.packed();
    fields.texts(metadata);
    if constexpr (Fields::reads)
        fields.require(session.metadata.unpackFrom(metadata));
    Journey::describe(fields, session.journey, texts);
    describeLabels(fields, session);
}

} // namespace

void writeSession(FieldWriter& writer, TextsWriter& texts, const Session& session,
                  const CheckpointMoment& moment)
{
    writer.byte(SessionsLoading::sessionMark);
    writer.number(session.site);
    writer.text(session.id.view());
    describeSession(writer, session, texts, moment);
}

SessionsLoading::SessionsLoading(SessionData& data, TimeMs now)
    : m_data(data)
    , m_now(now)
    , m_texts(data.texts)
    , m_all(data.sites.all())
{
}

void SessionsLoading::readSites(FieldReader& reader)
{
    m_all.read(reader);
    for (std::size_t sites = reader.count(); sites > 0 && reader.ok(); --sites) {
        Scope* site = m_data.sites.load(reader.text(), m_now);
        if (site == nullptr)
            return reader.fail();
        m_sites.emplace_back(*site).read(reader);
    }
}

void SessionsLoading::readSessions(FieldReader& reader)
{
    while (reader.byte(sessionMark) == sessionMark)
        readSession(reader);
    if (!reader.ok())
        return;
    link();
    m_all.finish(reader);
    for (ScopeLoading& site : m_sites)
        site.finish(reader);
}

void SessionsLoading::readSession(FieldReader& reader)
{
    const auto site = static_cast<SiteId>(reader.number(UINT32_MAX));
    const std::string_view id = reader.text();
    reader.require(site < m_sites.size());
    if (!reader.ok())
        return;
    const SessionSlot slot = m_data.sessions.add(site, id, SessionTable::hashOf(site, id));
    Session& session = m_data.sessions[slot];
    describeSession(reader, session, m_texts, {m_now, m_data.moves});
    if (!reader.ok())
        return;
    session.page = session.journey.sharePages(m_data.pages);
    reader.require(session.page != 0);
    if (session.active) {
        m_sites[site].begin(session, session.labels[0], reader);
        m_all.begin(session, session.labels[1], reader);
    }
    m_bytes += session.bytes();
    m_heard.push_back({session.heardMove, slot});
}

void SessionsLoading::link()
{
    const auto byMove = [](const Place& a, const Place& b) { return a.move < b.move; };
    const auto inOrder = [&](std::vector<Place>& places, auto&& visit) {
        std::sort(places.begin(), places.end(), byMove);
        for (const Place& place : places)
            visit(m_data.sessions[place.slot], place.slot);
    };
    SessionTable& table = m_data.sessions;
    inOrder(m_heard, [&](Session& session, SessionSlot slot) {
        if (!session.active)
            return table.pushFront(m_data.ended, SessionOrder::Recency, slot);
        table.pushFront(m_data.sites.all().sessions, SessionOrder::Recency, slot);
        table.pushFront(m_data.sites[session.site].sessions, SessionOrder::SiteRecency, slot);
        m_onPage.push_back({session.pageMove, slot});
        if (session.labels[1][Label::Country] != 0)
            m_fromCountry.push_back({session.countryMove, slot});
    });
    inOrder(m_onPage, [&](Session& session, SessionSlot slot) {
        table.pushFront(m_data.pages[session.page].sessions, SessionOrder::Page, slot);
    });
    inOrder(m_fromCountry, [&](Session& session, SessionSlot slot) {
        const Tally::Id country = session.labels[1][Label::Country];
        if (m_data.byCountry.size() <= country)
            m_data.byCountry.resize(country + std::size_t(1));
        table.pushFront(m_data.byCountry[country], SessionOrder::Country, slot);
    });
    std::vector<Place> arrived;
    for (const Place& place : m_heard) {
        if (m_data.sessions[place.slot].active)
            arrived.push_back({m_data.sessions[place.slot].visit, place.slot});
    }
    inOrder(arrived, [&](Session& session, SessionSlot slot) {
        m_data.arrivals.push({slot, session.visit});
    });
}

} // namespace footfall
