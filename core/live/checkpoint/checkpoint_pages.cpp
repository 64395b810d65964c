// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_pages.h"

#include <unordered_map>

namespace footfall {

void PageHour::describe(auto& fields, auto& self)
{
    fields.times(self.m_knownSince, self.m_newest);
    fields.require(self.m_newest >= epoch);
    for (auto& views : self.m_views)
        fields.numbers(views);
}

template <typename Fields, typename Self>
void PageTable::describeHours(Fields& fields, Self& self)
{
    fields.times(self.m_knownSince);
    for (PageId id = 1; id < self.end() && fields.ok(); ++id) {
        auto& page = self.m_pages[id];
        bool isViewed = page.hour != nullptr;
        fields.flags(isViewed);
        if (!isViewed)
            continue;
        fields.require(page.scopes[0] != nullptr);
        if constexpr (Fields::reads)
            self.hourOf(page);
        PageHour::describe(fields, *page.hour);
    }
}

namespace {

/// A page stands once in each, at most.
void describeRanks(auto& fields, PageRanks& ranks, std::size_t pages)
{
    const auto describeRow = [&](auto& row) {
        fields.numbers(row.first);
        fields.counts(row.second);
    };
    for (auto& rows : ranks)
        fields.list(rows, describeRow, pages);
}

void writeRanks(FieldWriter& writer, const Scope& scope)
{
    PageRanks ranks;
    for (std::size_t what = 0; what < pageCounts; ++what) {
        scope.pages.at(what).top(SIZE_MAX, [&](PageId id, std::int64_t count) {
            ranks.at(what).emplace_back(id, count);
        });
    }
    describeRanks(writer, ranks, SIZE_MAX);
}

/// How many sessions count on each page, by what they are counted as.
struct OfSessions
{
    static constexpr std::array counts{PageCount::Now, PageCount::EntriesNow, PageCount::ExitsNow};

    explicit OfSessions(const SessionData& data)
    {
        for (const PageCount what : counts)
            byPage[what].resize(data.pages.end());
        for (SessionSlot slot = 0; slot < data.sessions.end(); ++slot)
            add(data.sessions[slot]);
    }
    void add(const Session& session)
    {
        if (session.visit == 0)
            return;
        if (!session.active) {
            ++byPage[PageCount::ExitsNow][session.page];
            return;
        }
        ++byPage[PageCount::Now][session.page];
        ++byPage[PageCount::EntriesNow][session.journey.entryPage()];
    }

    /// Empty where it is not counted of sessions.
    ByPageCount<std::vector<std::int64_t>> byPage;
};

/// A ranking of one scope, whose place in Page::scopes it is, is filled from the first row on.
void rank(FieldReader& reader, PageTable& pages, Scope& scope, std::size_t place, PageCount what,
          const PageRanks& ranks, const OfSessions& sessions)
{
    const std::vector<std::int64_t>& known = sessions.byPage[what];
    std::int64_t before = INT64_MAX;
    for (const auto& [id, count] : ranks[what]) {
        reader.require(id < pages.end() && pages[id].scopes[place] == &scope && count > 0 && count <= before);
        reader.require(known.empty() || (reader.ok() && known[id] == count));
        if (!reader.ok())
            return;
        Ranking::Node& node = pages[id].nodes[what][place];
        reader.require(node == Ranking::none);
        if (!reader.ok())
            return;
        node = scope.pages[what].append(id, count);
        before = count;
    }
}

void rank(FieldReader& reader, PageTable& pages, Scope& scope, std::size_t place,
          const PageRanks& ranks, const OfSessions& sessions)
{
    for (std::size_t what = 0; what < pageCounts && reader.ok(); ++what)
        rank(reader, pages, scope, place, PageCount(what), ranks, sessions);
}

/// Counts what is of today as a user. In both scopes it counts, or in none.
void finishPage(FieldReader& reader, PageId id, Page& page, const OfSessions& sessions)
{
    for (const PageNodes& nodes : page.nodes)
        reader.require((nodes[0] == Ranking::none) == (nodes[1] == Ranking::none));
    for (const PageCount what : OfSessions::counts)
        reader.require(sessions.byPage[what][id] == 0 || page.nodes[what][0] != Ranking::none);
    for (const PageCount what : countsOfToday)
        page.countedToday = page.countedToday || page.nodes[what][0] != Ranking::none;
    page.users += page.countedToday ? 1 : 0;
    reader.require(page.users > 0);
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
    PageTable::describeHours(writer, data.pages);
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
    PageTable::describeHours(reader, data.pages);
    std::vector<PageRanks> ranks(data.sites.each().size() + 1);
    for (PageRanks& each : ranks)
        describeRanks(reader, each, data.pages.end());
    return ranks;
}

void rankPages(FieldReader& reader, SessionData& data, const std::vector<PageRanks>& ranks)
{
    const OfSessions sessions(data);
    for (std::size_t i = 0; i + 1 < ranks.size(); ++i)
        rank(reader, data.pages, data.sites.each()[i], 0, ranks[i], sessions);
    rank(reader, data.pages, data.sites.all(), 1, ranks.back(), sessions);
    for (PageId id = 1; id < data.pages.end() && reader.ok(); ++id) {
        if (data.pages[id].scopes[0] != nullptr)
            finishPage(reader, id, data.pages[id], sessions);
    }
}

} // namespace footfall
