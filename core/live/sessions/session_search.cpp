// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/session_search.h"

#include "core/base/text/cut_text.h"
#include "core/base/text/label_text.h"
#include "core/base/text/page_name.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace footfall {

namespace {

bool isPrefix(std::string_view page)
{
    return page.ends_with(pagePrefixMark);
}

bool isAsked(std::size_t field, const std::string& asked, std::string_view value)
{
    if (field == FilterField::Page && isPrefix(asked))
        return value.starts_with(std::string_view(asked).substr(0, asked.size() - 1));
    if (field == FilterField::Referrer && asked == directReferrer)
        return value.empty();
    return value == asked;
}

/// Each by the name it is counted by; several may have the same.
template <typename Name>
void rename(FilterValues& values, Name name)
{
    FilterValues named;
    for (const std::string& value : values)
        named.add(name(value));
    values = std::move(named);
}

} // namespace

SessionFilter::SessionFilter(const SessionData& data, const SnapshotFilter& filter)
    : m_data(data)
    , m_filter(filter)
    , m_text(filter.text)
    , m_pageText(pageName(filter.text))
{
    for (FilterValues* pages : {&m_filter.page, &m_filter.entry})
        rename(*pages, [](const std::string& page) { return pageName(page); });
    nameLabels();
    nameEvents();
    if (filter.site)
        m_site = data.sites.idOf(*filter.site);
}

FilterValues SessionFilter::pages() const
{
    const FilterValues& asked = m_filter.page;
    const bool areOthersMeant =
        m_filter.excludes(FilterField::Page) || std::any_of(asked.begin(), asked.end(), isPrefix);
    return areOthersMeant ? FilterValues() : asked;
}

FilterValues SessionFilter::countries() const
{
    return m_filter.excludes(FilterField::Country) ? FilterValues() : m_filter.country;
}

/// As they are counted.
void SessionFilter::nameLabels()
{
    for (const LabelField& field : labelFields) {
        rename(m_filter.*filterFields[field.filter].values, [](const std::string& asked) {
            std::string made;
            return std::string(labelText(asked, maxLabelBytes, made));
        });
    }
}

void SessionFilter::nameEvents()
{
    for (const std::string& name : m_filter.event)
        nameEvent(name);
}

void SessionFilter::nameEvent(std::string_view name)
{
    constexpr std::string_view click = "click";
    if (const TextId type = m_data.texts.find(cutText(name, maxElementBytes)))
        m_event.push_back({type, true});
    if (name == click)
        m_event.push_back({0, false});
    const bool isOfElement = name.starts_with(click) && name.substr(click.size()).starts_with(' ');
    const TextId element =
        isOfElement ? m_data.texts.find(cutText(name.substr(click.size() + 1), maxElementBytes)) : 0;
    if (element != 0)
        m_event.push_back({element, false});
}

bool SessionFilter::hadEvent(const Journey& journey) const
{
    return std::any_of(m_event.begin(), m_event.end(),
                       [&](const Journey::Named& named) { return journey.had(named); });
}

bool SessionFilter::wants(std::size_t field, std::string_view value) const
{
    const FilterValues& asked = m_filter.*filterFields[field].values;
    if (asked.empty())
        return true;
    const bool isAny = std::any_of(asked.begin(), asked.end(), [&](const std::string& each) {
        return isAsked(field, each, value);
    });
    return isAny != m_filter.excludes(field);
}

SessionFilter::Verdict SessionFilter::judge(std::size_t field, std::string_view value) const
{
    if (!wants(field, value))
        return Fails;
    const bool hasText = m_text.in(value) || (field == FilterField::Page && m_pageText.in(value));
    return hasText ? HasText : Passes;
}

SessionFilter::Verdict SessionFilter::judged(std::size_t field, Verdicts& known, std::uint32_t id,
                                             std::string_view value) const
{
    if (id >= known.size())
        known.resize(std::max<std::size_t>(id + 1, 2 * known.size()), Unknown);
    if (known[id] == Unknown)
        known[id] = judge(field, value);
    return known[id];
}

