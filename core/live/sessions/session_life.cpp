// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/session_life.h"

#include "core/event/campaign.h"
#include "core/live/counts/event_labels.h"
#include "core/live/sessions/session_observer.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

constexpr std::size_t maxExpired = 1'000;
constexpr std::uint32_t maxEnded = 1'000;
/// So that a tick stays short when very many time out at once; the next one goes on.
constexpr int expiriesPerTick = 50'000;

/// Counts a label instead of the one before; true when it changed.
bool recount(Tally& tally, Tally::Id& held, std::string_view label)
{
    if (label.empty() || tally.label(held) == label)
        return false;
    const Tally::Id old = std::exchange(held, tally.take(label));
    tally.drop(old);
    // A visit counts once, by the first label that it had.
    if (old == 0)
        tally.countToday(held);
    return held != old;
}

/// What brought a visit stays what it was.
bool isOfArrival(Label label)
{
    return label == Label::Referrer || label == Label::Campaign;
}

/// What a journey keeps of it.
std::string deedOf(const Event& event)
{
    return event.kind == Event::Kind::Click ? elementOf(event) : eventNameOf(event);
}

} // namespace

SessionLife::Taken SessionLife::take(const Event& event, SiteId site, std::uint64_t hash,
                                     std::uint64_t visit, TimeMs now)
{
    const bool ends = event.kind == Event::Kind::SessionEnd;
    SessionSlot slot = findActive(site, event.sessionId, hash, now);
    const bool begins = slot == noSession;
    if (begins && ends)
        return {};
    if (begins)
        slot = begin(event, site, hash, now);
    if (!begins)
        beforeChange(slot);
    Session& session = m_data.sessions[slot];
    m_bytes -= begins ? 0 : session.bytes();
    if (begins) {
        session.visit = visit;
        m_data.arrivals.push({slot, visit});
    }
    const bool named = note(session, event, now);
    label(slot, event);
    if (!ends)
        goTo(slot, event);
    if (begins)
        enter(session.page);
    session.metadata.merge(event.metadata);
    if (ends)
        end(slot, now);
    else
        touch(slot, now);
    m_bytes += session.bytes();
    return {slot, begins, session.visit, named};
}

std::optional<Heartbeat> SessionLife::heartbeat(SiteId site, std::string_view id, TimeMs now)
{
    const SessionSlot slot = m_data.sessions.find(site, id, SessionTable::hashOf(site, id));
    // One that is late ends nothing: the next tick does, also when the log is replayed.
    if (slot == noSession || isOver(m_data.sessions[slot], now))
        return std::nullopt;
    beforeChange(slot);
    Session& session = m_data.sessions[slot];
    const DurationMs own = std::max<DurationMs>(session.latest - session.startedAt, 0);
    const DurationMs duration = own + (now - session.eventAt);
    const Heartbeat heard{session.visit, now, session.heardAt, duration >= session.duration};
    extend(session, duration);
    touch(slot, now);
    return heard;
}

bool SessionLife::isActive(SiteId site, std::string_view id) const
{
    const SessionSlot slot = m_data.sessions.find(site, id, SessionTable::hashOf(site, id));
    return slot != noSession && m_data.sessions[slot].active;
}

bool SessionLife::goesOn(SiteId site, std::string_view id, TimeMs now) const
{
    const SessionSlot slot = m_data.sessions.find(site, id, SessionTable::hashOf(site, id));
    return slot != noSession && !isOver(m_data.sessions[slot], now);
}

void SessionLife::expire(TimeMs now)
{
    const DurationMs timeout = m_data.limits.sessionTimeoutMs;
    const SessionList& active = m_data.sites.all().sessions;
    for (int i = 0; i < expiriesPerTick && active.last != noSession; ++i) {
        if (now - m_data.sessions[active.last].heardAt < timeout)
            break;
        timeOut(active.last, now);
    }
    while (m_data.ended.last != noSession &&
           now - m_data.sessions[m_data.ended.last].heardAt >= timeout)
        forgetEnded(m_data.ended.last);
}

