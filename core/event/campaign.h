// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace footfall {

/// What an address says of the campaign that led to it: names in its query and in the metadata.
inline constexpr std::array<std::string_view, 5> campaignKeys{
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"};

/// Characters of each that are read from a query; the rest is cut off, here as by the tracker.
inline constexpr std::size_t maxCampaignText = 200;

/// Adds to the metadata what the query of the event's page says of a campaign, each key that is not
/// named there already; of a key that comes twice the last text counts. Of clicks and ends nothing
/// is read: they follow a view of the page. The page stays as it is; its query may be any bytes.
void readCampaign(Event& event);

/// Its source, medium and name as far as they are known: "newsletter / mail / spring". Empty: none.
/// At most maxLength::page characters, in one line.
std::string campaignOf(const Event& event);

} // namespace footfall
