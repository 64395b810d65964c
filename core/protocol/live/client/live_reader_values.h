// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/webhook_state.h"
#include "core/source/filtered/filtered.h"
#include "core/source/refused/refused_clients.h"
#include "core/source/history.h"
#include "core/source/snapshot.h"

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// One value of a frame whose sender is not to be trusted. What is absent or of another kind reads
/// as nothing, numbers stay where sums of them cannot overflow, and lists end at a bound. Belongs
/// to the parser that made it.
class LiveJson
{
public:
    using Found = simdjson::simdjson_result<simdjson::dom::element>;

    /// The largest whole number that every JSON reader knows exactly.
    static constexpr std::int64_t largestNumber = (std::int64_t(1) << 53) - 1;

    /// Of a text the rest is left out.
    static constexpr std::size_t textBytes = 16 * 1024;

    explicit LiveJson(Found found)
        : m_found(found)
    {
    }

    bool isThere() const { return m_found.error() == simdjson::SUCCESS; }
    bool isObject() const { return isThere() && m_found.is_object(); }
    bool isArray() const { return isThere() && m_found.is_array(); }
    /// The member of an object.
    LiveJson operator[](std::string_view key) const { return LiveJson(m_found.at_key(key)); }
    /// The cell of an array.
    LiveJson operator[](std::size_t index) const { return LiveJson(m_found.at(index)); }

    std::string text() const;
    /// From 0 to `largestNumber`.
    std::int64_t number() const;
    TimeMs moment() const { return TimeMs(number()); }
    std::uint64_t id() const { return static_cast<std::uint64_t>(number()); }
    /// From 0 to `largestNumber`.
    double decimal() const;
    bool flag() const;

    /// What `read` makes of each of the first `most` entries of a list.
    template <typename Read>
    auto list(std::size_t most, Read read) const
    {
        std::vector<decltype(read(*this))> entries;
        simdjson::dom::array array;
        if (m_found.get(array) != simdjson::SUCCESS)
            return entries;
        for (const simdjson::dom::element entry : array) {
            if (entries.size() == most)
                break;
            entries.push_back(read(LiveJson(Found(simdjson::dom::element(entry)))));
        }
        return entries;
    }
    /// Calls visit(key, text, isText) for each of the first `most` members of an object; what is no
    /// text comes as minified JSON.
    template <typename Visit>
    void members(std::size_t most, Visit visit) const
    {
        simdjson::dom::object object;
        if (m_found.get(object) != simdjson::SUCCESS)
            return;
        for (const auto field : object) {
            if (most-- == 0)
                break;
            const bool isText = field.value.is_string();
            visit(std::string(field.key.substr(0, textBytes)),
                  isText ? LiveJson(Found(simdjson::dom::element(field.value))).text()
                         : std::string(simdjson::minify(field.value)).substr(0, textBytes),
                  isText);
        }
    }

private:
    Found m_found;
};

/// Entries of a list that are ever taken from a server, whatever it sends.
inline constexpr std::size_t liveListMost = 200;
/// Sites are told of all; as many as a server keeps, and "(other)".
inline constexpr std::size_t liveSitesMost = 1'001;
/// Sites with a sensitivity of their own: those of the options, and those that were chosen.
inline constexpr std::size_t liveSensitivitiesMost = 2'000;
/// Goals of all sites: as many as a server keeps.
inline constexpr std::size_t liveGoalsMost = 500;
/// Steps of a whole journey, clicks of a step, and keys of a session's metadata.
inline constexpr std::size_t liveStepsMost = 1'000;
inline constexpr std::size_t liveClicksMost = 1'000;
inline constexpr std::size_t liveMetadataMost = 200;
/// Points of a history.
inline constexpr std::size_t liveHistoryMost = 20'000;

/// A site that is new or has changed; without a number it has gone.
struct LiveSiteChange
{
    std::string site;
    std::optional<std::int64_t> active;
};

/// What operators did about an alert.
struct LiveAlertHandling
{
    std::uint64_t id = 0;
    std::optional<TimeMs> seenAt;
    std::optional<TimeMs> mutedUntil;
};

// The values of core/protocol/live/README.md, each from its JSON.
SessionView readLiveSession(const LiveJson& json);
/// Nothing for `null`.
std::optional<SessionView> readLiveSessionOrNone(const LiveJson& json);
FeedItem readLiveEvent(const LiveJson& json);
LiveAlertHandling readLiveAlertHandling(const LiveJson& json);
/// Those of a kind that is known.
std::vector<Alert> readLiveAlerts(const LiveJson& json);
/// Nothing where it is not known.
std::optional<Usual> readLiveUsual(const LiveJson& json);
UsualPoint readLiveUsualPoint(const LiveJson& json);
ViewerView readLiveViewer(const LiveJson& json);
SeriesPoint readLivePoint(const LiveJson& json);
GoalView readLiveGoal(const LiveJson& json);
HistoryPoint readLiveHistoryPoint(const LiveJson& json);
CountRow readLivePage(const LiveJson& json);
CountRow readLiveCount(const LiveJson& json);
PageDetail readLivePageDetail(const LiveJson& json);
SiteCard readLiveSiteCard(const LiveJson& json);
LiveSiteChange readLiveSiteChange(const LiveJson& json);
StoreState readLiveStore(const LiveJson& json);
Filtered readLiveFiltered(const LiveJson& json);
RefusedClients readLiveRefusals(const LiveJson& json);
WebhookState readLiveWebhook(const LiveJson& json);
/// A word that is not known is "normal".
Sensitivities readLiveSensitivities(const LiveJson& json);
AlertComparison readLiveComparison(const LiveJson& json);

} // namespace footfall