std::optional<TimeMs> SessionLife::nextExpiry() const
{
    std::optional<TimeMs> quietest;
    for (const SessionSlot last : {m_data.sites.all().sessions.last, m_data.ended.last}) {
        if (last == noSession)
            continue;
        const TimeMs heardAt = m_data.sessions[last].heardAt;
        quietest = std::min(quietest.value_or(heardAt), heardAt);
    }
    if (!quietest)
        return std::nullopt;
    return *quietest + m_data.limits.sessionTimeoutMs;
}

std::int64_t SessionLife::makeRoom(TimeMs now)
{
    std::int64_t evicted = 0;
    while (isTooMuch()) {
        if (m_data.ended.last != noSession) {
            forgetOldestEnded();
            continue;
        }
        m_data.endedKnownSince = now;
        const SessionSlot idle = m_data.sites.all().sessions.last;
        beforeChange(idle);
        m_ended.add(m_data, m_data.sessions[idle], now);
        leave(idle, now);
        m_data.pages.count(PageCount::ExitsToday, m_data.sessions[idle].page);
        remove(idle);
        ++evicted;
    }
    return evicted;
}

std::vector<SessionKey> SessionLife::forget(const std::function<bool(const Session&)>& goes,
                                            TimeMs now)
{
    std::vector<SessionKey> keys;
    for (SessionSlot slot = 0; slot < m_data.sessions.end(); ++slot) {
        const Session& session = m_data.sessions[slot];
        if (session.visit == 0 || !goes(session))
            continue;
        keys.push_back(keyOf(session));
        if (session.active) {
            leave(slot, now);
            remove(slot);
        } else {
            forgetEnded(slot);
        }
    }
    std::sort(keys.begin(), keys.end());
    std::erase_if(m_expired, [&](const SessionKey& key) {
        return std::binary_search(keys.begin(), keys.end(), key);
    });
    return keys;
}

std::vector<SessionKey> SessionLife::takeExpired()
{
    std::vector<SessionKey> keys(std::make_move_iterator(m_expired.begin()),
                                 std::make_move_iterator(m_expired.end()));
    m_expired.clear();
    return keys;
}

void SessionLife::endAll(TimeMs now)
{
    const SessionList& active = m_data.sites.all().sessions;
    for (SessionSlot slot = active.last; slot != noSession;
         slot = m_data.sessions.previous(SessionOrder::Recency, slot))
        m_ended.add(m_data, m_data.sessions[slot], now);
}

bool SessionLife::isOver(const Session& session, TimeMs now) const
{
    return !session.active || now - session.heardAt >= m_data.limits.sessionTimeoutMs;
}

void SessionLife::beforeChange(SessionSlot slot)
{
    if (m_observer)
        m_observer->sessionChanges(slot);
}

SessionSlot SessionLife::findActive(SiteId site, std::string_view id, std::uint64_t hash,
                                    TimeMs now)
{
    const SessionSlot slot = m_data.sessions.find(site, id, hash);
    if (slot == noSession || !m_data.sessions[slot].active)
        return noSession;
    m_data.sessions.fetchAround(slot);
    if (!isOver(m_data.sessions[slot], now))
        return slot;
    timeOut(slot, now);
    return noSession;
}

SessionSlot SessionLife::begin(const Event& event, SiteId site, std::uint64_t hash, TimeMs now)
{
    if (const auto before = m_data.sessions.find(site, event.sessionId, hash); before != noSession)
        forgetEnded(before);
    const SessionSlot slot = m_data.sessions.add(site, event.sessionId, hash);
    Session& session = m_data.sessions[slot];
    if (m_observer)
        session.checkpoint = m_observer->mark();
    session.beganAt = now;
    session.startedAt = event.timestamp;
    session.latest = event.timestamp;
    m_data.sessions.pushFront(m_data.sites.all().sessions, SessionOrder::Recency, slot);
    m_data.sessions.pushFront(m_data.sites[site].sessions, SessionOrder::SiteRecency, slot);
    for (Scope* scope : m_data.scopesOf(site))
        scope->sessionBegan(now);
    m_presence.sessionBegan(m_data.sites[site].site, event.sessionId);
    return slot;
}

