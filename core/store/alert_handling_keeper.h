// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert_handling.h"
#include "core/store/choice_keeper.h"

namespace footfall {

class Clock;

/// What operators did about alerts; in `alerts.json` in the data folder, `{"seen":[{"kind":"spike",
/// "site":"shop","at":1790000000000,"seenAt":1790000060000}],"mutes":[{"kind":"drop","site":"shop",
/// "until":1790003600000}]}`. Server thread.
class AlertHandlingKeeper : public ChoiceKeeper
{
    Q_OBJECT

public:
    static constexpr char tooManyMutes[] = "Too much is muted: unmute something first";
    static constexpr char notSeen[] = "Nobody has said that this alert is seen";
    static constexpr char notMuted[] = "This is not muted";

    /// The clock must outlive it.
    explicit AlertHandlingKeeper(const Clock& clock, QObject* parent = nullptr);

    /// Takes what is in the file of that folder, but mutes that are over, and keeps in it from now
    /// on, written on that thread. Leaves out, with a warning, kinds of alerts that it does not
    /// know: those of a newer Footfall. Fails, with what to do, where it cannot be read or says
    /// something that Footfall never writes.
    Result<void> keepIn(const QString& folder, QThread* thread);
    /// What the file says.
    static QByteArray textOf(const AlertHandling& handling);
    const AlertHandling& now() const { return m_handling; }
    /// One that is seen already stays so; where there are too many, what was seen longest ago makes
    /// room. `acknowledge` may be called from within, as with the others.
    void see(const AlertKey& alert, Acknowledge acknowledge);
    void unsee(const AlertKey& alert, Acknowledge acknowledge);
    /// For an hour from now, also where it is muted already.
    void mute(const AlertTopic& topic, Acknowledge acknowledge);
    void unmute(const AlertTopic& topic, Acknowledge acknowledge);
    /// Ends what has been muted for long enough. Call about four times a second.
    void tick();

Q_SIGNALS:
    void changed(const footfall::AlertHandling& now);

private:
    /// What is to hold instead, or why it cannot.
    using Change = std::function<Result<void>(AlertHandling& next)>;
    void change(Change change, Acknowledge acknowledge);
    void hold();
    bool endMutes(AlertHandling& handling) const;

    const Clock& m_clock;
    AlertHandling m_handling;
    /// What is being kept.
    AlertHandling m_next;
};

} // namespace footfall
