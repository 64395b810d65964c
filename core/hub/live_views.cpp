// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/live_views.h"

#include <algorithm>
#include <utility>

namespace footfall {

LiveViews::LiveViews(const LiveModel& model, const Hub& hub, MakeEncoder makeEncoder,
                     const Limits& limits, const Clock& clock, Stages& stages, quint64 firstSeq,
                     QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_hub(hub)
    , m_makeEncoder(std::move(makeEncoder))
    , m_clock(clock)
    , m_stages(stages)
    , m_share{limits, clock}
    , m_update(deltaGapMs, clock, [this] { refreshAll(); })
    , m_seq(firstSeq)
{
}

LiveViews::~LiveViews() = default;

LiveViews::Views::iterator LiveViews::find(const SnapshotRequest& view)
{
    return std::find_if(m_views.begin(), m_views.end(),
                        [&](const View& one) { return one.request == view; });
}

LiveViews::Views::iterator LiveViews::oldestUnwatched()
{
    auto oldest = m_views.end();
    for (auto view = m_views.begin(); view != m_views.end(); ++view) {
        if (view->watchers.isEmpty() && (oldest == m_views.end() || view->leftAt < oldest->leftAt))
            oldest = view;
    }
    return oldest;
}

bool LiveViews::hasRoomFor(const SnapshotRequest& view) const
{
    return m_views.size() < maxViews ||
           std::any_of(m_views.begin(), m_views.end(), [&](const View& one) {
               return one.watchers.isEmpty() || one.request == view;
           });
}

LiveViews::View* LiveViews::take(const SnapshotRequest& view)
{
    if (const auto known = find(view); known != m_views.end()) {
        if (known->watchers.isEmpty())
            refresh(*known, false);
        return &*known;
    }
    if (!hasRoomFor(view))
        return nullptr;
    if (m_views.size() >= maxViews)
        m_views.erase(oldestUnwatched());
    View& made = m_views.emplace_back(View{view, m_makeEncoder(view), Audience<>(m_share)});
    refresh(made, true);
    return &made;
}

LiveViews::WatcherId LiveViews::watch(Sink& sink, const SnapshotRequest& request,
                                      std::optional<quint64> since)
{
    View* view = take(request);
    if (!view)
        return 0;
    welcome(*view, sink, since);
    const WatcherId id = view->watchers.add(sink).id;
    m_viewOf.insert({id, view});
    goOn();
    return id;
}

void LiveViews::welcome(View& view, Sink& sink, std::optional<quint64> since)
{
    if (since == view.seq)
        return;
    const auto first = std::find_if(view.kept.begin(), view.kept.end(), [&](const Delta& delta) {
        return since && delta.after == *since;
    });
    if (first == view.kept.end())
        return sink.send(view.encoder->snapshot(view.seq));
    for (auto delta = first; delta != view.kept.end(); ++delta)
        sink.send(delta->frame);
}

void LiveViews::leave(WatcherId watcher)
{
    const auto found = m_viewOf.find(watcher);
    if (found == m_viewOf.end())
        return;
    View& view = *found->second;
    view.watchers.remove(watcher);
    view.leftAt = m_clock.steady();
    m_viewOf.erase(found);
}

void LiveViews::changed()
{
    if (!m_viewOf.empty())
        bringUpToDate();
}

void LiveViews::bringUpToDate()
{
    m_due = m_views.size();
    m_update.soon();
}

void LiveViews::refreshAll()
{
    if (m_clock.steady() < m_restUntil)
        return m_update.soon();
    const std::size_t left =
        refreshQuiet(0, false, std::min(std::exchange(m_due, 0), m_views.size()));
    m_due = std::max(m_due, left);
    if (m_due > 0)
        m_update.soon();
}

std::size_t LiveViews::refreshQuiet(DurationMs quiet, bool evenUnchanged, std::size_t most)
{
    const SteadyTime begin = m_clock.steady();
    SteadyTime end = begin;
    bool isAny = false;
    for (; most > 0 && end - begin < turnMs; --most) {
        View& view = m_views.front();
        m_views.splice(m_views.end(), m_views, m_views.begin());
        if (view.watchers.isEmpty() || begin - view.toldAt < quiet)
            continue;
        refresh(view, evenUnchanged);
        isAny = true;
        end = m_clock.steady();
    }
    if (!isAny)
        return most;
    Q_EMIT refreshed();
    end = m_clock.steady();
    m_restUntil = end + restFactor * (end - begin);
    goOn();
    return most;
}

void LiveViews::goOn()
{
    const bool hasMore = std::any_of(m_views.begin(), m_views.end(), [](const View& view) {
        return !view.watchers.isEmpty() && view.encoder->hasMore();
    });
    if (hasMore)
        bringUpToDate();
}

void LiveViews::refresh(View& view, bool evenUnchanged)
{
    m_stages.begin();
    Snapshot now = m_model.snapshot(view.request);
    now.dashboards = m_hub.dashboards();
    const ViewEncoder::Change change = view.encoder->take(now);
    if (change == ViewEncoder::Change::None && !evenUnchanged)
        return;
    const quint64 after = std::exchange(view.seq, m_seq++);
    view.toldAt = m_clock.steady();
    QByteArray delta;
    if (change == ViewEncoder::Change::Anew) {
        forgetKept(view);
    } else {
        delta = view.encoder->delta(after, view.seq);
        keep(view, after, delta);
    }
    tell(view, delta);
    m_stages.lap(Stage::Encode);
}

void LiveViews::keep(View& view, quint64 after, const QByteArray& frame)
{
    const SteadyTime now = m_clock.steady();
    view.kept.push_back({after, now, frame});
    view.keptBytes += frame.size();
    while (view.keptBytes > keptBytes || now - view.kept.front().at > keptMs) {
        view.keptBytes -= view.kept.front().frame.size();
        view.kept.pop_front();
    }
}

void LiveViews::forgetKept(View& view)
{
    view.kept.clear();
    view.keptBytes = 0;
}

/// Sends the delta to who has all before it, a snapshot to the others; without a delta to all.
void LiveViews::tell(View& view, const QByteArray& delta)
{
    QByteArray snapshot;
    view.watchers.tell(Weight::Delta, [&](Audience<>::Listener& watcher) {
        const bool needsAll = std::exchange(watcher.isBehind, false) || delta.isEmpty();
        if (needsAll && snapshot.isEmpty())
            snapshot = view.encoder->snapshot(view.seq);
        watcher.sink.send(needsAll ? snapshot : delta);
    });
}

void LiveViews::tick()
{
    dropUnwatched();
    for (View& view : m_views)
        view.watchers.tick();
    if (m_clock.steady() >= m_restUntil)
        refreshQuiet(quietMs, true, m_views.size());
}

void LiveViews::dropUnwatched()
{
    const SteadyTime now = m_clock.steady();
    m_views.remove_if(
        [now](const View& view) { return view.watchers.isEmpty() && now - view.leftAt > keptMs; });
}

} // namespace footfall