bool SessionLife::note(Session& session, const Event& event, TimeMs now)
{
    session.eventAt = now;
    ++session.events;
    session.pageViews += event.kind == Event::Kind::PageView ? 1 : 0;
    session.latest = std::max(session.latest, event.timestamp);
    session.simulated = session.simulated || event.simulated;
    session.anonymous = session.anonymous || event.visitorId.empty();
    extend(session, session.latest - session.startedAt);
    if (event.visitorId.empty() || (session.visitorId && *session.visitorId == event.visitorId))
        return false;
    session.visitorId = std::make_unique<std::string>(event.visitorId);
    return true;
}

void SessionLife::label(SessionSlot slot, const Event& event)
{
    Session& session = m_data.sessions[slot];
    const bool hasCampaign = session.labels[1][Label::Campaign] != 0;
    const std::string campaign = hasCampaign ? std::string() : campaignOf(event);
    const EventLabels labels(event, campaign);
    const auto scopes = m_data.scopesOf(session.site);
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        for (const LabelField& field : labelFields) {
            if (field.label == Label::Country)
                continue; // it has lists of its own
            Tally::Id& held = session.labels[i][field.label];
            if (held == 0 || !isOfArrival(field.label))
                recount(scopes[i]->labels[field.label], held, labels[field.label]);
        }
    }
    if (const std::string_view country = labels[Label::Country]; !country.empty())
        changeCountry(slot, country);
}

void SessionLife::changeCountry(SessionSlot slot, std::string_view country)
{
    Session& session = m_data.sessions[slot];
    recount(m_data.sites[session.site].labels[Label::Country], session.labels[0][Label::Country],
            country);
    Tally::Id& held = session.labels[1][Label::Country];
    const Tally::Id old = held;
    if (!recount(m_data.sites.all().labels[Label::Country], held, country))
        return;
    if (old != 0)
        m_data.sessions.unlink(m_data.byCountry[old], SessionOrder::Country, slot);
    if (m_data.byCountry.size() <= held)
        m_data.byCountry.resize(held + 1);
    session.countryMove = ++m_data.moves;
    m_data.sessions.pushFront(m_data.byCountry[held], SessionOrder::Country, slot);
}

void SessionLife::goTo(SessionSlot slot, const Event& event)
{
    Session& session = m_data.sessions[slot];
    PageTable& pages = m_data.pages;
    if (session.page == 0 || pages[session.page].path != event.page) {
        const PageId to = pages.acquire(m_data.scopesOf(session.site), event.page);
        if (to == session.page) {
            pages.release(to);
        } else {
            if (session.page != 0) {
                pages.uncount(PageCount::Now, session.page);
                m_data.sessions.unlink(pages[session.page].sessions, SessionOrder::Page, slot);
            }
            session.page = to;
            pages.count(PageCount::Now, to);
            session.pageMove = ++m_data.moves;
            m_data.sessions.pushFront(pages[to].sessions, SessionOrder::Page, slot);
            session.journey.visit(to, event.timestamp, pages, m_data.texts);
        }
    }
    if (event.kind == Event::Kind::PageView)
        pages.countView(session.page, session.eventAt);
    else
        session.journey.click(deedOf(event), event.kind == Event::Kind::Custom, event.timestamp,
                              m_data.texts);
}

void SessionLife::enter(PageId page)
{
    m_data.pages.count(PageCount::EntriesNow, page);
    m_data.pages.count(PageCount::EntriesToday, page);
}

void SessionLife::touch(SessionSlot slot, TimeMs now)
{
    Session& session = m_data.sessions[slot];
    session.heardAt = now;
    session.heardMove = ++m_data.moves;
    m_data.sessions.moveToFront(m_data.sites.all().sessions, SessionOrder::Recency, slot);
    m_data.sessions.moveToFront(m_data.sites[session.site].sessions, SessionOrder::SiteRecency,
                                slot);
}

