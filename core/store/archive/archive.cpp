// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/archive.h"

#include "core/store/archive/history_reader.h"
#include "core/store/archive/visit_reader.h"
#include "core/store/format/schema.h"

namespace footfall {

Result<Database> Archive::open() const
{
    Result<Database> opened = Database::open(m_path, Database::Mode::ReadOnly);
    if (!opened)
        return Error{opened.error()};
    const Result<std::int64_t> version = opened->number("PRAGMA user_version");
    if (!version)
        return Error{m_path + ": " + version.error()};
    if (!schema::isReadable(*version))
        return Error{m_path + ": its tables have version " + std::to_string(*version) +
                     ", this Footfall reads up to version " + std::to_string(schema::version)};
    return opened;
}

template <typename Value, typename Read>
Result<Value> Archive::read(Read read)
{
    Result<Database> database = open();
    if (!database)
        return Error{database.error()};
    return read(*database);
}

Result<History> Archive::history(const HistoryRequest& request)
{
    if (const Result<void> good = checkRequest(request, maxPoints); !good)
        return Error{good.error()};
    return read<History>([&](Database& database) { return readHistory(database, request); });
}

Result<VisitsFound> Archive::visits(const VisitQuery& query)
{
    return read<VisitsFound>([&](Database& database) {
        return findVisits(database, query, {maxVisits, maxVisitsWalked});
    });
}

Result<std::optional<SessionView>> Archive::visit(std::uint64_t id)
{
    return read<std::optional<SessionView>>(
        [&](Database& database) { return findVisit(database, id); });
}

Result<ReplayedAlerts> Archive::alerts(const AlertReplayRequest& request, const AlertRule& rule,
                                       const Sensitivities& sensitivities)
{
    AlertReplay replay(request, [&](const std::string& site) {
        std::vector rules{rule.fresh()};
        rules.front().setSensitivity(sensitivities.of(site));
        return rules;
    });
    Result<Progress> progress = Progress::More;
    while (progress && *progress == Progress::More)
        progress = goOn(replay);
    if (!progress)
        return Error{progress.error()};
    std::vector<ReplayedAlerts> told = replay.take();
    if (!told.empty())
        return std::move(told.front());
    ReplayedAlerts none;
    none.from = request.to;
    return none;
}

Result<Progress> Archive::goOn(AlertReplay& replay)
{
    return read<Progress>([&](Database& database) { return replay.goOn(database); });
}

Result<void> Archive::events(EventCursor& cursor, const TakeEvent& take)
{
    return read<void>([&](Database& database) { return readEvents(database, cursor, take); });
}

} // namespace footfall
