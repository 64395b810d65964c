// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_values.h"
#include "core/live/sessions/journey.h"

#include <bit>

namespace footfall {

void Journey::write(ByteWriter& writer, TextsWriter& texts) const
{
    writer.number(m_folded);
    writer.number(m_steps.size());
    TimeMs before = 0;
    for (const Step& step : m_steps) {
        writer.number(step.page);
        writer.integer(step.at - before);
        writer.number(step.clicks);
        before = step.at;
    }
    if (!m_clicks)
        return writer.number(0);
    // The room they take counts, and it is not always what their number asks for.
    writer.number(m_clicks->capacity());
    for (const Click& click : *m_clicks) {
        texts.write(writer, click.element);
        writer.integer(click.at - before);
        before = click.at;
    }
}

PageId Journey::read(ByteReader& reader, PageTable& pages, TextsReader& texts)
{
    m_folded = readSmall(reader);
    const auto steps = static_cast<std::size_t>(reader.number(mostSteps));
    reader.require(steps > 0);
    m_steps.reserve(std::bit_ceil(steps));
    std::size_t clicks = 0;
    TimeMs at = 0;
    for (std::size_t i = 0; i < steps && reader.ok(); ++i) {
        const PageId page = readSmall(reader);
        at += readTime(reader);
        const std::uint32_t onStep = readSmall(reader);
        reader.require(at >= -mostChecked && at <= mostChecked && pages.share(page));
        m_steps.push_back({at, page, onStep});
        clicks += listed(onStep);
    }
    readClicks(reader, texts, clicks);
    return reader.ok() ? m_steps.back().page : 0;
}

void Journey::readClicks(ByteReader& reader, TextsReader& texts, std::size_t count)
{
    const auto room = static_cast<std::size_t>(reader.number(2 * mostSteps * mostClicks));
    reader.require(room >= count);
    if (room == 0 || !reader.ok())
        return;
    m_clicks = std::make_unique<std::vector<Click>>();
    m_clicks->reserve(room);
    TimeMs at = m_steps.back().at;
    for (; count > 0 && reader.ok(); --count) {
        const TextId element = texts.read(reader);
        at += readTime(reader);
        reader.require(at >= -mostChecked && at <= mostChecked);
        m_clicks->push_back({at, element});
    }
}

} // namespace footfall
