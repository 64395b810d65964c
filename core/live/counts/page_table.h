// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/live/counts/page_hour.h"
#include "core/live/counts/ranking.h"
#include "core/live/counts/session_list.h"

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

struct Scope;

/// A page; 0 is none.
using PageId = std::uint32_t;

/// What pages are ranked by.
enum class PageCount : std::uint8_t
{
    Now,          ///< active sessions on it
    Today,        ///< its views since midnight
    EntriesNow,   ///< active sessions that began with it
    EntriesToday, ///< sessions that did, begun since midnight or there then
    ExitsNow,     ///< sessions that ended on it and are listed
    ExitsToday    ///< sessions that ended on it since midnight
};
inline constexpr std::size_t pageCounts = 6;

/// One of each count.
template <typename Value>
struct ByPageCount : std::array<Value, pageCounts>
{
    Value& operator[](PageCount count) { return this->at(std::size_t(count)); }
    const Value& operator[](PageCount count) const { return this->at(std::size_t(count)); }
};

/// Those that begin again at midnight.
inline constexpr std::array countsOfToday{PageCount::Today, PageCount::EntriesToday,
                                          PageCount::ExitsToday};

/// A page's nodes in the rankings of its scopes, in their order; none where it does not count.
struct PageNodes : std::array<Ranking::Node, 2>
{
    PageNodes() { fill(Ranking::none); }
};

/// One page of one site: the same path of two sites is two pages.
struct Page
{
    std::string path;
    /// The site's, and the one of all sites.
    std::array<Scope*, 2> scopes{};
    ByPageCount<PageNodes> nodes;
    /// Steps of journeys and counts of today that name it; it goes with the last one.
    std::uint32_t users = 0;
    bool countedToday = false;
    /// Once it was viewed.
    std::unique_ptr<PageHour> hour;
    /// Active sessions that are on it.
    SessionList sessions;
};

/// The pages that a journey or a count of today names. At most `bound` of them; a session that goes
/// elsewhere is on its site's page "(other)".
class PageTable
{
public:
    PageTable(std::size_t bound, TimeMs now);

    /// The page of that path, with one more user. `scopes` are its site's and the one of all.
    PageId acquire(const std::array<Scope*, 2>& scopes, std::string_view path);
    void release(PageId id);
    PageId find(const Scope& site, std::string_view path) const;

    void countView(PageId id, TimeMs now);
    void count(PageCount what, PageId id);
    /// One fewer; it must count.
    void uncount(PageCount what, PageId id);
    /// What is of today begins again at nothing. The rankings of the scopes must have been cleared.
    void newDay(TimeMs now);
    /// Then, of each scope: entries of today begin at those of the sessions that are there.
    void enterAgain(Scope& scope);

    Page& operator[](PageId id) { return m_pages[id]; }
    const Page& operator[](PageId id) const { return m_pages[id]; }
    std::size_t bytes() const { return m_bytes; }
    /// Above every id; some below it may be free.
    PageId end() const { return static_cast<PageId>(m_pages.size()); }

    /// Since then no page that was viewed has been let go.
    TimeMs knownSince() const { return m_knownSince; }

    /// The views of the last hour in a checkpoint, for both ways: see FieldWriter.
    template <typename Fields, typename Self>
    static void describeHours(Fields& fields, Self& self);
    /// For reading a checkpoint: the next id is that page, without users and counts. False when it
    /// is there already.
    bool load(const std::array<Scope*, 2>& scopes, std::string_view path);
    /// The next id is free.
    void loadNone();
    /// One more user of a page; false when there is none of that id.
    bool share(PageId id);

private:
    struct Key
    {
        const Scope* site;
        std::string_view path;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash
    {
        std::size_t operator()(const Key& key) const
        {
            return textHash(key.path, reinterpret_cast<std::uintptr_t>(key.site));
        }
    };

    static void useToday(Page& page);
    PageHour& hourOf(Page& page);
    PageId insert(const std::array<Scope*, 2>& scopes, std::string_view path);

    std::size_t m_bound;
    TimeMs m_knownSince;
    std::size_t m_bytes = 0;
    std::deque<Page> m_pages;
    std::vector<PageId> m_free;
    std::unordered_map<Key, PageId, KeyHash> m_ids;
};

} // namespace footfall
