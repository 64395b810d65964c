// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/live/live_model.h"
#include "core/store/sqlite/database.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace footfall {

/// What makes a live model of the past the same as the server's was.
struct ModelBasis
{
    Limits limits;
    LocalTime local;
    NextMidnight nextMidnight;
    /// The data folder, where checkpoints are.
    QString folder;
};

/// What operators chose, as it is now: what it was then is not known.
struct ChosenNow
{
    ChosenGoals goals;
    Sensitivities sensitivities;
};

/// The live model as it was at a moment of the past: the nearest checkpoint before it, or nothing an
/// hour before its day, and then the log, as a start of the program reads it. Without a checkpoint
/// there are no alerts, and usual is not known. Goes on from where it stands where that is
/// nearest. One thread.
class PastModel
{
public:
    explicit PastModel(ModelBasis basis)
        : m_basis(std::move(basis))
    {
    }

    /// One step towards `at`, of some hundredths of a second, and longer where a large checkpoint is
    /// read. Fails when the database cannot be read.
    Result<Progress> goOn(Database& database, TimeMs at, const ChosenNow& chosen);
    /// What it would have shown; once `goOn` was done.
    Result<Snapshot> snapshot(Database& database, const SnapshotRequest& request) const;

private:
    bool isNearest(TimeMs at, std::uint64_t before) const;
    Result<void> begin(Database& database, TimeMs at, std::uint64_t before);
    bool restore(const std::string& logId, TimeMs at, std::uint64_t before);
    Result<void> beginWithoutCheckpoint(Database& database, TimeMs at);
    Result<Progress> replay(Database& database, TimeMs at, std::uint64_t last);

    const ModelBasis m_basis;
    std::unique_ptr<LiveModel> m_model;
    /// The position in the log that it stands at.
    std::uint64_t m_seq = 0;
    /// Of the checkpoints up to there it began with the best, or with none that is whole.
    std::uint64_t m_looked = 0;
};

} // namespace footfall
