// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace footfall {

namespace {

struct NamedLimit
{
    std::string_view name;
    std::int64_t Limits::*field;
};

constexpr std::array namedLimits{
    NamedLimit{"head-bytes", &Limits::requestHeadBytes},
    NamedLimit{"body-bytes", &Limits::requestBodyBytes},
    NamedLimit{"head-deadline-ms", &Limits::headDeadlineMs},
    NamedLimit{"body-deadline-ms", &Limits::bodyDeadlineMs},
    NamedLimit{"idle-ms", &Limits::idleMs},
    NamedLimit{"connections", &Limits::connections},
    NamedLimit{"connections-per-address", &Limits::connectionsPerAddress},
    NamedLimit{"events-per-batch", &Limits::eventsPerBatch},
    NamedLimit{"events-burst", &Limits::eventsBurst},
    NamedLimit{"events-per-second", &Limits::eventsPerSecond},
    NamedLimit{"unfinished-bytes", &Limits::unfinishedBytes},
    NamedLimit{"websocket-message-bytes", &Limits::webSocketMessageBytes},
    NamedLimit{"socketio-payload-bytes", &Limits::socketIoPayloadBytes},
    NamedLimit{"json-depth", &Limits::jsonDepth},
    NamedLimit{"questions-burst", &Limits::questionsBurst},
    NamedLimit{"questions-per-second", &Limits::questionsPerSecond},
    NamedLimit{"sessions", &Limits::sessions},
    NamedLimit{"model-bytes", &Limits::modelBytes},
    NamedLimit{"pages", &Limits::pages},
    NamedLimit{"countries", &Limits::countries},
    NamedLimit{"sites", &Limits::sites},
    NamedLimit{"exact-visitors", &Limits::exactVisitors},
    NamedLimit{"viewers", &Limits::viewers},
    NamedLimit{"alerts", &Limits::alerts},
    NamedLimit{"audit-entries", &Limits::auditEntries},
    NamedLimit{"idle-engine-sessions", &Limits::idleEngineSessions},
    NamedLimit{"filter-walk", &Limits::filterWalk},
    NamedLimit{"store-queue-events", &Limits::storeQueueEvents},
    NamedLimit{"store-queue-bytes", &Limits::storeQueueBytes},
    NamedLimit{"store-kept-ms", &Limits::storeKeptMs},
    NamedLimit{"event-ids", &Limits::eventIds},
    NamedLimit{"unread-bytes", &Limits::unreadBytes},
    NamedLimit{"subscriber-soft-bytes", &Limits::subscriberSoftBytes},
    NamedLimit{"subscriber-hard-bytes", &Limits::subscriberHardBytes},
    NamedLimit{"subscriber-stall-ms", &Limits::subscriberStallMs},
    NamedLimit{"websocket-ping-ms", &Limits::webSocketPingMs},
    NamedLimit{"websocket-pong-ms", &Limits::webSocketPongMs},
    NamedLimit{"session-timeout-ms", &Limits::sessionTimeoutMs},
    NamedLimit{"viewer-timeout-ms", &Limits::viewerTimeoutMs},
    NamedLimit{"page-silence-ms", &Limits::pageSilenceMs},
    NamedLimit{"page-check-ms", &Limits::pageCheckMs},
};

} // namespace

Result<void> Limits::set(std::string_view name, std::string_view value)
{
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failure != std::errc{} || end != value.data() + value.size() || number <= 0)
        return Error{"limit " + std::string(name) + ": a whole number above 0 is needed, not \"" +
                     std::string(value) + "\""};
    for (const NamedLimit& limit : namedLimits) {
        if (limit.name == name) {
            this->*limit.field = number;
            return {};
        }
    }
    return Error{"there is no limit named \"" + std::string(name) + "\""};
}

std::string Limits::text() const
{
    std::string all;
    for (const NamedLimit& limit : namedLimits) {
        all += all.empty() ? "" : " ";
        all.append(limit.name).append("=").append(std::to_string(this->*limit.field));
    }
    return all;
}

void Limits::read(std::string_view text)
{
    while (!text.empty()) {
        const std::string_view entry = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(entry.size() + 1, text.size()));
        if (const std::size_t middle = entry.find('='); middle != std::string_view::npos)
            (void)set(entry.substr(0, middle), entry.substr(middle + 1));
    }
}

std::vector<std::string> Limits::names()
{
    std::vector<std::string> all;
    for (const NamedLimit& limit : namedLimits)
        all.emplace_back(limit.name);
    return all;
}

} // namespace footfall
