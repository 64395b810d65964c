// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_pages.h"

#include <unordered_map>

namespace footfall {

namespace {

/// A page stands once in each, at most.
void describeRanks(auto& fields, PageRanks& ranks, std::size_t pages)
{
    fields.list(
        ranks.now, [&](auto& id) { fields.numbers(id); }, pages);
    const auto describeRow = [&](auto& row) {
        fields.numbers(row.first);
        fields.counts(row.second);
    };
    fields.list(ranks.today, describeRow, pages);
}

void writeRanks(FieldWriter& writer, const Scope& scope)
{
    PageRanks ranks;
    scope.pagesNow.top(SIZE_MAX, [&](PageId id, std::int64_t) { ranks.now.push_back(id); });
    scope.pagesToday.top(
        SIZE_MAX, [&](PageId id, std::int64_t views) { ranks.today.emplace_back(id, views); });
    describeRanks(writer, ranks, SIZE_MAX);
}

/// A ranking of one scope that is filled from the first row on.
struct PageRanking
{
    PageTable& pages;
    const Scope& scope;
    /// The scope's in Page::scopes.
    std::size_t place;
    Ranking& ranking;
    std::array<Ranking::Node, 2> Page::*nodes;
    std::int64_t before = INT64_MAX;

    /// False when that page cannot come next.
    bool append(PageId id, std::int64_t count)
    {
        Ranking::Node& node = (pages[id].*nodes)[place];
        if (node != Ranking::none || count == 0 || count > before)
            return false;
        node = ranking.append(id, count);
        before = count;
        return true;
    }
    bool has(PageId id) const { return id < pages.end() && pages[id].scopes[place] == &scope; }
};

void rank(FieldReader& reader, PageTable& pages, Scope& scope, std::size_t place,
          const PageRanks& ranks)
{
    PageRanking now{pages, scope, place, scope.pagesNow, &Page::now};
    for (PageId id : ranks.now)
        reader.require(now.has(id) && now.append(id, pages[id].sessions.size));
    PageRanking today{pages, scope, place, scope.pagesToday, &Page::today};
    for (const auto& [id, views] : ranks.today)
        reader.require(today.has(id) && today.append(id, views));
}

/// Ranks it behind the others where it does not count, and counts its views as a user.
void finishPage(FieldReader& reader, PageId id, Page& page)
{
    const bool isViewed = page.today[0] != Ranking::none;
    page.viewedToday = isViewed;
    page.users += isViewed ? 1 : 0;
    reader.require(page.users > 0 && isViewed == (page.today[1] != Ranking::none));
    for (std::size_t place = 0; place < page.scopes.size(); ++place) {
        if (page.now[place] == Ranking::none) {
            reader.require(page.sessions.size == 0);
            page.now[place] = page.scopes[place]->pagesNow.append(id, 0);
        }
        if (page.today[place] == Ranking::none)
            page.today[place] = page.scopes[place]->pagesToday.append(id, 0);
    }
}

} // namespace

void writePages(FieldWriter& writer, const SessionData& data)
{
    std::unordered_map<const Scope*, SiteId> ids;
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

std::vector<PageRanks> readPages(FieldReader& reader, SessionData& data)
{
    for (std::size_t pages = reader.count(); pages > 0 && reader.ok(); --pages) {
        const auto site = static_cast<SiteId>(reader.number(data.sites.each().size()));
        if (site == 0)
            data.pages.loadNone();
        else
            reader.require(data.pages.load(data.scopesOf(site - 1), reader.text()));
    }
    std::vector<PageRanks> ranks(data.sites.each().size() + 1);
    for (PageRanks& each : ranks)
        describeRanks(reader, each, data.pages.end());
    return ranks;
}

void rankPages(FieldReader& reader, SessionData& data, const std::vector<PageRanks>& ranks)
{
    for (std::size_t i = 0; i + 1 < ranks.size(); ++i)
        rank(reader, data.pages, data.sites.each()[i], 0, ranks[i]);
    rank(reader, data.pages, data.sites.all(), 1, ranks.back());
    for (PageId id = 1; id < data.pages.end() && reader.ok(); ++id) {
        if (data.pages[id].scopes[0] != nullptr)
            finishPage(reader, id, data.pages[id]);
    }
}

} // namespace footfall
