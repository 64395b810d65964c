// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/choice_keeper.h"
#include "core/store/sensitivity_file.h"

namespace footfall {

/// How little is told of each site: what was given at the start, and over it what operators choose
/// from then on. Server thread.
class SensitivityKeeper : public ChoiceKeeper
{
    Q_OBJECT

public:
    static constexpr char tooManySites[] = "Too many sites have a sensitivity of their own";

    explicit SensitivityKeeper(Sensitivities given, QObject* parent = nullptr);

    /// Takes what is in the file, and keeps in it from now on, written on that thread. Fails as the
    /// file does.
    Result<void> keepIn(const SensitivityFile& file, QThread* thread);
    const Sensitivities& now() const { return m_now; }
    /// Whether one more site can have its own, or this one has one already.
    bool hasRoomFor(const std::optional<std::string>& site) const
    {
        return m_chosen.hasRoomFor(site);
    }
    /// For a site, as events name it; nothing: for all that have none of their own. `acknowledge`
    /// may be called from within.
    void choose(const std::optional<std::string>& site, Sensitivity sensitivity,
                Acknowledge acknowledge);

Q_SIGNALS:
    /// Another one holds from now on.
    void changed(const footfall::Sensitivities& now);

private:
    Result<QByteArray> prepare(const std::optional<std::string>& site, Sensitivity sensitivity);
    void hold(const ChosenSensitivities& chosen);

    const Sensitivities m_given;
    ChosenSensitivities m_chosen;
    /// What is being kept.
    ChosenSensitivities m_next;
    Sensitivities m_now;
};

} // namespace footfall
