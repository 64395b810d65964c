// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <cstdint>
#include <functional>
#include <string>

namespace footfall {

/// One thing that was looked at.
struct StoreFinding
{
    /// What is to hold, as a sentence for a person.
    std::string what;
    /// How often it does not; 0: all is well.
    std::int64_t faults = 0;
    /// More about a fault; may be empty.
    std::string detail;
};

/// Looks whether a store is whole and at one with itself, beside its writer. Reads all of it, in
/// one read for each thing that is looked at: with many events some take seconds.
class StoreCheck
{
public:
    using Report = std::function<void(const StoreFinding&)>;

    explicit StoreCheck(Report report)
        : m_report(std::move(report))
    {
    }

    /// False when something is wrong; fails when there is no store that could be looked at.
    Result<bool> run(const std::string& path);

private:
    void checkFile(Database& database);
    void checkRows(Database& database, int version);
    void checkJourneys(Database& database);
    void found(StoreFinding finding);

    const Report m_report;
    bool m_isGood = true;
};

} // namespace footfall
