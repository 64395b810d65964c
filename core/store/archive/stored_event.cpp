// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/stored_event.h"

#include "core/base/text/page_name.h"
#include "core/store/format/event_id.h"
#include "core/store/format/metadata_text.h"
#include "core/store/format/schema.h"

namespace footfall {

namespace {

constexpr auto importedFrom = std::int64_t(LogKind::ImportedFrom);
constexpr auto simulatedFrom = std::int64_t(LogKind::SimulatedFrom);

std::int64_t kindOf(const Statement& row)
{
    return row.number(StoredEvent::Kind) % importedFrom;
}

} // namespace

struct StoredEvent::Parser
{
    simdjson::dom::parser json;
};

StoredEvent::StoredEvent(LabelReader& labels)
    : m_labels(labels)
    , m_parser(std::make_unique<Parser>())
{
}

StoredEvent::~StoredEvent() = default;

bool StoredEvent::isEvent(const Statement& row)
{
    return kindOf(row) <= std::int64_t(LogKind::Custom);
}

bool StoredEvent::isImported(const Statement& row)
{
    return row.number(Kind) % simulatedFrom >= importedFrom;
}

Event StoredEvent::headOf(const Statement& row)
{
    Event event;
    event.receivedAt = row.moment(Received);
    event.timestamp = event.receivedAt - row.number(Lag);
    event.site = m_labels.at(row, Site);
    event.sessionId = row.text(Session);
    event.visitorId = row.text(Visitor);
    event.type = typeOf(row);
    event.kind = eventKindOf(event.type);
    event.simulated = row.number(Kind) >= simulatedFrom;
    event.page = m_labels.at(row, Page);
    namePage(event.page); // it may be of a time when a page had several
    event.country = m_labels.at(row, Country);
    event.city = m_labels.at(row, City);
    return event;
}

void StoredEvent::complete(Event& event, const Statement& row)
{
    event.eventId =
        row.isBlob(EventId) ? unpackUuid(row.text(EventId)) : std::string(row.text(EventId));
    event.metadata = metadataOfText(m_labels.at(row, Metadata), m_parser->json);
}

std::string StoredEvent::typeOf(const Statement& row)
{
    switch (LogKind(kindOf(row))) {
    case LogKind::PageView:
        return "pageview";
    case LogKind::Click:
        return "click";
    case LogKind::SessionEnd:
        return "session_end";
    default:
        return m_labels.at(row, Type);
    }
}

} // namespace footfall
