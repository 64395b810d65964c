// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

/// A text kept in a TextPool; 0 is the empty text, which is never counted.
using TextId = std::uint32_t;

/// Keeps each distinct text once and counts its users, so that a country named by a million
/// sessions costs a million small numbers. A text goes when its last user lets go of it.
/// Not thread-safe: it belongs to the thread of the live model.
class TextPool
{
public:
    TextPool();

    /// The id of `text`, with one more user.
    TextId acquire(std::string_view text);
    /// One more user of a text that is here.
    TextId share(TextId id);
    /// One user fewer; the last one takes the text along.
    void release(TextId id);

    /// The id of `text` if it is kept, else 0. Counts nothing.
    TextId find(std::string_view text) const;
    /// Good until the text is released.
    std::string_view view(TextId id) const { return m_texts[id].text; }
    std::string text(TextId id) const { return std::string(m_texts[id].text); }
    /// Bytes held by the texts and their entries, about.
    std::size_t bytes() const { return m_bytes; }
    /// Distinct texts kept, the empty one aside.
    std::size_t size() const { return m_ids.size(); }

private:
    struct Entry
    {
        std::string text;
        std::uint32_t users = 0;
    };

    std::deque<Entry> m_texts;
    std::vector<TextId> m_free;
    std::unordered_map<std::string_view, TextId, TextHash> m_ids;
    std::size_t m_bytes = 0;
};

} // namespace footfall
