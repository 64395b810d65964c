// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/events/event_intake.h"

#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/base/time/stages.h"
#include "core/http/message/replies.h"
#include "core/http/socket/peer_address.h"
#include "core/net/access/site_rules.h"
#include "core/net/archive/forget_import_routes.h"
#include "core/net/events/event_rates.h"
#include "core/protocol/events/event_answers.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace footfall {

namespace {

HttpResponse responseOf(const JsonAnswer& answer)
{
    return HttpResponse::json(answer.status, QByteArray::fromStdString(answer.body));
}

HttpResponse tooManyWait()
{
    return tryLater("Too many large requests at the moment", secondMs);
}

/// Refuses what is of no declared site, by its place in the body; how many that were.
std::int64_t keepDeclared(EventBatch& batch, std::string_view origin, const SiteRules& sites)
{
    std::vector<Event> kept;
    std::vector<RejectedEvent> rejected;
    auto unread = batch.rejected.begin();
    std::size_t index = 0;
    std::int64_t refused = 0;
    const auto takeUnread = [&] {
        for (; unread != batch.rejected.end() && unread->index == index; ++unread, ++index)
            rejected.push_back(std::move(*unread));
    };
    for (Event& event : batch.accepted) {
        takeUnread();
        Result<std::string> site = sites.siteFor(origin, event.site);
        if (site) {
            event.site = std::move(*site);
            kept.push_back(std::move(event));
        } else {
            rejected.push_back({index, site.error()});
            ++refused;
        }
        ++index;
    }
    takeUnread();
    batch.accepted = std::move(kept);
    batch.rejected = std::move(rejected);
    return refused;
}

/// Of a batch, each event that was rejected counts.
RefusalCounts refusalsOf(const EventBatch& batch, std::int64_t ofNoSite)
{
    const auto all = static_cast<std::int64_t>(batch.rejected.size());
    return {.badInput = all - ofNoSite, .site = ofNoSite};
}

/// What is answered when all is kept. `refused`: what of it was not taken.
HttpResponse acceptance(const EventBatch& batch, const RefusalCounts& refused, TimeMs now)
{
    HttpResponse accepted = responseOf(acceptedEvents(batch, now));
    accepted.refused = refused;
    accepted.isMeasured = true;
    return accepted;
}

Ingest::Acknowledge answerWith(const Responder& responder, HttpResponse accepted)
{
    return [responder, accepted = std::move(accepted)](Ingest::Fate fate) {
        responder.respond(fate == Ingest::Fate::Kept ? accepted : notKept(fate));
    };
}

} // namespace

