// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/result.h"
#include "core/event/event.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// How a request's body is laid out.
enum class EventLayout
{
    Json,             ///< one event, or an array of events
    NewlineDelimited, ///< one event a line; empty lines are skipped
};

/// What the request says about all of its events.
struct EventContext
{
    TimeMs receivedAt;
    /// Where an event names no site: the host of `Origin`, or empty.
    std::string_view site;
};

struct RejectedEvent
{
    std::size_t index = 0;
    std::string error;
};

/// The events of one body. Either `error` is set and nothing else counts, or the body was read:
/// each event is accepted or rejected by itself.
struct EventBatch
{
    /// What is wrong with the whole body; empty when it could be read.
    std::string error;
    /// More events than a batch may have: answered 413 instead of 400.
    bool tooMany = false;
    /// An array or lines, as opposed to one lone event.
    bool isBatch = false;
    std::vector<Event> accepted;
    std::vector<RejectedEvent> rejected;
};

/// Reads events from JSON by the rules of core/protocol/README.md, "Events". Hostile input costs no
/// more than its size: depth, counts and lengths are bounded, text must be UTF-8 without control
/// characters that could hide anything. One reader is used again and again by one thread.
class EventReader
{
public:
    explicit EventReader(const Limits& limits);
    ~EventReader();
    EventReader(const EventReader&) = delete;
    EventReader& operator=(const EventReader&) = delete;

    EventBatch read(std::string_view body, EventLayout layout, const EventContext& context);

    /// The same in parts, which `readOn` reads. `context.site` must stay until all is read, the
    /// body need not.
    EventBatch begin(std::string_view body, EventLayout layout, const EventContext& context);
    /// Goes on, by so many events at most; by about `bytesPerPart` where the JSON has to be looked
    /// through for what is wrong with it, or pages may be full of escapes. False: that was all.
    bool readOn(EventBatch& batch, std::size_t events);

    static constexpr std::size_t bytesPerPart = 128 * 1024;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace footfall
