// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sensitivity_keeper.h"

#include <utility>

namespace footfall {

SensitivityKeeper::SensitivityKeeper(Sensitivities given, QObject* parent)
    : ChoiceKeeper(parent)
    , m_given(std::move(given))
    , m_now(m_given)
{
}

Result<void> SensitivityKeeper::keepIn(const SensitivityFile& file, QThread* thread)
{
    const Result<ChosenSensitivities> chosen = file.read();
    if (!chosen)
        return Error{chosen.error()};
    writeTo(file.file(), thread);
    hold(*chosen);
    return {};
}

void SensitivityKeeper::choose(const std::optional<std::string>& site, Sensitivity sensitivity,
                               Acknowledge acknowledge)
{
    take({[this, site, sensitivity] { return prepare(site, sensitivity); },
          [this] { hold(m_next); }, std::move(acknowledge)});
}

Result<QByteArray> SensitivityKeeper::prepare(const std::optional<std::string>& site,
                                              Sensitivity sensitivity)
{
    if (!hasRoomFor(site))
        return Error{tooManySites};
    m_next = m_chosen;
    m_next.choose(site, sensitivity);
    return SensitivityFile::textOf(m_next);
}

void SensitivityKeeper::hold(const ChosenSensitivities& chosen)
{
    m_chosen = chosen;
    m_now = m_chosen.over(m_given);
    Q_EMIT changed(m_now);
}

} // namespace footfall
