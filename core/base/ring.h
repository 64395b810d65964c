// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace footfall {

/// The newest `capacity` values; the oldest makes room. Index 0 is the newest.
template <typename T>
class Ring
{
public:
    explicit Ring(std::size_t capacity)
        : m_slots(capacity)
    {
    }

    void push(T value)
    {
        m_next = (m_next + 1) % m_slots.size();
        m_slots[m_next] = std::move(value);
        if (m_size < m_slots.size())
            ++m_size;
    }
    /// Removes those for which goes(value) holds; the others keep their order.
    template <typename Goes>
    void removeIf(Goes goes)
    {
        Ring kept(capacity());
        for (std::size_t age = m_size; age-- > 0;) {
            if (!goes((*this)[age]))
                kept.push(std::move((*this)[age]));
        }
        *this = std::move(kept);
    }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::size_t capacity() const { return m_slots.size(); }
    const T& operator[](std::size_t age) const { return m_slots[slotOf(age)]; }
    T& operator[](std::size_t age) { return m_slots[slotOf(age)]; }
    void clear()
    {
        m_slots.assign(m_slots.size(), T{});
        m_size = 0;
    }

private:
    std::size_t slotOf(std::size_t age) const
    {
        return (m_next + m_slots.size() - age) % m_slots.size();
    }

    std::vector<T> m_slots;
    std::size_t m_next = 0;
    std::size_t m_size = 0;
};

} // namespace footfall
