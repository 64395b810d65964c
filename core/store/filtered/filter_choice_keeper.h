// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/filtered/filtered.h"
#include "core/store/choice_keeper.h"

#include <optional>
#include <string>

namespace footfall {

/// Which bots operators want counted, and which never; in `bots.json` in the data folder,
/// `{"count":["curl"],"never":["GPTBot"]}`. Server thread.
class FilterChoiceKeeper : public ChoiceKeeper
{
    Q_OBJECT

public:
    static constexpr char tooManyNames[] = "For too many names it is chosen: take one back first";
    static constexpr char notChosen[] = "For this name nothing is chosen";

    using ChoiceKeeper::ChoiceKeeper;

    /// Takes what is in the file of that folder and keeps in it from now on, written on that
    /// thread. Fails, with what to do, where it cannot be read or says something that Footfall
    /// never writes.
    Result<void> keepIn(const QString& folder, QThread* thread);
    /// What the file of that folder says, once; fails as `keepIn` does.
    static Result<FilterChoices> read(const QString& folder);
    /// What the file says.
    static QByteArray textOf(const FilterChoices& choices);
    const FilterChoices& now() const { return m_choices; }
    /// Whether who has that name counts; nothing: as the list of bots says. `acknowledge` may be
    /// called from within.
    void choose(const std::string& name, std::optional<bool> counts, Acknowledge acknowledge);

Q_SIGNALS:
    void changed(const footfall::FilterChoices& now);

private:
    void hold();

    FilterChoices m_choices;
    /// What is being kept.
    FilterChoices m_next;
};

} // namespace footfall
