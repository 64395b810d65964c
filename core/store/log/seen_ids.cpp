// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/seen_ids.h"

#include "core/base/stable_hash.h"

#include <algorithm>

namespace footfall {

namespace {

constexpr std::size_t generationsAtLeast = 10;

} // namespace

SeenIds::SeenIds(std::uint64_t key, std::size_t most)
    : m_key(key)
    , m_perGeneration(std::max<std::size_t>(most / generationsAtLeast, 1))
    , m_most(most)
{
}

std::uint64_t SeenIds::hashOf(std::string_view site, std::string_view eventId) const
{
    const std::uint64_t siteHash = stableHash(site, m_key);
    const std::uint64_t hash = stableHash(eventId, siteHash);
    return hash == 0 ? 1 : hash;
}

void SeenIds::setTime(const PrudentTime& time, TimeMs now)
{
    m_time = time;
    m_now = m_time.limit(now);
}

void SeenIds::tick(TimeMs now, SteadyTime steady)
{
    m_now = m_time.at(now, steady);
}

bool SeenIds::add(std::uint64_t hash, TimeMs now)
{
    forgetOld(now);
    const auto knows = [&](const Generation& past) { return past.hashes.contains(hash); };
    if (std::any_of(m_generations.begin(), m_generations.end(), knows))
        return false;
    insert(hash, now);
    return true;
}

std::vector<std::uint64_t> SeenIds::dropResent(std::vector<Event>& events, TimeMs now)
{
    std::vector<std::uint64_t> hashes;
    hashes.reserve(events.size());
    for (Event& event : events) {
        const std::uint64_t hash = event.eventId.empty() ? 0 : hashOf(event.site, event.eventId);
        if (hash != 0 && !add(hash, now))
            continue;
        Event& place = events[hashes.size()];
        if (&place != &event)
            place = std::move(event);
        hashes.push_back(hash);
    }
    events.resize(hashes.size());
    return hashes;
}

void SeenIds::restore(std::uint64_t hash, TimeMs at)
{
    forgetOld(at);
    insert(hash, at);
}

void SeenIds::fetch(std::uint64_t hash) const
{
    if (!m_generations.empty())
        m_generations.front().hashes.fetch(hash);
}

void SeenIds::insert(std::uint64_t hash, TimeMs now)
{
    if (m_generations.empty() || now - m_generations.front().begin >= generationMs ||
        m_generations.front().hashes.size() >= m_perGeneration)
        m_generations.push_front({now, now, {}});
    m_size += m_generations.front().hashes.insert(hash);
    m_generations.front().newest = std::max(m_generations.front().newest, now);
}

void SeenIds::forgetOld(TimeMs now)
{
    const TimeMs by = std::min(now, m_now);
    while (!m_generations.empty() &&
           (m_size >= m_most || by - m_generations.back().newest > keptMs)) {
        m_size -= m_generations.back().hashes.size();
        m_generations.pop_back();
    }
}

} // namespace footfall
