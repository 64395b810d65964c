// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/checkpoint/checkpoint_values.h"
#include "core/live/sessions/session_data.h"

#include <vector>

namespace footfall {

/// All pages under their ids, and the order of the rankings.
void writePages(ByteWriter& writer, const SessionData& data);

/// Pages that are being read from a checkpoint: themselves first, then the sessions on them.
class PagesLoading
{
public:
    explicit PagesLoading(SessionData& data)
        : m_data(data)
    {
    }

    /// The sites must be there.
    void read(ByteReader& reader);
    /// The sessions are there, and in the lists of their pages.
    void finish(ByteReader& reader);

private:
    /// The pages of a scope by active sessions.
    struct Order
    {
        Scope* scope;
        /// The scope's in Page::scopes.
        std::size_t place;
        std::vector<PageId> pages;
    };

    void readRanks(ByteReader& reader, Scope& scope, std::size_t place);
    void rankNow(ByteReader& reader, const Order& order);
    bool isOf(PageId id, const Scope& scope, std::size_t place, ByteReader& reader) const;

    SessionData& m_data;
    std::vector<Order> m_now;
};

} // namespace footfall
