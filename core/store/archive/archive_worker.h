// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/archive/archive.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace footfall {

/// Answers questions about the past, one after the other, in the order in which they came. Lives on
/// the archive thread; is asked by way of an ArchiveClient.
class ArchiveWorker : public QObject
{
    Q_OBJECT

public:
    using Question = std::function<void(Archive&)>;

    /// `path` is the database file; it is opened by the first question.
    explicit ArchiveWorker(const std::string& path);

    /// Queues a question; `done` says when it was answered. It is passed over once nobody holds
    /// `wanted` any more. Any thread.
    quint64 ask(Question question, std::weak_ptr<const void> wanted);

Q_SIGNALS:
    /// Emitted on the archive thread.
    void done(quint64 number);

private:
    Archive m_archive;
    std::atomic<quint64> m_lastNumber = 0;
};

/// Asks the archive worker, which must outlive it, from another thread. Lives on the thread that
/// asks. What it is told not to wait for any more is not answered, and not read if it can be
/// helped.
class ArchiveClient : public QObject
{
    Q_OBJECT

public:
    /// Questions under way; a further one is refused.
    static constexpr std::size_t maxWaiting = 64;

    explicit ArchiveClient(ArchiveWorker& worker, QObject* parent = nullptr);

    /// Runs `question` on the archive thread: it must hold values only. Then `answer` gets what it
    /// gave, on this thread, never from within this call. The number of the question, or 0 when
    /// too many wait.
    template <typename Value>
    quint64 ask(std::function<Value(Archive&)> question, std::function<void(Value)> answer)
    {
        const auto value = std::make_shared<std::optional<Value>>();
        return enqueue([value, question = std::move(question)](
                           Archive& archive) { value->emplace(question(archive)); },
                       [value, answer = std::move(answer)] { answer(std::move(**value)); });
    }
    /// The answer to that question is not wanted any more.
    void drop(quint64 number);
    /// Questions under way, those that were dropped included.
    std::size_t waiting() const { return m_waiting.size(); }

private:
    struct Waiting
    {
        std::function<void()> answer;
        std::shared_ptr<const void> wanted;
    };

    quint64 enqueue(ArchiveWorker::Question question, std::function<void()> answer);
    void deliver(quint64 number);

    ArchiveWorker& m_worker;
    /// What was dropped stays until the worker is past it, so that the bound holds.
    std::unordered_map<quint64, Waiting> m_waiting;
};

} // namespace footfall
