// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backpressure.h"
#include "core/base/close_code.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/sink.h"
#include "core/base/time/clock.h"

#include <map>
#include <utility>
#include <variant>
#include <vector>

namespace footfall {

/// Who needs a frame.
enum class Weight
{
    Delta, ///< who can read it now: a later one makes up for it
    Notice ///< everybody
};

/// What the audiences of one owner share, and outlive it by: none of their listeners has the
/// number of another. 0 is nobody's.
struct AudienceShare
{
    const Limits limits;
    const Clock& clock;
    quint64 lastId = 0;
};

/// Those who listen to the same, each with what its owner wants to know of it. Who reads too
/// slowly misses deltas, and is closed when that does not help (Limits), once all others are told.
/// Listeners may come and go at any time: who comes while others are told is not told, who goes is
/// not told any more. It outlives every call to it. Server thread.
template <typename Who = std::monostate>
class Audience
{
public:
    using Id = quint64;
    struct Listener
    {
        const Id id;
        Sink& sink;
        Who who;
        /// A delta was left out; cleared by whoever makes up for it.
        bool isBehind = false;
        Backpressure backpressure = {};
    };

    explicit Audience(AudienceShare& share)
        : m_share(&share)
    {
    }

    /// The sink must outlive the listener, which stays where it is.
    Listener& add(Sink& sink, Who who = {})
    {
        const Id id = ++m_share->lastId;
        return m_listeners.emplace(id, Listener{id, sink, std::move(who)}).first->second;
    }
    /// Whether it was here.
    bool remove(Id id) { return m_listeners.erase(id) > 0; }
    bool isEmpty() const { return m_listeners.empty(); }
    std::size_t size() const { return m_listeners.size(); }

    /// Sends all the same delta, or one of them.
    void send(const QByteArray& frame)
    {
        tell(Weight::Delta, [&](Listener& listener) { listener.sink.send(frame); });
    }
    void send(Listener& listener, const QByteArray& frame)
    {
        const auto toSink = [&](Listener& one) { one.sink.send(frame); };
        if (!offer(listener, Weight::Delta, toSink))
            cut(listener.sink);
    }
    /// Calls `tell(listener)`, which sends, for each that is to be told now.
    template <typename Tell>
    void tell(Weight weight, const Tell& tell)
    {
        std::vector<Id> tooSlow;
        each([&](Listener& listener) {
            if (const Id id = listener.id; !offer(listener, weight, tell))
                tooSlow.push_back(id);
        });
        for (const Id id : tooSlow) {
            if (const auto found = m_listeners.find(id); found != m_listeners.end())
                cut(found->second.sink);
        }
    }
    /// Closes those who have not read for too long. Call it where too little is sent to find them.
    void tick()
    {
        tell(Weight::Notice, [](Listener&) {});
    }
    /// In the order they came.
    template <typename Visit>
    void each(const Visit& visit)
    {
        const Id newest = m_share->lastId;
        for (auto at = m_listeners.begin(); at != m_listeners.end() && at->first <= newest;) {
            const Id id = at->first;
            visit(at->second);
            at = m_listeners.upper_bound(id);
        }
    }

private:
    /// False when it is too slow to be kept.
    template <typename Tell>
    bool offer(Listener& listener, Weight weight, const Tell& tell)
    {
        const Backpressure::Verdict verdict =
            listener.backpressure.judge(listener.sink, m_share->limits, m_share->clock.steady());
        if (verdict == Backpressure::Verdict::Skip && weight == Weight::Delta)
            listener.isBehind = true;
        else if (verdict != Backpressure::Verdict::Cut)
            tell(listener);
        return verdict != Backpressure::Verdict::Cut;
    }
    static void cut(Sink& sink)
    {
        qCInfo(logNet, "a client that does not read was cut");
        sink.close(SocketCloseCode::tryAgainLater, QByteArrayLiteral("Too slow"));
    }

    AudienceShare* m_share;
    std::map<Id, Listener> m_listeners;
};

} // namespace footfall
