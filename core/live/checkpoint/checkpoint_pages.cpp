// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_pages.h"

#include <unordered_map>
#include <utility>

namespace footfall {

namespace {

using SiteIds = std::unordered_map<const Scope*, SiteId>;

void writeRanks(ByteWriter& writer, const Scope& scope)
{
    std::vector<PageId> now;
    scope.pagesNow.top(SIZE_MAX, [&](PageId id, std::int64_t) { now.push_back(id); });
    writer.number(now.size());
    for (PageId id : now)
        writer.number(id);
    std::vector<std::pair<PageId, std::int64_t>> today;
    scope.pagesToday.top(SIZE_MAX,
                         [&](PageId id, std::int64_t count) { today.emplace_back(id, count); });
    writer.number(today.size());
    for (const auto& [id, count] : today) {
        writer.number(id);
        writeCount(writer, count);
    }
}

} // namespace

void writePages(ByteWriter& writer, const SessionData& data)
{
    SiteIds ids;
    for (const Scope& site : data.sites.each())
        ids.emplace(&site, static_cast<SiteId>(ids.size()));
    writer.number(data.pages.end() - 1);
    for (PageId id = 1; id < data.pages.end(); ++id) {
        const Page& page = data.pages[id];
        writer.number(page.users == 0 ? 0 : ids.at(page.scopes[0]) + std::uint64_t(1));
        if (page.users > 0)
            writer.text(page.path);
    }
    for (const Scope& site : data.sites.each())
        writeRanks(writer, site);
    writeRanks(writer, data.sites.all());
}

void PagesLoading::read(ByteReader& reader)
{
    for (std::size_t pages = reader.count(); pages > 0 && reader.ok(); --pages) {
        const auto site = static_cast<SiteId>(reader.number(m_data.sites.each().size()));
        if (site == 0)
            m_data.pages.loadNone();
        else
            reader.require(m_data.pages.load(m_data.scopesOf(site - 1), reader.text()));
    }
    for (Scope& site : m_data.sites.each())
        readRanks(reader, site, 0);
    readRanks(reader, m_data.sites.all(), 1);
}

void PagesLoading::readRanks(ByteReader& reader, Scope& scope, std::size_t place)
{
    Order& now = m_now.emplace_back(Order{&scope, place, {}});
    for (std::size_t pages = reader.count(); pages > 0 && reader.ok(); --pages)
        now.pages.push_back(readSmall(reader));
    std::int64_t before = INT64_MAX;
    for (std::size_t pages = reader.count(); pages > 0 && reader.ok(); --pages) {
        const PageId id = readSmall(reader);
        const std::int64_t count = readCount(reader);
        if (!isOf(id, scope, place, reader) || count == 0 || count > before)
            return reader.fail();
        Page& page = m_data.pages[id];
        reader.require(page.today[place] == Ranking::none);
        page.today[place] = scope.pagesToday.append(id, count);
        before = count;
        if (place == 0) {
            page.viewedToday = true;
            ++page.users;
        }
    }
}

bool PagesLoading::isOf(PageId id, const Scope& scope, std::size_t place, ByteReader& reader) const
{
    return reader.ok() && id < m_data.pages.end() && m_data.pages[id].scopes[place] == &scope;
}

void PagesLoading::finish(ByteReader& reader)
{
    for (const Order& order : m_now)
        rankNow(reader, order);
    for (PageId id = 1; id < m_data.pages.end() && reader.ok(); ++id) {
        Page& page = m_data.pages[id];
        if (page.scopes[0] == nullptr)
            continue;
        reader.require(page.users > 0);
        reader.require((page.today[0] == Ranking::none) == (page.today[1] == Ranking::none));
        for (std::size_t place = 0; place < page.scopes.size(); ++place) {
            if (page.now[place] == Ranking::none) {
                reader.require(page.sessions.size == 0);
                page.now[place] = page.scopes[place]->pagesNow.append(id, 0);
            }
            if (page.today[place] == Ranking::none)
                page.today[place] = page.scopes[place]->pagesToday.append(id, 0);
        }
    }
}

void PagesLoading::rankNow(ByteReader& reader, const Order& order)
{
    std::uint32_t before = UINT32_MAX;
    for (PageId id : order.pages) {
        if (!isOf(id, *order.scope, order.place, reader))
            return reader.fail();
        Page& page = m_data.pages[id];
        const std::uint32_t active = page.sessions.size;
        if (page.now[order.place] != Ranking::none || active == 0 || active > before)
            return reader.fail();
        page.now[order.place] = order.scope->pagesNow.append(id, active);
        before = active;
    }
}

} // namespace footfall
