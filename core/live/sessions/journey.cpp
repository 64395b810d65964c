// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/journey.h"

#include <algorithm>

namespace footfall {

namespace {

constexpr std::size_t maxElementBytes = 128;

/// At most so many bytes, never half a character.
std::string_view cut(std::string_view utf8, std::size_t bytes)
{
    if (utf8.size() <= bytes)
        return utf8;
    while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0) == 0x80)
        --bytes;
    return utf8.substr(0, bytes);
}

} // namespace

void Journey::visit(PageId page, TimeMs at, PageTable& pages, TextPool& texts)
{
    if (m_steps.size() == maxSteps)
        foldSecond(pages, texts);
    m_steps.push_back({at, page, 0});
}

void Journey::click(std::string_view element, bool isOwn, TimeMs at, TextPool& texts)
{
    if (++m_steps.back().clicks > maxClicks)
        return;
    if (!m_clicks)
        m_clicks = std::make_unique<std::vector<Click>>();
    m_clicks->push_back({at, texts.acquire(cut(element, maxElementBytes)), isOwn});
}

void Journey::clear(PageTable& pages, TextPool& texts)
{
    for (const Step& step : m_steps)
        pages.release(step.page);
    if (m_clicks) {
        for (const Click& click : *m_clicks)
            texts.release(click.element);
    }
    *this = {};
}

void Journey::foldSecond(PageTable& pages, TextPool& texts)
{
    const Step& folded = m_steps[1];
    if (m_clicks) {
        const auto first = m_clicks->begin() + listed(m_steps[0].clicks);
        const auto last = first + listed(folded.clicks);
        std::for_each(first, last, [&](const Click& click) { texts.release(click.element); });
        m_clicks->erase(first, last);
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
                const Click& one = (*m_clicks)[click];
                view.clicks.push_back({texts.text(one.element), one.at, one.isOwn});
            }
            views.push_back(std::move(view));
        }
        click = afterClicks;
    }
    return views;
}

std::size_t Journey::bytes() const
{
    const std::size_t clicks =
        m_clicks ? sizeof(*m_clicks) + m_clicks->capacity() * sizeof(Click) : 0;
    return m_steps.capacity() * sizeof(Step) + clicks;
}

} // namespace footfall
