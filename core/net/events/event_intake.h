// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/event/event_reader.h"
#include "core/http/connection/shared_budget.h"
#include "core/http/message/http_message.h"
#include "core/ingest/ingest.h"
#include "core/net/endpoint_context.h"
#include "core/net/events/request_details.h"

#include <QObject>

#include <list>
#include <optional>
#include <string>

namespace footfall {

/// One POST of events, and whom to answer.
struct EventPost
{
    QByteArray body;
    EventLayout layout = EventLayout::Json;
    std::string origin;
    std::string site;  ///< where an event names none
    SentBy by;
    TimeMs receivedAt;
    QHostAddress peer;
    bool isRated = false; ///< EventRates hold for it
    Responder responder;
};

/// Reads posted events and passes them on. What is short is done at once; a long body in turns, so
/// that nobody else waits for all of it. Such bodies are done one after the other, of each address
/// (of IPv6, each /64) one, then the next one of each. The answer comes when all is kept, and is
/// the same. Server thread.
class EventIntake : public QObject
{
    Q_OBJECT

public:
    /// Longer bodies take turns.
    static constexpr qsizetype longBytes = 32 * 1024;
    /// Events read, or applied, in one turn.
    static constexpr std::size_t eventsPerTurn = 200;

    /// What is passed must outlive the object.
    EventIntake(const EndpointContext& context, EventReader& reader, QObject* parent = nullptr);

    /// From there more is to come later, and nothing was taken: answered 429, true.
    bool sendsTooFast(const EventPost& post) const;
    void take(EventPost post);
    /// Turns done so far.
    std::uint64_t turns() const { return m_turns; }

private:
    /// A long body, as far as it is done.
    struct Long
    {
        enum class Phase
        {
            Waiting,
            Reading,
            Judging,
            Applying
        };
        EventPost post;
        SharedBudget::Part part = {};
        Phase phase = Phase::Waiting;
        EventBatch batch = {};
        HttpResponse accepted = {};
        std::size_t applied = 0;
    };
    /// Those of one address, in the order they came; never empty.
    struct Queue
    {
        QHostAddress address;
        std::list<Long> bodies = {};
    };

    EventContext contextOf(const EventPost& post) const;
    void pay(const EventPost& post, const EventBatch& batch);
    std::optional<RefusalCounts> judge(const EventPost& post, EventBatch& batch);
    void enqueue(EventPost post);
    Queue& queueOf(const QHostAddress& peer);
    void nextTurn();
    void turn();
    void endFirst();
    bool work(Long& one);
    bool begin(Long& one);
    void read(Long& one);
    bool admit(Long& one);
    bool apply(Long& one);

    const EndpointContext& m_context;
    EventReader& m_reader;
    EventReader m_longReader;
    RequestDetails m_details;
    SharedBudget m_waiting;    ///< bytes of long bodies
    std::list<Queue> m_queues; ///< of the first one, the first body is being done
    std::uint64_t m_turns = 0;
};

} // namespace footfall
