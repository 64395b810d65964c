// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/session_data.h"

#include <algorithm>
#include <utility>

namespace footfall {

SessionTexts SessionData::textsOf(const Session& session) const
{
    if (session.texts)
        return *session.texts;
    SessionTexts texts;
    for (const LabelField& field : labelFields)
        texts[field.label] = labelOf(session, field.label);
    return texts;
}

std::string_view SessionData::labelOf(const Session& session, Label label) const
{
    if (session.texts)
        return (*session.texts)[label];
    return sites.all().labels[label].label(session.labels[1][label]);
}

SessionView viewOf(const SessionData& data, const Session& session, std::size_t steps)
{
    SessionView view;
    SessionTexts texts = data.textsOf(session);
    view.visit = session.visit;
    view.site = data.sites[session.site].site;
    view.sessionId = session.id.view();
    if (session.visitorId)
        view.visitorId = *session.visitorId;
    view.visits = session.visits;
    view.currentPage = data.pages[session.page].path;
    for (const LabelField& field : labelFields)
        view.*field.text = std::move(texts[field.label]);
    view.entryPage = data.pages[session.journey.entryPage()].path;
    view.metadata = session.metadata.unpack();
    view.active = session.active;
    view.simulated = session.simulated;
    view.startedAt = session.startedAt;
    view.lastActivityAt = session.eventAt;
    view.durationSeconds = session.duration / 1000;
    if (session.active)
        view.hereSince =
            session.eventAt - std::max<DurationMs>(session.latest - session.startedAt, 0);
    view.journey = session.journey.view(steps, session.latest, data.pages, data.texts);
    view.steps = session.journey.steps();
    view.foldedSteps = session.journey.folded();
    return view;
}

std::size_t textBytes(const SessionView& view)
{
    std::size_t bytes = sizeof view + view.sessionId.size() + view.currentPage.size();
    for (const StepView& step : view.journey)
        bytes += sizeof step + step.page.size() + step.clicks.size() * sizeof(ClickView);
    for (const MetadataEntry& entry : view.metadata)
        bytes += sizeof entry + entry.key.size() + entry.value.size();
    return bytes;
}

void appendViews(std::vector<SessionView>& views, const SessionData& data,
                 const std::vector<SessionSlot>& slots, std::size_t steps)
{
    std::size_t bytes = 0;
    for (const SessionView& view : views)
        bytes += textBytes(view);
    for (SessionSlot slot : slots) {
        if (bytes > sessionTextBytes)
            return;
        views.push_back(viewOf(data, data.sessions[slot], steps));
        bytes += textBytes(views.back());
    }
}

std::optional<SessionView> findView(const SessionData& data, const SessionKey& key,
                                    std::size_t steps)
{
    const auto site = data.sites.idOf(key.site);
    if (!site)
        return std::nullopt;
    const std::uint64_t hash = SessionTable::hashOf(*site, key.sessionId);
    const SessionSlot slot = data.sessions.find(*site, key.sessionId, hash);
    if (slot == noSession)
        return std::nullopt;
    return viewOf(data, data.sessions[slot], steps);
}

} // namespace footfall
