// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/counts/scope.h"
#include "core/live/counts/session_list.h"
#include "core/live/counts/site_table.h"
#include "core/live/sessions/journey.h"
#include "core/live/sessions/packed_metadata.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace footfall {

/// A text that is set once. Up to 36 bytes, a UUID, stay in the object itself: that saves
/// each session an allocation and its lookup a trip to memory.
class InlineText
{
public:
    InlineText() = default;
    explicit InlineText(std::string_view text)
        : m_size(static_cast<std::uint32_t>(text.size()))
    {
        if (m_size > sizeof m_inside)
            m_outside = std::make_unique<char[]>(m_size);
        if (m_size > 0)
            std::memcpy(m_outside ? m_outside.get() : m_inside, text.data(), m_size);
    }

    std::string_view view() const { return {m_outside ? m_outside.get() : m_inside, m_size}; }
    /// Bytes outside the object, about.
    std::size_t bytes() const { return m_outside ? m_size + 16 : 0; }

private:
    std::unique_ptr<char[]> m_outside;
    std::uint32_t m_size = 0;
    char m_inside[36] = {};
};

/// What an ended session was counted under while it was active.
using SessionTexts = ByLabel<std::string>;

/// One visit, active or ended not long ago. The order is that of use: the first line of memory
/// finds it, the second is all that its neighbours in the lists need, the next two what every event
/// changes, the last what few do.
struct alignas(64) Session
{
    /// Of site and session id.
    std::uint64_t hash = 0;
    InlineText id;
    SiteId site = 0;
    PageId page = 0;

    std::array<SessionLinks, sessionOrders> links;
    /// Last event or heartbeat; once it has ended, the time of that.
    TimeMs heardAt;
    /// Last event, by receipt.
    TimeMs eventAt;
    /// The first event's own time, and the latest one.
    TimeMs startedAt;
    TimeMs latest;

    /// Its number; 0 only where no session is.
    std::uint64_t visit = 0;
    /// When it came to the front of the lists by recency, counted in moves (SessionData::moves).
    std::uint64_t heardMove = 0;
    DurationMs duration = 0;
    /// The visitor counted last and the day of that, so that few events need to look.
    std::uint64_t visitor = 0;
    std::uint32_t visitorDay = 0;
    bool active = true;
    bool simulated = false;
    /// One of its events named no visitor. Not in checkpoints: the store knows it as well.
    bool anonymous = false;
    /// The attribute lets the numbers behind it use what is left of its last eight bytes.
    [[no_unique_address]] PackedMetadata metadata;
    std::uint32_t events = 0;
    /// In the scope of the site and in that of all.
    std::array<SessionLabels, 2> labels;
    [[no_unique_address]] Journey journey;
    std::uint32_t pageViews = 0;

    /// Receipt of the first event.
    TimeMs beganAt;
    /// As heardMove, for the lists of its page and of its country.
    std::uint64_t pageMove = 0;
    std::uint64_t countryMove = 0;
    /// Only once it has ended: its labels may be gone by then.
    std::unique_ptr<SessionTexts> texts;
    std::unique_ptr<std::string> visitorId;
    /// The checkpoint that has it, or that it is too new for.
    std::uint32_t checkpoint = 0;
    /// SessionView::visits; not in checkpoints.
    std::uint16_t visits = 0;

    /// Who it was: the visitor, or the session where no visitor is known.
    std::string_view visitorName() const
    {
        return visitorId ? std::string_view(*visitorId) : id.view();
    }
    /// Bytes it holds, itself included, about.
    std::size_t bytes() const;
};

} // namespace footfall
