// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time/time_units.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// Every bound of the program, with its default (core/protocol/README.md, "Limits"). One value,
/// made at the start from the options, then passed by value: nothing changes it while the server
/// runs.
struct Limits
{
    // What a client may send.
    std::int64_t requestHeadBytes = 16 * 1024;
    std::int64_t requestBodyBytes = 1024 * 1024;
    std::int64_t headDeadlineMs = 10'000;
    std::int64_t bodyDeadlineMs = 30'000;
    std::int64_t idleMs = 60'000;
    /// In all; the gateway lowers it to the descriptor limit less 512.
    std::int64_t connections = 20'000;
    /// From one address that is not loopback.
    std::int64_t connectionsPerAddress = 2'000;
    std::int64_t eventsPerBatch = 5'000;
    /// From one address that is not loopback, and without the token: at once, and in each second
    /// from then on. What is sent while there is anything left is taken whole.
    std::int64_t eventsBurst = 1'000;
    std::int64_t eventsPerSecond = 200;
    /// Of all request bodies that are not complete. One address may hold as much as is still free.
    std::int64_t unfinishedBytes = 256 * 1024 * 1024;
    std::int64_t webSocketMessageBytes = 64 * 1024;
    /// One POST, or one WebSocket message, of Socket.IO.
    std::int64_t socketIoPayloadBytes = 1'000'000;
    std::int64_t jsonDepth = 64;
    /// What one connection of a dashboard, or of Socket.IO, may ask at once, and in each second
    /// from then on: more than keys held down ask, and far less than a program can.
    std::int64_t questionsBurst = 200;
    std::int64_t questionsPerSecond = 50;

    // What is kept.
    std::int64_t sessions = 1'000'000;
    /// Of the live model in all, about; the sessions idle for longest make room.
    std::int64_t modelBytes = 2'147'483'648;
    std::int64_t pages = 50'000;
    std::int64_t countries = 300;
    std::int64_t sites = 1'000;
    /// Above it the number of today's visitors becomes an estimate.
    std::int64_t exactVisitors = 2'000'000;
    /// Of viewer tracking; the one heard of the longest ago makes room.
    std::int64_t viewers = 100'000;
    std::int64_t alerts = 1'000;
    std::int64_t auditEntries = 1'000;
    /// Engine.IO sessions without an open request.
    std::int64_t idleEngineSessions = 5'000;
    /// Sessions a filtered request looks at before it says that it was cut short.
    std::int64_t filterWalk = 100'000;

    // What waits for the disk.
    std::int64_t storeQueueEvents = 50'000;
    std::int64_t storeQueueBytes = 64 * 1024 * 1024;
    /// After this, events are deleted from the store.
    std::int64_t storeKeptMs = 90LL * 24 * 3'600'000;
    /// Event ids by which an event sent again is known, for a day.
    std::int64_t eventIds = 10'000'000;

    // Clients who do not read.
    /// Of all that waits to be read. One address may hold as much as is still free.
    std::int64_t unreadBytes = 64 * 1024 * 1024;
    std::int64_t subscriberSoftBytes = 256 * 1024;
    std::int64_t subscriberHardBytes = 4 * 1024 * 1024;
    std::int64_t subscriberStallMs = 30'000;
    std::int64_t webSocketPingMs = 25'000;
    std::int64_t webSocketPongMs = 20'000;

    std::int64_t sessionTimeoutMs = 5 * 60'000;
    std::int64_t viewerTimeoutMs = 5 * 60'000;
    /// A page socket that was not heard of for so long is idle, and closed at the next check.
    std::int64_t pageSilenceMs = 45'000;
    std::int64_t pageCheckMs = 10'000;

    /// Sets one limit by its name, as `--limit NAME=VALUE` does.
    /// Fails on an unknown name and on anything but a whole number above zero.
    Result<void> set(std::string_view name, std::string_view value);
    /// All of them, for `read`: "NAME=VALUE NAME=VALUE…".
    std::string text() const;
    /// Sets what such a text says; passes over what it does not know.
    void read(std::string_view text);
    /// The names that `set` knows.
    static std::vector<std::string> names();
};

} // namespace footfall
