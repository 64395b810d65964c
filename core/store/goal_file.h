// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/goals/chosen_goals.h"
#include "core/store/choice_file.h"

namespace footfall {

/// Where goals are kept: `goals.json` in the data folder, in the order in which they were chosen,
/// `{"goals":[{"site":"shop","name":"signup","since":1790000000000}]}`.
class GoalFile
{
public:
    explicit GoalFile(const QString& folder);

    /// What was chosen; nothing when there is no such file. Fails, with what to do, where it cannot
    /// be read or says something that Footfall never writes.
    Result<ChosenGoals> read() const;
    static QByteArray textOf(const ChosenGoals& chosen);
    const ChoiceFile& file() const { return m_file; }

private:
    ChoiceFile m_file;
};

} // namespace footfall
