// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/alerts/usual.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace footfall {

class FieldReader;
class FieldWriter;

/// A page that is viewed far more than it usually is, next to the other pages of its site.
struct PageSurge
{
    /// As it was given to PageRule::viewed.
    std::uint64_t page = 0;
    TimeMs at{};
    /// Views in the last five minutes, and how many were to be expected.
    std::int64_t count = 0;
    double expected = 0;
    /// Standard deviations from it.
    double deviations = 0;
};

/// Watches the pages of a site that carry most, for surges. What a page may expect is its usual
/// share, of the last hour or the last day, whichever is larger, of the other views that the site
/// has now: a surge of the whole site is none of its pages. Compared as MinuteHorizons does, with
/// the page's own irregularity and history. Looks at each full minute, from six hours on; tells one
/// a site and hour, and a page once in twelve. Pure.
class PageRule
{
public:
    /// A site, and in all sites. About 150 bytes each.
    static constexpr std::size_t maxPages = 64;
    static constexpr std::size_t maxPagesInAll = 4'096;

    /// Its pages are counted in `pagesInAll`, which must outlive it.
    explicit PageRule(std::size_t& pagesInAll)
        : m_pagesInAll(&pagesInAll)
    {
    }
    ~PageRule() { *m_pagesInAll -= m_keys.size(); }
    PageRule(const PageRule&) = delete;
    PageRule& operator=(const PageRule&) = delete;

    /// What a surge is counted over.
    static constexpr DurationMs spanMs = 5 * minuteMs;
    /// A number for a page that stays its own.
    static std::uint64_t keyOf(std::string_view page);
    /// A page, named by its number.
    void viewed(std::uint64_t page);
    /// Views a minute of a page that are usual for what the other pages have now; nothing of one
    /// that is not watched, and before there is something to go by.
    std::optional<Usual> usual(std::uint64_t page) const;
    /// A full minute has ended.
    std::optional<PageSurge> endMinute(TimeMs now);
    /// After minutes that are unknown, not empty: those before them are of another time.
    void interrupt();
    std::size_t pages() const { return m_keys.size(); }

    /// What it has seen and told, for a checkpoint. Read by one that has seen nothing.
    void write(FieldWriter& writer) const;
    void read(FieldReader& reader);

private:
    /// More are not watched anew: each costs a search.
    static constexpr int maxReplacedAMinute = 8;

    template <typename Fields, typename Self>
    static void describe(Fields& fields, Self& self);
    /// Views of a page, or of the site: of five minutes, and fading ones of the last day, and of
    /// the last hour but for its newest six minutes.
    struct Views
    {
        std::uint32_t inMinute = 0;
        std::array<std::uint32_t, 5> lastFive{};
        std::array<std::uint32_t, 6> waiting{};
        float day = 0;
        float hour = 0;

        static void describe(auto& fields, auto& self);
        void endMinute(std::uint32_t minute);
        std::uint32_t five() const;
    };
    struct Page
    {
        Views views;
        /// Of its irregularity.
        float squares = 0;
        float weight = 0;
        /// Of its own history: see OwnHistory. Minutes.
        float episodes = 0;
        float excess = 0;
        float peak = 0;
        std::uint32_t peakAt = 0;
        std::uint32_t toldAt = 0;

        static void describe(auto& fields, auto& self);
    };
    struct Expected
    {
        double local = 0;
        double views = 0;
    };

    static Page newPage();
    std::optional<std::size_t> watch(std::uint64_t page);
    std::size_t replaceLeast(std::uint64_t page);
    Expected expected(const Page& page) const;
    static double irregularityOf(const Page& page);
    std::optional<double> look(Page& page, const Expected& expected);
    static void learn(Page& page, double local);
    double threshold(const Page& page) const;
    void age(Page& page) const;

    std::size_t* m_pagesInAll;
    /// Apart, so that they are found at once.
    std::vector<std::uint64_t> m_keys;
    std::vector<Page> m_pages;
    Views m_site;
    /// Since it began.
    std::uint32_t m_minute = 0;
    std::uint32_t m_toldAt = 0;
    int m_replaced = 0;
};

} // namespace footfall
