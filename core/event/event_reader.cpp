// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event_reader.h"

#include "core/base/json_parser.h"
#include "core/event/event_fields.h"

#include <algorithm>

namespace footfall {

namespace {

using simdjson::dom::element;

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
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
    void readArray(simdjson::dom::array array, const EventContext& context, EventBatch& batch);
    void readLines(std::string_view body, const EventContext& context, EventBatch& batch);
    bool refuseMany(std::size_t events, EventBatch& batch) const;

    JsonParser parser;
    std::size_t eventsPerBatch;
    std::string buffer;
};

EventReader::EventReader(const Limits& limits)
    : m_state(std::make_unique<State>(limits))
{
}

EventReader::~EventReader() = default;

EventBatch EventReader::read(std::string_view body, EventLayout layout, const EventContext& context)
{
    EventBatch batch;
    const std::string_view text = m_state->padded(body);
    if (layout == EventLayout::NewlineDelimited) {
        batch.isBatch = true;
        m_state->readLines(text, context, batch);
        return batch;
    }
    const Result<element> json = m_state->parser.parse(text);
    simdjson::dom::array array;
    if (!json) {
        batch.error = json.error();
    } else if ((*json).get(array) == simdjson::SUCCESS) {
        batch.isBatch = true;
        m_state->readArray(array, context, batch);
    } else if (Result<Event> event = readEvent(*json, context); event) {
        batch.accepted.push_back(std::move(*event));
    } else {
        batch.error = event.error();
    }
    return batch;
}

/// simdjson reads a little beyond the end: a copy with room costs less than its own.
std::string_view EventReader::State::padded(std::string_view body)
{
    buffer.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    buffer.assign(body);
    return buffer;
}

void EventReader::State::readArray(simdjson::dom::array array, const EventContext& context,
                                   EventBatch& batch)
{
    if (refuseMany(array.size(), batch))
        return;
    batch.accepted.reserve(array.size());
    std::size_t index = 0;
    for (const element json : array)
        add(batch, index++, readEvent(json, context));
}

void EventReader::State::readLines(std::string_view body, const EventContext& context,
                                   EventBatch& batch)
{
    std::vector<std::string_view> lines;
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
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const Result<element> json = parser.parse(lines[index]);
        add(batch, index, json ? readEvent(*json, context) : Error{json.error()});
    }
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
