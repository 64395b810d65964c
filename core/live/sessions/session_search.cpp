// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/session_search.h"

#include "core/base/text/page_name.h"

#include <algorithm>
#include <unordered_set>

namespace footfall {

SessionFilter::SessionFilter(const SessionData& data, const SnapshotFilter& filter)
    : m_data(data)
    , m_filter(filter)
    , m_text(filter.text)
    , m_pageText(pageName(filter.text))
{
    namePage(m_filter.page);
    if (filter.site)
        m_site = data.sites.idOf(*filter.site);
}

bool SessionFilter::matches(const Session& session) const
{
    const std::string& page = m_data.pages[session.page].path;
    const std::string_view country = m_data.countryOf(session);
    if (excludesAll() || (m_site && *m_site != session.site) ||
        (!m_filter.page.empty() && page != m_filter.page) ||
        (!m_filter.country.empty() && country != m_filter.country))
        return false;
    return m_text.isEmpty() || m_text.in(session.id.view()) || isIn(page) || m_text.in(country) ||
           m_text.in(m_data.cityOf(session)) || m_text.in(m_data.deviceOf(session)) ||
           m_text.in(m_data.referrerOf(session));
}

bool SessionFilter::matches(const Event& event, SiteId site) const
{
    if (excludesAll() || (m_site && *m_site != site) ||
        (!m_filter.page.empty() && event.page != m_filter.page) ||
        (!m_filter.country.empty() && countryOf(event, site) != m_filter.country))
        return false;
    return m_text.isEmpty() || m_text.in(event.sessionId) || isIn(event.page) ||
           m_text.in(countryOf(event, site)) || m_text.in(event.city) ||
           m_text.in(event.metadataText("element")) || m_text.in(event.metadataText("device")) ||
           m_text.in(event.metadataText("referrer"));
}

std::string_view SessionFilter::countryOf(const Event& event, SiteId site) const
{
    if (!event.country.empty())
        return event.country;
    // A click seldom names the country, its session does.
    const std::uint64_t hash = SessionTable::hashOf(site, event.sessionId);
    const SessionSlot slot = m_data.sessions.find(site, event.sessionId, hash);
    return slot == noSession ? std::string_view() : m_data.countryOf(m_data.sessions[slot]);
}

namespace {

struct Walk
{
    std::vector<const SessionList*> lists;
    SessionOrder order = SessionOrder::Recency;
};

std::vector<const SessionList*> pageLists(const SessionData& data, const SessionFilter& filter)
{
    std::vector<const SessionList*> lists;
    const auto addPageOf = [&](const Scope& site) {
        if (const PageId page = data.pages.find(site, filter.asked().page))
            lists.push_back(&data.pages[page].sessions);
    };
    if (filter.site()) {
        addPageOf(data.sites[*filter.site()]);
    } else {
        for (const Scope& site : data.sites.each())
            addPageOf(site);
    }
    return lists;
}

/// The index that is likely to be the shortest.
Walk walkFor(const SessionData& data, const SessionFilter& filter)
{
    if (filter.excludesAll())
        return {};
    if (!filter.asked().page.empty())
        return {pageLists(data, filter), SessionOrder::Page};
    if (!filter.asked().country.empty()) {
        const Tally::Id country = data.sites.all().countries.find(filter.asked().country);
        if (country == 0)
            return {};
        return {{&data.byCountry[country]}, SessionOrder::Country};
    }
    if (filter.site())
        return {{&data.sites[*filter.site()].sessions}, SessionOrder::SiteRecency};
    return {{&data.sites.all().sessions}, SessionOrder::Recency};
}

std::vector<SessionSlot> walk(const SessionData& data, const Walk& along,
                              const SessionFilter& filter, bool& truncated)
{
    std::vector<SessionSlot> found;
    auto steps = data.limits.filterWalk;
    for (const SessionList* list : along.lists) {
        for (SessionSlot slot = list->first; slot != noSession;
             slot = data.sessions.next(along.order, slot)) {
            if (steps-- == 0) {
                truncated = true;
                return found;
            }
            if (filter.matches(data.sessions[slot]))
                found.push_back(slot);
        }
    }
    return found;
}

/// The first ones of a list that is in the right order already.
SessionsFound take(const SessionData& data, const Walk& along, std::size_t offset,
                   std::size_t limit)
{
    SessionsFound found;
    if (along.lists.empty())
        return found;
    const SessionList& list = *along.lists.front();
    found.total = list.size;
    auto steps = static_cast<std::size_t>(data.limits.filterWalk);
    for (SessionSlot slot = list.first; slot != noSession && found.slots.size() < limit;
         slot = data.sessions.next(along.order, slot)) {
        if (steps-- == 0) {
            found.truncated = true;
            break;
        }
        if (offset > 0)
            --offset;
        else
            found.slots.push_back(slot);
    }
    return found;
}

/// Those that arrived last and are here, with those before them in the list as far as there is
/// room.
std::vector<SessionSlot> takeNewest(const SessionData& data, const Walk& along,
                                    const SessionFilter& filter, std::size_t limit)
{
    std::vector<SessionSlot> slots;
    std::unordered_set<SessionSlot> taken;
    const auto isHere = [&](const Arrival& arrival) {
        const Session& session = data.sessions[arrival.slot];
        return session.visit == arrival.visit && session.active && filter.matches(session);
    };
    const std::size_t known = along.lists.front()->size > limit ? data.arrivals.size() : 0;
    for (std::size_t age = 0; age < known && slots.size() < limit; ++age) {
        const SessionSlot slot = data.arrivals[age].slot;
        if (isHere(data.arrivals[age]) && taken.insert(slot).second)
            slots.push_back(slot);
    }
    for (SessionSlot slot = along.lists.front()->first; slot != noSession && slots.size() < limit;
         slot = data.sessions.next(along.order, slot)) {
        if (taken.insert(slot).second)
            slots.push_back(slot);
    }
    return slots;
}

} // namespace

SessionsFound findNewest(const SessionData& data, const SessionFilter& filter, std::size_t limit)
{
    const Walk along = walkFor(data, filter);
    SessionsFound found;
    if (along.lists.empty())
        return found;
    if (filter.asked().narrows()) {
        found.slots = walk(data, along, filter, found.truncated);
        found.total = static_cast<std::int64_t>(found.slots.size());
    } else {
        found.slots = takeNewest(data, along, filter, limit);
        found.total = along.lists.front()->size;
    }
    std::sort(found.slots.begin(), found.slots.end(), [&](SessionSlot a, SessionSlot b) {
        return data.sessions[a].visit > data.sessions[b].visit;
    });
    found.slots.resize(std::min(limit, found.slots.size()));
    return found;
}

SessionsFound findActive(const SessionData& data, const SessionFilter& filter, std::size_t offset,
                         std::size_t limit)
{
    const Walk along = walkFor(data, filter);
    if (!filter.asked().narrows())
        return take(data, along, offset, limit);
    SessionsFound found;
    std::vector<SessionSlot> all = walk(data, along, filter, found.truncated);
    found.total = static_cast<std::int64_t>(all.size());
    std::stable_sort(all.begin(), all.end(), [&](SessionSlot a, SessionSlot b) {
        return data.sessions[a].heardAt > data.sessions[b].heardAt;
    });
    const std::size_t from = std::min(offset, all.size());
    const std::size_t to = from + std::min(limit, all.size() - from);
    found.slots.assign(all.begin() + static_cast<std::ptrdiff_t>(from),
                       all.begin() + static_cast<std::ptrdiff_t>(to));
    return found;
}

std::vector<SessionSlot> findEnded(const SessionData& data, const SessionFilter& filter,
                                   std::size_t limit)
{
    std::vector<SessionSlot> found;
    for (SessionSlot slot = data.ended.first; slot != noSession && found.size() < limit;
         slot = data.sessions.next(SessionOrder::Recency, slot)) {
        if (filter.matches(data.sessions[slot]))
            found.push_back(slot);
    }
    return found;
}

} // namespace footfall
