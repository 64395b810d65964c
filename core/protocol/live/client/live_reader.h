// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/alerts/webhook_state.h"
#include "core/source/filtered/filtered.h"
#include "core/source/refused/refused_clients.h"
#include "core/source/history.h"
#include "core/source/snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace footfall {

class LiveJson;

/// What a server of /api/live tells of itself.
struct LiveServerState
{
    /// An operator's access; a reader's otherwise.
    bool mayChange = false;
    bool simulated = false;
    std::int64_t refused = 0;
    /// The declared ones.
    std::vector<std::string> sites;
    /// The products whose trackers it reads; nothing: it is one that does not say.
    std::optional<std::vector<std::string>> trackers;
    StoreState store;
    Sensitivities sensitivities;
    std::string timeZone;
    std::string publicUrl;
    /// Where else it can be reached.
    std::vector<std::string> addresses;
    std::vector<WebhookState> webhooks;
    std::vector<Mark> marks;
    Filtered filtered;
    RefusedClients refusals;
};

/// What is held of the view has changed.
struct LiveViewChange
{
    /// A snapshot took the place of all that was held.
    bool isWhole = false;
    /// Alerts the frame told of, newest first.
    std::vector<Alert> alerts;
};

/// The session that is followed; nothing: there is none.
struct LiveFollowed
{
    std::optional<SessionView> session;
};

/// Buckets of a history, as they came.
struct LiveHistory
{
    std::vector<HistoryPoint> points;
};

struct LiveVisits
{
    std::vector<SessionView> visits;
    std::uint64_t next = 0;
};

/// One visit of the past; nothing: it is gone.
struct LiveVisit
{
    std::optional<SessionView> visit;
};

/// What alerts there would have been; its request has yet to be filled in.
struct LiveReplay
{
    AlertComparison comparison;
};

/// What a view showed at a moment of the past, of the view that was expected.
struct LiveMoment
{
    SnapshotPtr snapshot;
};

/// What was asked is done.
struct LiveDone
{
};

/// Where the web dashboard opens once, on the server.
struct LiveLogin
{
    std::string path;
};

/// What was asked cannot be done, and why.
struct LiveRefusal
{
    std::string message;
};

struct LiveFrame
{
    /// The number of the question this answers; 0: of none.
    std::uint64_t id = 0;
    /// Nothing where the frame says nothing that this program knows.
    std::variant<std::monostate, LiveServerState, LiveViewChange, LiveFollowed, LiveHistory,
                 LiveVisits, LiveVisit, LiveReplay, LiveMoment, LiveDone, LiveLogin, LiveRefusal>
        content;
};

/// A history as it was asked for: a point a bucket, those that did not come zero.
History wholeHistory(const HistoryRequest& request, const LiveHistory& told);

/// Reads the frames of a server (core/protocol/live/README.md) and holds its view: snapshots and
/// deltas change it. The server is not trusted: lists, numbers and depth are bounded, the caller
/// bounds the size of a frame. Pure; one thread.
class LiveReader
{
public:
    LiveReader();
    ~LiveReader();
    LiveReader(const LiveReader&) = delete;
    LiveReader& operator=(const LiveReader&) = delete;

    /// What the view may hold, from the next frame on.
    void expect(const SnapshotRequest& view) { m_view = view; }
    /// The same of a moment of the past.
    void expectMoment(const SnapshotRequest& view) { m_moment = view; }
    /// Fails on what no Footfall sends, and on a delta that does not follow what is held: the view
    /// is then to be asked for anew.
    Result<LiveFrame> read(std::string_view json);
    /// The view as far as it is known; null before the first snapshot.
    const SnapshotPtr& held() const { return m_held; }
    void forget() { m_held.reset(); }

private:
    struct Parser;

    Result<LiveFrame> readView(const LiveJson& frame, bool isWhole);

    std::unique_ptr<Parser> m_parser;
    SnapshotRequest m_view;
    SnapshotRequest m_moment;
    SnapshotPtr m_held;
};

} // namespace footfall
