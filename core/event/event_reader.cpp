// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event_reader.h"

#include "core/base/json/json_parser.h"
#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"
#include "core/event/event_fields.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace footfall {

namespace {

using simdjson::dom::element;

bool isLineBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/// Takes the next line off that is not blank, without blanks around it; empty: there is none.
std::string_view takeLine(std::string_view& body)
{
    std::size_t begin = 0;
    while (begin < body.size() && (isLineBlank(body[begin]) || body[begin] == '\n'))
        ++begin;
    const std::size_t feed = std::min(body.find('\n', begin), body.size());
    std::size_t end = feed;
    while (end > begin && isLineBlank(body[end - 1]))
        --end;
    const std::string_view line = body.substr(begin, end - begin);
    body.remove_prefix(std::min(feed + 1, body.size()));
    return line;
}

/// How many bytes its page may have been read from, which cost the most: every one of it may have
/// been an escape. How many those of a refused event were is not known.
std::size_t pageBytesRead(const Result<Event>& event)
{
    constexpr std::size_t bytesOfEscape = 3;
    constexpr std::size_t maxBytes = pageBytesPerCharacter * maxLength::page;
    return event ? bytesOfEscape * event->page.size() : maxBytes;
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
        : depth(static_cast<std::size_t>(limits.jsonDepth))
        , parser(depth, TooDeep::LeaveOut)
        , eventsPerBatch(static_cast<std::size_t>(limits.eventsPerBatch))
    {
    }

    std::string_view padded(std::string_view body);
    void beginLines(std::string_view body, EventBatch& batch);
    void beginJson(element json, EventBatch& batch);
    bool openOn(EventBatch& batch, std::size_t bytes);
    bool readElements(EventBatch& batch, std::size_t events);
    Result<Event> readElement() const;
    bool readLines(EventBatch& batch, std::size_t events, std::size_t bytes);
    bool refuseMany(std::size_t events, EventBatch& batch) const;

    std::size_t depth;
    JsonParser parser;
    std::size_t eventsPerBatch;
    std::string buffer;

    // What is being read.
    EventContext context;
    std::size_t index = 0;
    std::size_t count = 0;
    bool isOpening = false;                     ///< the JSON of the whole body is being parsed
    bool isInLine = false;                      ///< that of a line is
    std::vector<std::string_view> lines;        ///< of lines
    std::optional<element> single;              ///< of one event
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
    while (readOn(batch, SIZE_MAX)) {
    }
    return batch;
}

EventBatch EventReader::begin(std::string_view body, EventLayout layout,
                              const EventContext& context)
{
    State& my = *m_state;
    my.context = context;
    my.index = my.count = 0;
    my.isOpening = my.isInLine = false;
    my.lines.clear();
    my.single.reset();
    EventBatch batch;
    const std::string_view text = my.padded(body);
    if (layout == EventLayout::NewlineDelimited) {
        my.beginLines(text, batch);
    } else {
        my.parser.begin(text);
        my.isOpening = true;
    }
    return batch;
}

bool EventReader::readOn(EventBatch& batch, std::size_t events)
{
    State& my = *m_state;
    if (my.isOpening)
        return my.openOn(batch, bytesPerPart);
    return my.lines.empty() ? my.readElements(batch, events)
                            : my.readLines(batch, events, bytesPerPart);
}

/// simdjson reads a little beyond the end: a copy with room costs less than its own.
std::string_view EventReader::State::padded(std::string_view body)
{
    buffer.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    buffer.assign(body);
    return buffer;
}

bool EventReader::State::openOn(EventBatch& batch, std::size_t bytes)
{
    const std::optional<JsonParser::Parsed> json = parser.parseOn(bytes);
    if (!json)
        return true;
    isOpening = false;
    if (*json)
        beginJson(**json, batch);
    else
        batch.error = json->error();
    return index < count;
}

void EventReader::State::beginJson(element json, EventBatch& batch)
{
    simdjson::dom::array array;
    if (json.get(array) != simdjson::SUCCESS) {
        single = json;
        count = 1;
        return;
    }
    batch.isBatch = true;
    if (refuseMany(array.size(), batch))
        return;
    count = array.size();
    nextElement = array.begin();
    batch.accepted.reserve(count);
}

bool EventReader::State::readElements(EventBatch& batch, std::size_t events)
{
    if (single) {
        ++index;
        if (Result<Event> event = readEvent(*std::exchange(single, {}), context))
            batch.accepted.push_back(std::move(*event));
        else
            batch.error = event.error();
    }
    const std::size_t end = index + std::min(events, count - index);
    for (std::size_t bytes = 0; index < end && bytes < bytesPerPart; ++index, ++nextElement) {
        Result<Event> event = readElement();
        bytes += pageBytesRead(event);
        add(batch, index, std::move(event));
    }
    return index < count;
}

/// One that is nested too deep is refused as its line would be.
Result<Event> EventReader::State::readElement() const
{
    const std::vector<std::size_t>& tooDeep = parser.tooDeep();
    if (std::binary_search(tooDeep.begin(), tooDeep.end(), index))
        return Error{"Invalid JSON: nested deeper than " + std::to_string(depth) + " levels"};
    return readEvent(*nextElement, context);
}

void EventReader::State::beginLines(std::string_view body, EventBatch& batch)
{
    batch.isBatch = true;
    for (std::string_view line; !(line = takeLine(body)).empty();) {
        lines.push_back(line);
        if (refuseMany(lines.size(), batch))
            return;
    }
    if (lines.empty())
        batch.error = parser.parse(body).error();
    count = lines.size();
}

/// A long line that has to be looked through is gone on with later.
bool EventReader::State::readLines(EventBatch& batch, std::size_t events, std::size_t bytes)
{
    std::size_t read = 0;
    for (const std::size_t end = index + std::min(events, count - index);
         index < end && read < bytes; ++index) {
        if (!std::exchange(isInLine, true))
            parser.begin(lines[index]);
        const std::optional<JsonParser::Parsed> json = parser.parseOn(bytes);
        if (!json)
            return true;
        isInLine = false;
        read += lines[index].size();
        add(batch, index, *json ? readEvent(**json, context) : Error{json->error()});
    }
    return index < count;
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
