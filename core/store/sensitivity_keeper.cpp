// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sensitivity_keeper.h"

#include "core/base/log.h"

#include <QThread>

#include <utility>

namespace footfall {

SensitivityKeeper::SensitivityKeeper(Sensitivities given, QObject* parent)
    : QObject(parent)
    , m_given(std::move(given))
    , m_now(m_given)
{
}

Result<void> SensitivityKeeper::keepIn(const SensitivityFile& file, QThread* thread)
{
    const Result<ChosenSensitivities> chosen = file.read();
    if (!chosen)
        return Error{chosen.error()};
    auto* writer = new SensitivityWriter(file);
    writer->moveToThread(thread);
    connect(thread, &QThread::finished, writer, &QObject::deleteLater);
    connect(this, &SensitivityKeeper::toKeep, writer, &SensitivityWriter::write);
    connect(writer, &SensitivityWriter::written, this, [this](const QString& failure) {
        finish(failure.isEmpty() ? Result<void>() : Error{failure.toStdString()});
    });
    m_hasFile = true;
    m_chosen = *chosen;
    m_now = m_chosen.over(m_given);
    Q_EMIT changed(m_now);
    return {};
}

void SensitivityKeeper::choose(const std::optional<std::string>& site, Sensitivity sensitivity,
                               Acknowledge acknowledge)
{
    if (m_choices.size() >= maxWaiting)
        return acknowledge(Error{"The disk does not keep up: try again"});
    m_choices.push_back({site, sensitivity, std::move(acknowledge)});
    if (m_choices.size() == 1)
        takeNext();
}

void SensitivityKeeper::takeNext()
{
    const Choice& choice = m_choices.front();
    if (!hasRoomFor(choice.site))
        return finish(Error{tooManySites});
    m_next = m_chosen;
    m_next.choose(choice.site, choice.sensitivity);
    if (m_hasFile)
        Q_EMIT toKeep(m_next);
    else
        finish({});
}

void SensitivityKeeper::finish(const Result<void>& kept)
{
    const Acknowledge acknowledge = std::move(m_choices.front().acknowledge);
    m_choices.pop_front();
    if (kept) {
        m_chosen = m_next;
        m_now = m_chosen.over(m_given);
        Q_EMIT changed(m_now);
    } else {
        qCWarning(logStore, "a sensitivity stays as it was: %s", kept.error().c_str());
    }
    if (!m_choices.empty())
        takeNext();
    acknowledge(kept);
}

} // namespace footfall
