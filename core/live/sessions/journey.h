// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/prefetch.h"
#include "core/base/text/text_pool.h"
#include "core/live/counts/page_table.h"
#include "core/source/snapshot.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace footfall {

/// Where a session went, in order, and what was clicked there. At most 200 steps: the first and the
/// newest are kept, those between folded into a count. At most 20 clicks a step are listed; of
/// those that are not, the first 50 that differ are still known. Holds users of pages and texts: release it with `clear`.
class Journey
{
public:
    /// A new step. Takes over one user of `page`.
    void visit(PageId page, TimeMs at, PageTable& pages, TextPool& texts);
    /// A click, or an event of the site's own, as it is told from others.
    struct Named
    {
        /// What was clicked, of an own event its type; nothing where a click does not say.
        TextId element = 0;
        bool isOwn = false;

        bool operator==(const Named&) const = default;
    };

    /// On the current step; there must be one. Long elements are cut.
    void click(std::string_view element, bool isOwn, TimeMs at, TextPool& texts);
    void clear(PageTable& pages, TextPool& texts);

    std::uint32_t steps() const { return m_folded + static_cast<std::uint32_t>(m_steps.size()); }
    /// The first; none before the first step.
    PageId entryPage() const { return m_steps.empty() ? PageId(0) : m_steps.front().page; }
    std::uint32_t folded() const { return m_folded; }
    /// Whether it was among the events, as far as they are known.
    bool had(const Named& named) const;
    /// The newest `most` steps, the last one lasting until `end`.
    std::vector<StepView> view(std::size_t most, TimeMs end, const PageTable& pages,
                               const TextPool& texts) const;
    /// A stay on a page. The page before it and the one after it: 0 where the journey began or has
    /// ended, nothing where that is not known, or not yet; how long it was, once that is known.
    struct Stay
    {
        std::optional<PageId> before;
        std::optional<PageId> after;
        std::optional<DurationMs> dwell;
    };
    /// Calls take(stay) for each stay on a page. `ended`: when the session did, if it has.
    template <typename Take>
    void staysOn(PageId page, std::optional<TimeMs> ended, Take take) const
    {
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            if (m_steps[i].page == page)
                take(stayAt(i, ended));
        }
    }
    std::size_t bytes() const;
    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    template <typename Fields, typename Self>
    static void describe(Fields& fields, Self& self, auto& texts);
    /// When it was read: takes a user of each of its pages. The one it ends on; 0 when one is
    /// missing.
    PageId sharePages(PageTable& pages) const;
    void fetch() const { prefetch(m_steps.empty() ? nullptr : &m_steps.back()); }

private:
    struct Step
    {
        TimeMs at;
        PageId page = 0;
        std::uint32_t clicks = 0;
    };
    struct Click
    {
        TimeMs at;
        Named what;
    };
    struct Clicks
    {
        /// Of all steps in order.
        std::vector<Click> listed;
        std::vector<Named> others;
    };

    static constexpr std::size_t maxSteps = 200;
    static constexpr std::uint32_t maxClicks = 20;
    static constexpr std::size_t maxOthers = 50;
    /// How many of so many clicks on a step are listed.
    static std::uint32_t listed(std::uint32_t clicks) { return std::min(clicks, maxClicks); }
    Stay stayAt(std::size_t step, std::optional<TimeMs> ended) const;
    void foldSecond(PageTable& pages, TextPool& texts);
    /// One that is not listed. Takes over its user of the text.
    void remember(Named named, TextPool& texts);

    std::vector<Step> m_steps;
    /// Most sessions have none.
    std::unique_ptr<Clicks> m_clicks;
    std::uint32_t m_folded = 0;
};

} // namespace footfall
