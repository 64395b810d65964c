// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot_filter.h"

#include <QString>

#include <array>
#include <vector>

namespace footfall {

/// What is looked at: the site, the filter, and which tabs are seen. As text it is what stands
/// behind
/// '#' in the address of the web dashboard: "site=shop&country=India&chart=today".
struct View
{
    /// Each has a few values, by their places in `viewChoices`.
    enum Choice : unsigned
    {
        Chart,   ///< as ChartTabs::Chart
        Ranking, ///< as RankingField::Place
        List,    ///< sessions, past sessions, viewers
        Order,   ///< of the sessions: by arrival, by activity
        Side     ///< nothing in particular, alerts, the journey, the page, the feed
    };
    static constexpr int Viewers = 2;
    static constexpr int Overview = 0;

    SnapshotFilter filter;
    std::array<int, 5> chosen{};

    bool operator==(const View&) const = default;
    QString text() const;
    /// Reads such a text, whoever wrote it: what is unknown in it is left out, what is too long is
    /// cut.
    static View of(const QString& text);
};

struct ViewChoice
{
    const char* name;
    /// The first is the usual one, and is left out of the text.
    std::vector<const char*> values;
};

/// In the order of View::Choice.
const std::vector<ViewChoice>& viewChoices();

/// The characters a site's name, or a text that is looked for, may have at most.
inline constexpr std::size_t maxFilterText = 200;

} // namespace footfall
