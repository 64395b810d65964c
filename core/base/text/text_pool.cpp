// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/text_pool.h"

namespace footfall {

namespace {

/// An entry, its place in the index and its text.
std::size_t heldBytes(std::string_view text)
{
    return 112 + text.size();
}

} // namespace

TextPool::TextPool()
{
    m_texts.emplace_back();
}

TextId TextPool::acquire(std::string_view text)
{
    if (text.empty())
        return 0;
    if (const auto known = m_ids.find(text); known != m_ids.end())
        return share(known->second);
    TextId id = static_cast<TextId>(m_texts.size());
    if (m_free.empty()) {
        m_texts.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    m_texts[id] = {std::string(text), 1};
    m_ids.emplace(m_texts[id].text, id);
    m_bytes += heldBytes(text);
    return id;
}

TextId TextPool::share(TextId id)
{
    if (id != 0)
        ++m_texts[id].users;
    return id;
}

void TextPool::release(TextId id)
{
    if (id == 0 || --m_texts[id].users > 0)
        return;
    m_bytes -= heldBytes(m_texts[id].text);
    m_ids.erase(m_texts[id].text);
    m_texts[id].text = {};
    m_free.push_back(id);
}

TextId TextPool::find(std::string_view text) const
{
    const auto known = m_ids.find(text);
    return known == m_ids.end() ? 0 : known->second;
}

} // namespace footfall
