// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sensitivity_file.h"

#include <QObject>

#include <deque>
#include <functional>
#include <utility>

class QThread;

namespace footfall {

/// Writes the file where a disk may take its time. Store thread.
class SensitivityWriter : public QObject
{
    Q_OBJECT

public:
    explicit SensitivityWriter(SensitivityFile file)
        : m_file(std::move(file))
    {
    }

    void write(const footfall::ChosenSensitivities& chosen)
    {
        const Result<void> kept = m_file.write(chosen);
        Q_EMIT written(kept ? QString() : QString::fromStdString(kept.error()));
    }

Q_SIGNALS:
    /// Once for each `write`: why it failed; empty: it is on the disk.
    void written(const QString& failure);

private:
    const SensitivityFile m_file;
};

/// How little is told of each site: what was given at the start, and over it what operators choose
/// from then on. A choice holds once it is on the disk; without a file, at once. Server thread.
class SensitivityKeeper : public QObject
{
    Q_OBJECT

public:
    /// Choices that wait for the disk at most.
    static constexpr std::size_t maxWaiting = 16;
    static constexpr char tooManySites[] = "Too many sites have a sensitivity of their own";
    /// Done, or why not: a sentence.
    using Acknowledge = std::function<void(const Result<void>& kept)>;

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
    /// For a site, as events name it; nothing: for all that have none of their own. One after the
    /// other. `acknowledge` may be called from within.
    void choose(const std::optional<std::string>& site, Sensitivity sensitivity,
                Acknowledge acknowledge);

Q_SIGNALS:
    /// Another one holds from now on.
    void changed(const footfall::Sensitivities& now);
    /// For the writer; no other comes before it has answered.
    void toKeep(const footfall::ChosenSensitivities& chosen);

private:
    struct Choice
    {
        std::optional<std::string> site;
        Sensitivity sensitivity = Sensitivity::Normal;
        Acknowledge acknowledge;
    };

    void takeNext();
    void finish(const Result<void>& kept);

    const Sensitivities m_given;
    ChosenSensitivities m_chosen;
    /// What is being written.
    ChosenSensitivities m_next;
    Sensitivities m_now;
    bool m_hasFile = false;
    /// The first one is `m_next`.
    std::deque<Choice> m_choices;
};

} // namespace footfall
