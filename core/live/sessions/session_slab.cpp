// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/session_slab.h"

#include <memory>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace footfall {

namespace {

constexpr std::size_t hugePage = 2 * 1024 * 1024;

} // namespace

SessionSlab::~SessionSlab()
{
    for (SessionSlot slot = 0; slot < m_used; ++slot)
        std::destroy_at(&(*this)[slot]);
    for (Session* block : m_blocks)
        ::operator delete(block, std::align_val_t(hugePage));
}

SessionSlot SessionSlab::take()
{
    if (!m_free.empty()) {
        const SessionSlot slot = m_free.back();
        m_free.pop_back();
        return slot;
    }
    if (m_used == m_blocks.size() * perBlock)
        m_blocks.push_back(newBlock());
    const SessionSlot slot = m_used++;
    std::construct_at(&(*this)[slot]);
    return slot;
}

void SessionSlab::giveBack(SessionSlot slot)
{
    (*this)[slot] = {};
    m_free.push_back(slot);
}

Session* SessionSlab::newBlock()
{
    constexpr std::size_t bytes = perBlock * sizeof(Session);
    void* memory = ::operator new(bytes, std::align_val_t(hugePage));
#ifdef __linux__
    // Only a wish; small pages do as well.
    madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    return static_cast<Session*>(memory);
}

} // namespace footfall