void SessionLife::extend(Session& session, DurationMs duration)
{
    const DurationMs more = duration - session.duration;
    if (more <= 0)
        return;
    session.duration += more;
    for (Scope* scope : m_data.scopesOf(session.site))
        scope->durations += more;
}

void SessionLife::timeOut(SessionSlot slot, TimeMs now)
{
    beforeChange(slot);
    const Session& session = m_data.sessions[slot];
    if (m_expired.size() == maxExpired)
        m_expired.pop_front();
    m_expired.push_back(keyOf(session));
    m_bytes -= session.bytes();
    end(slot, now);
    m_bytes += m_data.sessions[slot].bytes();
}

void SessionLife::leave(SessionSlot slot, TimeMs now)
{
    Session& session = m_data.sessions[slot];
    const auto scopes = m_data.scopesOf(session.site);
    m_presence.sessionEnded(scopes[0]->site, session.id.view());
    m_data.sessions.unlink(scopes[0]->sessions, SessionOrder::SiteRecency, slot);
    m_data.sessions.unlink(scopes[1]->sessions, SessionOrder::Recency, slot);
    m_data.sessions.unlink(m_data.pages[session.page].sessions, SessionOrder::Page, slot);
    if (const Tally::Id country = session.labels[1][Label::Country]; country != 0)
        m_data.sessions.unlink(m_data.byCountry[country], SessionOrder::Country, slot);
    m_data.pages.uncount(PageCount::Now, session.page);
    m_data.pages.uncount(PageCount::EntriesNow, session.journey.entryPage());
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        scopes[i]->sessionEnded(now, session.duration);
        for (const LabelField& field : labelFields)
            scopes[i]->labels[field.label].drop(session.labels[i][field.label]);
    }
    session.labels = {};
}

void SessionLife::end(SessionSlot slot, TimeMs now)
{
    Session& session = m_data.sessions[slot];
    m_ended.add(m_data, session, now);
    session.texts = std::make_unique<SessionTexts>(m_data.textsOf(session));
    leave(slot, now);
    session.active = false;
    session.heardAt = now;
    session.heardMove = ++m_data.moves;
    m_data.pages.count(PageCount::ExitsNow, session.page);
    m_data.pages.count(PageCount::ExitsToday, session.page);
    m_data.sessions.pushFront(m_data.ended, SessionOrder::Recency, slot);
    if (m_data.ended.size > maxEnded)
        forgetOldestEnded();
}

/// Before its time.
void SessionLife::forgetOldestEnded()
{
    const SessionSlot oldest = m_data.ended.last;
    m_data.endedKnownSince =
        std::max(m_data.endedKnownSince, m_data.sessions[oldest].heardAt);
    forgetEnded(oldest);
}

void SessionLife::forgetEnded(SessionSlot slot)
{
    m_data.sessions.unlink(m_data.ended, SessionOrder::Recency, slot);
    m_data.pages.uncount(PageCount::ExitsNow, m_data.sessions[slot].page);
    remove(slot);
}

void SessionLife::remove(SessionSlot slot)
{
    beforeChange(slot);
    Session& session = m_data.sessions[slot];
    m_bytes -= session.bytes();
    session.journey.clear(m_data.pages, m_data.texts);
    m_data.sessions.remove(slot);
}

SessionKey SessionLife::keyOf(const Session& session) const
{
    return {m_data.sites[session.site].site, std::string(session.id.view())};
}

bool SessionLife::isTooMuch() const
{
    const std::int64_t active = m_data.sites.all().active;
    const std::size_t bytes =
        m_bytes + m_data.pages.bytes() + m_data.texts.bytes() + m_data.sites.labelBytes();
    const bool overBytes = bytes > static_cast<std::size_t>(m_data.limits.modelBytes);
    return active > m_data.limits.sessions || (overBytes && m_data.sessions.size() > 1);
}

} // namespace footfall