EventIntake::EventIntake(const EndpointContext& context, EventReader& reader, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_reader(reader)
    , m_longReader(context.limits)
    , m_details(context)
    , m_waiting(context.limits.unfinishedBytes)
{
}

bool EventIntake::sendsTooFast(const EventPost& post) const
{
    const DurationMs wait = post.isRated ? m_context.rates.waitOf(post.peer) : 0;
    if (wait > 0)
        post.responder.respond(sentTooFast("events", wait));
    return wait > 0;
}

void EventIntake::take(EventPost post)
{
    if (post.body.size() > longBytes)
        return enqueue(std::move(post));
    EventBatch batch = m_reader.read(viewOf(post.body), post.layout, contextOf(post));
    m_context.stages.lap(Stage::Parse);
    pay(post, batch);
    const std::optional<RefusalCounts> refused = judge(post, batch);
    if (!refused)
        return;
    HttpResponse accepted = acceptance(batch, *refused, post.receivedAt);
    m_context.bots.keepApart(batch.accepted, post.by);
    m_context.ingest.take(std::move(batch.accepted),
                          answerWith(post.responder, std::move(accepted)));
}

EventContext EventIntake::contextOf(const EventPost& post) const
{
    return {post.receivedAt, post.site};
}

/// What cannot be read, or is one event of a whole body, has cost something, too.
void EventIntake::pay(const EventPost& post, const EventBatch& batch)
{
    if (post.isRated)
        m_context.rates.took(post.peer, batch.accepted.size() + batch.rejected.size(),
                             std::size_t(post.body.size()));
}

/// What of it is refused; nothing: the whole, and that is answered.
std::optional<RefusalCounts> EventIntake::judge(const EventPost& post, EventBatch& batch)
{
    const std::int64_t ofNoSite =
        m_context.sites.areDeclared() ? keepDeclared(batch, post.origin, m_context.sites) : 0;
    const RefusalCounts refused = refusalsOf(batch, ofNoSite);
    if (isRefused(batch)) {
        HttpResponse response = responseOf(refusedEvents(batch));
        response.refused = refused;
        post.responder.respond(std::move(response));
        return std::nullopt;
    }
    m_details.addTo(batch.accepted, post.peer, post.by.agent);
    return refused;
}

void EventIntake::enqueue(EventPost post)
{
    const QHostAddress peer = post.peer;
    const qint64 bytes = post.body.size();
    if (!m_waiting.fits(peer, bytes))
        return post.responder.respond(tooManyWait());
    if (m_queues.empty())
        nextTurn();
    std::list<Long>& bodies = queueOf(peer).bodies;
    bodies.push_back({std::move(post)});
    m_waiting.set(bodies.back().part, peer, bytes);
}

/// A new one, if there is none.
EventIntake::Queue& EventIntake::queueOf(const QHostAddress& peer)
{
    const QHostAddress address = countedAddress(peer);
    const auto found = std::find_if(m_queues.begin(), m_queues.end(),
                                    [&](const Queue& each) { return each.address == address; });
    return found != m_queues.end() ? *found : m_queues.emplace_back(Queue{address});
}

void EventIntake::nextTurn()
{
    QMetaObject::invokeMethod(this, &EventIntake::turn, Qt::QueuedConnection);
}

void EventIntake::turn()
{
    ++m_turns;
    m_context.stages.begin();
    if (!work(m_queues.front().bodies.front()))
        endFirst();
    if (!m_queues.empty())
        nextTurn();
}

/// Next is the next address: `m_longReader` does one body at a time.
void EventIntake::endFirst()
{
    std::list<Long>& bodies = m_queues.front().bodies;
    m_waiting.set(bodies.front().part, bodies.front().post.peer, 0);
    bodies.pop_front();
    if (bodies.empty())
        m_queues.pop_front();
    else
        m_queues.splice(m_queues.end(), m_queues, m_queues.begin());
}

/// False: it is done.
bool EventIntake::work(Long& one)
{
    switch (one.phase) {
    case Long::Phase::Waiting:
        return begin(one);
    case Long::Phase::Reading:
        read(one);
        return true;
    case Long::Phase::Judging:
        return admit(one);
    case Long::Phase::Applying:
        return apply(one);
    }
    return false;
}

bool EventIntake::begin(Long& one)
{
    // Those before it may have been of the same address.
    if (sendsTooFast(one.post))
        return false;
    one.batch = m_longReader.begin(viewOf(one.post.body), one.post.layout, contextOf(one.post));
    m_context.stages.lap(Stage::Parse);
    one.phase = Long::Phase::Reading;
    return true;
}

void EventIntake::read(Long& one)
{
    const bool isMore = m_longReader.readOn(one.batch, eventsPerTurn);
    m_context.stages.lap(Stage::Parse);
    if (isMore)
        return;
    pay(one.post, one.batch);
    one.phase = Long::Phase::Judging;
}

bool EventIntake::admit(Long& one)
{
    const std::optional<RefusalCounts> refused = judge(one.post, one.batch);
    if (!refused)
        return false;
    if (const std::optional<Ingest::Fate> refusal = m_context.ingest.refusal()) {
        one.post.responder.respond(notKept(*refusal));
        return false;
    }
    one.accepted = acceptance(one.batch, *refused, m_context.clock.now());
    m_context.bots.keepApart(one.batch.accepted, one.post.by);
    one.phase = Long::Phase::Applying;
    return true;
}

bool EventIntake::apply(Long& one)
{
    std::vector<Event>& all = one.batch.accepted;
    const std::size_t end = std::min(one.applied + eventsPerTurn, all.size());
    const auto at = [&all](std::size_t i) {
        return std::make_move_iterator(all.begin() + std::ptrdiff_t(i));
    };
    m_context.ingest.takePart({at(one.applied), at(end)});
    one.applied = end;
    if (end < all.size())
        return true;
    m_context.ingest.whenKept(answerWith(one.post.responder, std::move(one.accepted)));
    return false;
}

} // namespace footfall