SessionFilter::Verdict SessionFilter::judgePage(const Session& session) const
{
    return judged(FilterField::Page, m_verdicts[FilterField::Page], session.page,
                  m_data.pages[session.page].path);
}

SessionFilter::Verdict SessionFilter::judgeEntry(const Session& session) const
{
    if (m_filter.entry.empty())
        return Passes;
    const PageId entry = session.journey.entryPage();
    return judged(FilterField::Entry, m_verdicts[FilterField::Entry], entry, m_data.pages[entry].path);
}

SessionFilter::Verdict SessionFilter::judge(const Session& session, const LabelField& field) const
{
    // The labels of one that has ended may be gone.
    if (session.texts)
        return judge(field.filter, (*session.texts)[field.label]);
    const Tally::Id id = session.labels[m_site ? 0 : 1][field.label];
    const Scope& scope = m_site ? m_data.sites[*m_site] : m_data.sites.all();
    return judged(field.filter, m_verdicts[field.filter], id, scope.labels[field.label].label(id));
}

bool SessionFilter::matches(const Session& session) const
{
    if (excludesAll() || (m_site && *m_site != session.site))
        return false;
    if (!m_filter.narrows())
        return true;
    if (!m_filter.event.empty() &&
        hadEvent(session.journey) == m_filter.excludes(FilterField::Event))
        return false;
    const Verdict page = judgePage(session);
    if (page == Fails || judgeEntry(session) == Fails)
        return false;
    bool hasText = page == HasText || m_text.in(session.id.view());
    for (const LabelField& field : labelFields) {
        if (hasText && (m_filter.*filterFields[field.filter].values).empty())
            continue;
        const Verdict verdict = judge(session, field);
        if (verdict == Fails)
            return false;
        hasText = hasText || verdict == HasText;
    }
    return hasText;
}

bool SessionFilter::matches(const Event& event, SiteId site) const
{
    if (excludesAll() || (m_site && *m_site != site))
        return false;
    if (!m_filter.narrows())
        return true;
    bool hasText = m_text.isEmpty() || m_text.in(event.sessionId) ||
                   m_text.in(elementOf(event));
    const EventLabels labels(event);
    const auto values = fieldsOf(event, labels, site);
    if (!m_filter.event.empty() && !wants(FilterField::Event, eventNameOf(event)))
        return false;
    for (std::size_t field = 0; field < FilterField::Event; ++field) {
        const Verdict verdict = judge(field, values[field]);
        if (verdict == Fails)
            return false;
        hasText = hasText || verdict == HasText;
    }
    return hasText;
}

/// A click seldom names the country and the rest, its session does.
SessionFilter::Values SessionFilter::fieldsOf(const Event& event, const EventLabels& labels,
                                              SiteId site) const
{
    Values values{};
    values[FilterField::Page] = event.page;
    for (const LabelField& field : labelFields)
        values[field.filter] = labels[field.label];
    const std::uint64_t hash = SessionTable::hashOf(site, event.sessionId);
    const SessionSlot slot = m_data.sessions.find(site, event.sessionId, hash);
    if (slot == noSession)
        return values;
    const Session& session = m_data.sessions[slot];
    values[FilterField::Entry] = m_data.pages[session.journey.entryPage()].path;
    for (const LabelField& field : labelFields) {
        if (values[field.filter].empty())
            values[field.filter] = m_data.labelOf(session, field.label);
    }
    return values;
}

