// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_sessions.h"

#include <algorithm>
#include <bit>

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
constexpr std::uint64_t mostDuration = std::uint64_t(1) << 42;

std::uint8_t flagsOf(const Session& session)
{
    return static_cast<std::uint8_t>((session.active ? Active : 0) |
                                     (session.simulated ? Simulated : 0) |
                                     (session.visitorId ? HasVisitorId : 0) |
                                     (session.visitor == session.hash ? CountedAsSession : 0));
}

} // namespace

void writeSession(ByteWriter& writer, TextsWriter& texts, const Session& session,
                  const CheckpointMoment& moment)
{
    writer.byte(SessionsLoading::sessionMark);
    writer.number(session.site);
    writer.text(session.id.view());
    writer.byte(flagsOf(session));
    writer.number(session.visit);
    writer.number(session.events);
    writer.number(session.pageViews);
    for (std::uint64_t move : {session.heardMove, session.pageMove, session.countryMove})
        writer.number(moment.moves - move);
    for (TimeMs past : {session.heardAt, session.eventAt, session.beganAt})
        writeCount(writer, moment.now - past);
    writer.integer(moment.now - session.startedAt);
    writer.integer(session.latest - session.startedAt);
    writeCount(writer, session.duration);
    writer.number(session.visitorDay);
    if (session.visitorId)
        writer.text(*session.visitorId);
    writer.text(session.metadata.packed());
    session.journey.write(writer, texts);
    if (session.texts) {
        for (const std::string* text : {&session.texts->country, &session.texts->city,
                                        &session.texts->referrer, &session.texts->device})
            writer.text(*text);
        return;
    }
    for (const SessionLabels& labels : session.labels) {
        for (Tally::Id id : {labels.country, labels.city, labels.referrer, labels.device})
            writer.number(id);
    }
}

SessionsLoading::SessionsLoading(SessionData& data, TimeMs now)
    : m_data(data)
    , m_now(now)
    , m_texts(data.texts)
    , m_all(data.sites.all())
{
}

void SessionsLoading::readSites(ByteReader& reader)
{
    m_data.moves = reader.number();
    m_all.read(reader);
    for (std::size_t sites = reader.count(); sites > 0 && reader.ok(); --sites) {
        Scope* site = m_data.sites.load(reader.text(), m_now);
        if (site == nullptr)
            return reader.fail();
        m_sites.emplace_back(*site).read(reader);
    }
}

void SessionsLoading::readSessions(ByteReader& reader)
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

void SessionsLoading::readSession(ByteReader& reader)
{
    const SiteId site = readSmall(reader);
    const std::string_view id = reader.text();
    reader.require(site < m_sites.size());
    if (!reader.ok())
        return;
    const SessionSlot slot = m_data.sessions.add(site, id, SessionTable::hashOf(site, id));
    Session& session = m_data.sessions[slot];
    const std::uint8_t flags = reader.byte(AllFlags);
    session.active = flags & Active;
    session.simulated = flags & Simulated;
    session.visit = reader.number();
    reader.require(session.visit > 0);
    session.events = readSmall(reader);
    session.pageViews = readSmall(reader);
    for (std::uint64_t* move : {&session.heardMove, &session.pageMove, &session.countryMove})
        *move = m_data.moves - reader.number(m_data.moves);
    readTimes(reader, session);
    readVisitor(reader, session, flags & HasVisitorId, flags & CountedAsSession);
    reader.require(session.metadata.unpackFrom(reader.text()));
    session.page = session.journey.read(reader, m_data.pages, m_texts);
    readLabels(reader, session);
    m_bytes += session.bytes();
    m_heard.push_back({session.heardMove, slot});
}

void SessionsLoading::readTimes(ByteReader& reader, Session& session)
{
    for (TimeMs* past : {&session.heardAt, &session.eventAt, &session.beganAt})
        *past = m_now - readCount(reader);
    session.startedAt = m_now - readTime(reader);
    session.latest = session.startedAt + readTime(reader);
    session.duration = static_cast<DurationMs>(reader.number(mostDuration));
}

void SessionsLoading::readVisitor(ByteReader& reader, Session& session, bool isNamed,
                                  bool isSession)
{
    session.visitorDay = readSmall(reader);
    if (isNamed)
        session.visitorId = std::make_unique<std::string>(reader.text());
    if (isSession)
        session.visitor = session.hash;
    else if (isNamed)
        session.visitor = SessionTable::hashOf(session.site, *session.visitorId);
    else
        reader.require(session.visitorDay == 0);
}

void SessionsLoading::readLabels(ByteReader& reader, Session& session)
{
    if (!session.active) {
        session.texts = std::make_unique<SessionTexts>();
        for (std::string* text : {&session.texts->country, &session.texts->city,
                                  &session.texts->referrer, &session.texts->device})
            *text = reader.text();
        return;
    }
    for (SessionLabels& labels : session.labels) {
        for (Tally::Id* id : {&labels.country, &labels.city, &labels.referrer, &labels.device})
            *id = readSmall(reader);
    }
    m_sites[session.site].begin(session, session.labels[0], reader);
    m_all.begin(session, session.labels[1], reader);
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
        if (session.labels[1].country != 0)
            m_fromCountry.push_back({session.countryMove, slot});
    });
    inOrder(m_onPage, [&](Session& session, SessionSlot slot) {
        table.pushFront(m_data.pages[session.page].sessions, SessionOrder::Page, slot);
    });
    inOrder(m_fromCountry, [&](Session& session, SessionSlot slot) {
        const Tally::Id country = session.labels[1].country;
        if (m_data.byCountry.size() <= country)
            m_data.byCountry.resize(country + std::size_t(1));
        table.pushFront(m_data.byCountry[country], SessionOrder::Country, slot);
    });
}

} // namespace footfall
