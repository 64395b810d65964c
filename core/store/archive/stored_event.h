// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"
#include "core/store/format/labels.h"

#include <memory>

namespace footfall {

/// Reads rows of the log back into events. A query must give `storedEventColumns` first, of
/// `storedEventTables`. Used by one thread, while its labels live.
class StoredEvent
{
public:
    enum Column
    {
        Seq,
        Received,
        Lag,
        Kind,
        Visit,
        Site,
        Session,
        Visitor,
        Type,
        Page,
        Country,
        City,
        Metadata,
        EventId,
    };

    explicit StoredEvent(LabelReader& labels);
    ~StoredEvent();

    /// False for markers, and for what was forgotten.
    static bool isEvent(const Statement& row);
    static bool isImported(const Statement& row);
    /// The row as it was accepted, but for the metadata and the event id, which cost more.
    Event headOf(const Statement& row);
    void complete(Event& event, const Statement& row);

private:
    std::string typeOf(const Statement& row);

    LabelReader& m_labels;
    /// Not the parser itself: its layout depends on how one compiles.
    struct Parser;
    const std::unique_ptr<Parser> m_parser;
};

#define FOOTFALL_STORED_EVENT_COLUMNS                                                              \
    "e.seq, e.received, e.lag, e.kind, e.visit, e.site, coalesce(e.session, v.session), "          \
    "coalesce(e.visitor, v.visitor), e.type, e.page, e.country, e.city, e.metadata, e.event_id"
#define FOOTFALL_STORED_EVENT_TABLES "events e LEFT JOIN visits v ON v.id = e.visit"

} // namespace footfall