namespace {

struct Walk
{
    std::vector<const SessionList*> lists;
    SessionOrder order = SessionOrder::Recency;
};

std::vector<const SessionList*> pageLists(const SessionData& data, const SessionFilter& filter,
                                          const FilterValues& paths)
{
    std::vector<const SessionList*> lists;
    const auto addPagesOf = [&](const Scope& site) {
        for (const std::string& path : paths) {
            if (const PageId page = data.pages.find(site, path))
                lists.push_back(&data.pages[page].sessions);
        }
    };
    if (filter.site()) {
        addPagesOf(data.sites[*filter.site()]);
    } else {
        for (const Scope& site : data.sites.each())
            addPagesOf(site);
    }
    return lists;
}

std::vector<const SessionList*> countryLists(const SessionData& data, const FilterValues& names)
{
    std::vector<const SessionList*> lists;
    for (const std::string& name : names) {
        const Tally::Id country = data.sites.all().labels[Label::Country].find(name);
        if (country != 0 && country < data.byCountry.size())
            lists.push_back(&data.byCountry[country]);
    }
    return lists;
}

/// The index that is likely to be the shortest.
Walk walkFor(const SessionData& data, const SessionFilter& filter)
{
    if (filter.excludesAll())
        return {};
    if (const FilterValues pages = filter.pages(); !pages.empty())
        return {pageLists(data, filter, pages), SessionOrder::Page};
    // Countries are listed by their labels in the scope of all.
    if (const FilterValues names = filter.countries(); !filter.site() && !names.empty())
        return {countryLists(data, names), SessionOrder::Country};
    if (filter.site())
        return {{&data.sites[*filter.site()].sessions}, SessionOrder::SiteRecency};
    return {{&data.sites.all().sessions}, SessionOrder::Recency};
}

/// Along the memory they lie in: many times faster than from one to the next of a long list.
SessionsMatching scan(const SessionData& data, const SessionFilter& filter)
{
    SessionsMatching found;
    for (SessionSlot slot = 0; slot != data.sessions.end(); ++slot) {
        const Session& session = data.sessions[slot];
        if (session.visit != 0 && session.active && filter.matches(session))
            found.slots.push_back(slot);
    }
    return found;
}

SessionsMatching walk(const SessionData& data, const Walk& along, const SessionFilter& filter)
{
    SessionsMatching found;
    auto steps = data.limits.filterWalk;
    for (const SessionList* list : along.lists) {
        for (SessionSlot slot = list->first; slot != noSession;
             slot = data.sessions.next(along.order, slot)) {
            if (steps-- == 0) {
                found.truncated = true;
                return found;
            }
            if (filter.matches(data.sessions[slot]))
                found.slots.push_back(slot);
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

bool isBefore(const Session& one, const Session& other, SessionsBy order)
{
    if (order == SessionsBy::Arrival)
        return one.visit > other.visit;
    return std::pair(one.heardAt, one.heardMove) > std::pair(other.heardAt, other.heardMove);
}

} // namespace

SessionsMatching matchingActive(const SessionData& data, const SessionFilter& filter)
{
    const Walk along = walkFor(data, filter);
    std::int64_t length = 0;
    for (const SessionList* list : along.lists)
        length += list->size;
    const bool isMostOfAll = data.sessions.end() <= 4 * length;
    return isMostOfAll && length <= data.limits.filterWalk ? scan(data, filter)
                                                           : walk(data, along, filter);
}

SessionsFound firstOf(SessionsMatching matching, const SessionData& data, SessionsBy order,
                      std::size_t offset, std::size_t limit)
{
    std::vector<SessionSlot>& all = matching.slots;
    const std::size_t from = std::min(offset, all.size());
    const std::size_t to = from + std::min(limit, all.size() - from);
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(to);
    std::partial_sort(all.begin(), end, all.end(), [&](SessionSlot a, SessionSlot b) {
        return isBefore(data.sessions[a], data.sessions[b], order);
    });
    SessionsFound found;
    found.total = static_cast<std::int64_t>(all.size());
    found.truncated = matching.truncated;
    found.slots.assign(all.begin() + static_cast<std::ptrdiff_t>(from), end);
    return found;
}

SessionsFound findActive(const SessionData& data, const SessionFilter& filter, std::size_t offset,
                         std::size_t limit)
{
    if (!filter.asked().narrows())
        return take(data, walkFor(data, filter), offset, limit);
    return firstOf(matchingActive(data, filter), data, SessionsBy::Activity, offset, limit);
}

SessionsFound findNewest(const SessionData& data, const SessionFilter& filter, std::size_t limit)
{
    const Walk along = walkFor(data, filter);
    if (filter.asked().narrows() || along.lists.empty())
        return firstOf(matchingActive(data, filter), data, SessionsBy::Arrival, 0, limit);
    SessionsFound found =
        firstOf({takeNewest(data, along, filter, limit)}, data, SessionsBy::Arrival, 0, limit);
    found.total = along.lists.front()->size;
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
