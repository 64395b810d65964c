// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/journey.h"

#include "core/base/text/cut_text.h"

#include <algorithm>

namespace footfall {

void Journey::visit(PageId page, TimeMs at, PageTable& pages, TextPool& texts)
{
    if (m_steps.size() == maxSteps)
        foldSecond(pages, texts);
    m_steps.push_back({at, page, 0});
}

void Journey::click(std::string_view element, bool isOwn, TimeMs at, TextPool& texts)
{
    if (!m_clicks)
        m_clicks = std::make_unique<Clicks>();
    const Named named{texts.acquire(cutText(element, maxElementBytes)), isOwn};
    if (++m_steps.back().clicks <= maxClicks)
        m_clicks->listed.push_back({at, named});
    else
        remember(named, texts);
}

void Journey::remember(Named named, TextPool& texts)
{
    std::vector<Named>& others = m_clicks->others;
    const bool isKnown = std::find(others.begin(), others.end(), named) != others.end();
    if (isKnown || others.size() == maxOthers)
        texts.release(named.element);
    else
        others.push_back(named);
}

bool Journey::had(const Named& named) const
{
    if (!m_clicks)
        return false;
    const std::vector<Named>& others = m_clicks->others;
    return std::any_of(m_clicks->listed.begin(), m_clicks->listed.end(),
                       [&](const Click& click) { return click.what == named; }) ||
           std::find(others.begin(), others.end(), named) != others.end();
}

void Journey::clear(PageTable& pages, TextPool& texts)
{
    for (const Step& step : m_steps)
        pages.release(step.page);
    if (m_clicks) {
        for (const Click& click : m_clicks->listed)
            texts.release(click.what.element);
        for (const Named& other : m_clicks->others)
            texts.release(other.element);
    }
    *this = {};
}

void Journey::foldSecond(PageTable& pages, TextPool& texts)
{
    const Step& folded = m_steps[1];
    if (m_clicks) {
        std::vector<Click>& clicks = m_clicks->listed;
        const auto first = clicks.begin() + listed(m_steps[0].clicks);
        const auto last = first + listed(folded.clicks);
        std::for_each(first, last, [&](const Click& click) { remember(click.what, texts); });
        clicks.erase(first, last);
    }
    pages.release(folded.page);
    m_steps.erase(m_steps.begin() + 1);
    ++m_folded;
}

std::vector<StepView> Journey::view(std::size_t most, TimeMs end, const PageTable& pages,
                                    const TextPool& texts) const
{
    std::vector<StepView> views;
    const std::size_t from = m_steps.size() - std::min(most, m_steps.size());
    views.reserve(m_steps.size() - from);
    std::size_t click = 0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Step& step = m_steps[i];
        const std::size_t afterClicks = click + listed(step.clicks);
        if (i >= from) {
            const TimeMs until = i + 1 < m_steps.size() ? m_steps[i + 1].at : end;
            StepView view{pages[step.page].path,
                          step.at,
                          std::max<DurationMs>(until - step.at, 0),
                          {},
                          step.clicks - listed(step.clicks)};
            for (; click < afterClicks; ++click) {
                const Click& one = m_clicks->listed[click];
                const bool isNamed = one.what.element != 0;
                view.clicks.push_back(
                    {isNamed ? texts.text(one.what.element) : "click", one.at, one.what.isOwn});
            }
            views.push_back(std::move(view));
        }
        click = afterClicks;
    }
    return views;
}

/// Steps were folded away between the first two.
Journey::Stay Journey::stayAt(std::size_t step, std::optional<TimeMs> ended) const
{
    Stay stay;
    if (step == 0)
        stay.before = 0;
    else if (step > 1 || m_folded == 0)
        stay.before = m_steps[step - 1].page;
    std::optional<TimeMs> until;
    if (step + 1 == m_steps.size()) {
        until = ended;
        stay.after = ended ? std::optional<PageId>(0) : std::nullopt;
    } else if (step > 0 || m_folded == 0) {
        until = m_steps[step + 1].at;
        stay.after = m_steps[step + 1].page;
    }
    if (until)
        stay.dwell = std::max<DurationMs>(*until - m_steps[step].at, 0);
    return stay;
}

std::size_t Journey::bytes() const
{
    const std::size_t clicks =
        m_clicks ? sizeof(*m_clicks) + m_clicks->listed.capacity() * sizeof(Click) +
                       m_clicks->others.capacity() * sizeof(Named)
                 : 0;
    return m_steps.capacity() * sizeof(Step) + clicks;
}

} // namespace footfall
