// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/page_table.h"

#include "core/live/counts/scope.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// A page, its place in the index, its nodes and its path.
std::size_t bytesOf(std::string_view path)
{
    return sizeof(Page) + 192 + path.size();
}

constexpr std::size_t hourBytes = sizeof(PageHour) + 16;

} // namespace

PageTable::PageTable(std::size_t bound, TimeMs now)
    : m_bound(bound)
    , m_knownSince(now)
    , m_pages(1)
{
}

PageId PageTable::acquire(const std::array<Scope*, 2>& scopes, std::string_view path)
{
    PageId id = find(*scopes[0], path);
    if (id == 0 && m_ids.size() >= m_bound)
        id = find(*scopes[0], path = otherLabel);
    if (id == 0)
        id = insert(scopes, path);
    ++m_pages[id].users;
    return id;
}

void PageTable::release(PageId id)
{
    Page& page = m_pages[id];
    if (--page.users > 0)
        return;
    m_bytes -= bytesOf(page.path) + (page.hour ? hourBytes : 0);
    m_ids.erase({page.scopes[0], page.path});
    page = {};
    m_free.push_back(id);
}

PageId PageTable::find(const Scope& site, std::string_view path) const
{
    const auto known = m_ids.find({&site, path});
    return known == m_ids.end() ? 0 : known->second;
}

void PageTable::countView(PageId id, TimeMs now)
{
    hourOf(m_pages[id]).add(now);
    count(PageCount::Today, id);
}

void PageTable::count(PageCount what, PageId id)
{
    Page& page = m_pages[id];
    const bool isOfToday = std::find(countsOfToday.begin(), countsOfToday.end(), what) != countsOfToday.end();
    if (isOfToday)
        useToday(page);
    for (std::size_t i = 0; i < page.scopes.size(); ++i) {
        Ranking& ranking = page.scopes[i]->pages[what];
        Ranking::Node& node = page.nodes[what][i];
        if (node == Ranking::none)
            node = ranking.add(id);
        ranking.increment(node);
    }
}

void PageTable::uncount(PageCount what, PageId id)
{
    Page& page = m_pages[id];
    for (std::size_t i = 0; i < page.scopes.size(); ++i) {
        Ranking& ranking = page.scopes[i]->pages[what];
        Ranking::Node& node = page.nodes[what][i];
        ranking.decrement(node);
        if (ranking.count(node) == 0)
            ranking.remove(std::exchange(node, Ranking::none));
    }
}

void PageTable::newDay(TimeMs now)
{
    m_knownSince = now;
    for (PageId id = 1; id < m_pages.size(); ++id) {
        Page& page = m_pages[id];
        if (page.users == 0)
            continue;
        for (const PageCount what : countsOfToday)
            page.nodes[what] = {};
        if (std::exchange(page.countedToday, false))
            release(id);
    }
}

void PageTable::enterAgain(Scope& scope)
{
    Ranking& today = scope.pages[PageCount::EntriesToday];
    scope.pages[PageCount::EntriesNow].top(SIZE_MAX, [&](PageId id, std::int64_t begun) {
        Page& page = m_pages[id];
        page.nodes[PageCount::EntriesToday][page.scopes[0] == &scope ? 0 : 1] = today.append(id, begun);
        useToday(page);
    });
}

bool PageTable::load(const std::array<Scope*, 2>& scopes, std::string_view path)
{
    const PageId id = end();
    Page& page = m_pages.emplace_back();
    page.path = path;
    page.scopes = scopes;
    m_bytes += bytesOf(path);
    return m_ids.emplace(Key{scopes[0], page.path}, id).second;
}

void PageTable::loadNone()
{
    m_free.push_back(end());
    m_pages.emplace_back();
}

bool PageTable::share(PageId id)
{
    if (id >= m_pages.size() || m_pages[id].scopes[0] == nullptr)
        return false;
    ++m_pages[id].users;
    return true;
}

void PageTable::useToday(Page& page)
{
    if (!std::exchange(page.countedToday, true))
        ++page.users;
}

PageHour& PageTable::hourOf(Page& page)
{
    if (!page.hour) {
        page.hour = std::make_unique<PageHour>(m_knownSince);
        m_bytes += hourBytes;
    }
    return *page.hour;
}

PageId PageTable::insert(const std::array<Scope*, 2>& scopes, std::string_view path)
{
    PageId id = static_cast<PageId>(m_pages.size());
    if (m_free.empty()) {
        m_pages.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    Page& page = m_pages[id];
    page.path = path;
    page.scopes = scopes;
    m_ids.emplace(Key{scopes[0], page.path}, id);
    m_bytes += bytesOf(path);
    return id;
}

} // namespace footfall
