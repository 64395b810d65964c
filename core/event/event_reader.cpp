// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event_reader.h"

#include "core/base/json_parser.h"
#include "core/event/event_fields.h"

#include <algorithm>
#include <cstdint>

namespace footfall {

namespace {

using simdjson::dom::element;

constexpr std::string_view lineBlanks = " \t\r";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(lineBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(lineBlanks) - first + 1);
}

void add(EventBatch& batch, std::size_t index, Result<Event> event)
{
    if (event)
        batch.accepted.push_back(std::move(*event));
    else
        batch.rejected.push_back({index, event.error()});
}

} // namespace

struct EventReader::State
{
    explicit State(const Limits& limits)
        : parser(static_cast<std::size_t>(limits.jsonDepth))
        , eventsPerBatch(static_cast<std::size_t>(limits.eventsPerBatch))
    {
    }

    std::string_view padded(std::string_view body);
    void beginLines(std::string_view body, EventBatch& batch);
    void beginArray(simdjson::dom::array json, EventBatch& batch);
    Result<Event> readNext();
    bool refuseMany(std::size_t events, EventBatch& batch) const;

    JsonParser parser;
    std::size_t eventsPerBatch;
    std::string buffer;

    // What is being read.
    EventContext context;
    std::size_t index = 0;
    std::size_t count = 0;
    std::vector<std::string_view> lines;        ///< of lines
    simdjson::dom::array::iterator nextElement; ///< of an array
};

EventReader::EventReader(const Limits& limits)
    : m_state(std::make_unique<State>(limits))
{
}

EventReader::~EventReader() = default;

EventBatch EventReader::read(std::string_view body, EventLayout layout, const EventContext& context)
{
    EventBatch batch = begin(body, layout, context);
    readOn(batch, SIZE_MAX);
    return batch;
}

EventBatch EventReader::begin(std::string_view body, EventLayout layout,
                              const EventContext& context)
{
    State& my = *m_state;
    my.context = context;
    my.index = my.count = 0;
    my.lines.clear();
    EventBatch batch;
    const std::string_view text = my.padded(body);
    if (layout == EventLayout::NewlineDelimited) {
        my.beginLines(text, batch);
        return batch;
    }
    const Result<element> json = my.parser.parse(text);
    simdjson::dom::array array;
    if (!json) {
        batch.error = json.error();
    } else if ((*json).get(array) == simdjson::SUCCESS) {
        my.beginArray(array, batch);
    } else if (Result<Event> event = readEvent(*json, context); event) {
        batch.accepted.push_back(std::move(*event));
    } else {
        batch.error = event.error();
    }
    return batch;
}

bool EventReader::readOn(EventBatch& batch, std::size_t events)
{
    State& my = *m_state;
    const std::size_t end = my.index + std::min(events, my.count - my.index);
    for (; my.index < end; ++my.index)
        add(batch, my.index, my.readNext());
    return my.index < my.count;
}

/// simdjson reads a little beyond the end: a copy with room costs less than its own.
std::string_view EventReader::State::padded(std::string_view body)
{
    buffer.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    buffer.assign(body);
    return buffer;
}

void EventReader::State::beginArray(simdjson::dom::array json, EventBatch& batch)
{
    batch.isBatch = true;
    if (refuseMany(json.size(), batch))
        return;
    count = json.size();
    nextElement = json.begin();
    batch.accepted.reserve(count);
}

void EventReader::State::beginLines(std::string_view body, EventBatch& batch)
{
    batch.isBatch = true;
    while (!body.empty() && !refuseMany(lines.size(), batch)) {
        const std::size_t end = std::min(body.find('\n'), body.size());
        if (const std::string_view line = trimmed(body.substr(0, end)); !line.empty())
            lines.push_back(line);
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    if (refuseMany(lines.size(), batch))
        return;
    if (lines.empty())
        batch.error = parser.parse(body).error();
    count = lines.size();
}

Result<Event> EventReader::State::readNext()
{
    if (lines.empty()) {
        const simdjson::dom::element json = *nextElement;
        ++nextElement;
        return readEvent(json, context);
    }
    const Result<simdjson::dom::element> json = parser.parse(lines[index]);
    return json ? readEvent(*json, context) : Error{json.error()};
}

bool EventReader::State::refuseMany(std::size_t events, EventBatch& batch) const
{
    if (events <= eventsPerBatch)
        return false;
    batch.tooMany = true;
    batch.error = "More than " + std::to_string(eventsPerBatch) + " events in one batch";
    return true;
}

} // namespace footfall
