// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"
#include "core/store/choice_keeper.h"

#include <vector>

namespace footfall {

class Clock;

/// What operators noted in the charts, as "deploy 1.8", oldest first; in `marks.json` in the data folder,
/// `{"marks":[{"at":1790000000000,"site":"shop","text":"deploy 1.8"}]}`. Server thread.
class MarkKeeper : public ChoiceKeeper
{
    Q_OBJECT

public:
    /// Marks that are kept; the oldest makes room.
    static constexpr std::size_t maxMarks = 1'000;
    static constexpr char unknown[] = "There is no such mark";
    static constexpr char tooOld[] = "at: so long ago nothing is kept";

    /// The clock must outlive it.
    explicit MarkKeeper(const Clock& clock, DurationMs keptFor, QObject* parent = nullptr);

    /// Takes what is in the file of that folder, but what is too old, and keeps in it from now on, written on that
    /// thread. Fails, with what to do, where it cannot be read or says something that Footfall never
    /// writes.
    Result<void> keepIn(const QString& folder, QThread* thread);
    const std::vector<Mark>& now() const { return m_marks; }
    /// `acknowledge` may be called from within.
    void add(const Mark& mark, Acknowledge acknowledge);
    /// Those of that moment and site.
    void remove(const std::string& site, TimeMs at, Acknowledge acknowledge);

Q_SIGNALS:
    void changed();

private:
    Result<QByteArray> prepareToAdd(const Mark& mark);
    Result<QByteArray> prepareToRemove(const std::string& site, TimeMs at);
    void hold();

    const Clock& m_clock;
    const DurationMs m_keptFor;
    std::vector<Mark> m_marks;
    /// What is being kept.
    std::vector<Mark> m_next;
};

} // namespace footfall
