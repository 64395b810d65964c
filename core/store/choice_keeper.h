// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/choice_file.h"

#include <QObject>

#include <deque>
#include <functional>
#include <utility>

class QThread;

namespace footfall {

/// Writes the file where a disk may take its time. Store thread.
class ChoiceWriter : public QObject
{
    Q_OBJECT

public:
    explicit ChoiceWriter(ChoiceFile file)
        : m_file(std::move(file))
    {
    }

    void write(const QByteArray& text)
    {
        const Result<void> kept = m_file.write(text);
        Q_EMIT written(kept ? QString() : QString::fromStdString(kept.error()));
    }

Q_SIGNALS:
    /// Once for each `write`: why it failed; empty: it is on the disk.
    void written(const QString& failure);

private:
    const ChoiceFile m_file;
};

/// Takes what operators choose, one after the other. A choice holds once it is on the disk; without
/// a file, at once. Server thread.
class ChoiceKeeper : public QObject
{
    Q_OBJECT

public:
    /// Choices that wait for the disk at most.
    static constexpr std::size_t maxWaiting = 16;
    /// Done, or why not: a sentence.
    using Acknowledge = std::function<void(const Result<void>& kept)>;

Q_SIGNALS:
    /// For the writer; no other comes before it has answered.
    void toKeep(const QByteArray& text);

protected:
    struct Choice
    {
        /// What the file is to say with it, or why it cannot be.
        std::function<Result<QByteArray>()> prepare;
        /// It holds from now on.
        std::function<void()> hold;
        /// May be called from within `take`.
        Acknowledge acknowledge;
    };

    using QObject::QObject;

    void writeTo(const ChoiceFile& file, QThread* thread);
    void take(Choice choice);

private:
    void takeNext();
    void finish(const Result<void>& kept);

    bool m_hasFile = false;
    /// The first one is being kept.
    std::deque<Choice> m_choices;
};

} // namespace footfall
