// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/archive_worker.h"

namespace footfall {

ArchiveWorker::ArchiveWorker(const std::string& path)
    : m_archive(path)
{
}

quint64 ArchiveWorker::ask(Question question, std::weak_ptr<const void> wanted)
{
    const quint64 number = ++m_lastNumber;
    QMetaObject::invokeMethod(
        this,
        [this, number, question = std::move(question), wanted = std::move(wanted)] {
            if (!wanted.expired())
                question(m_archive);
            Q_EMIT done(number);
        },
        Qt::QueuedConnection);
    return number;
}

ArchiveClient::ArchiveClient(ArchiveWorker& worker, QObject* parent)
    : QObject(parent)
    , m_worker(worker)
{
    connect(&worker, &ArchiveWorker::done, this, &ArchiveClient::deliver, Qt::QueuedConnection);
}

quint64 ArchiveClient::enqueue(ArchiveWorker::Question question, std::function<void()> answer)
{
    if (m_waiting.size() >= maxWaiting)
        return 0;
    const auto wanted = std::make_shared<char>();
    const quint64 number = m_worker.ask(std::move(question), wanted);
    m_waiting.emplace(number, Waiting{std::move(answer), wanted});
    return number;
}

void ArchiveClient::drop(quint64 number)
{
    const auto waiting = m_waiting.find(number);
    if (waiting != m_waiting.end())
        waiting->second = {};
}

void ArchiveClient::deliver(quint64 number)
{
    const auto waiting = m_waiting.find(number);
    if (waiting == m_waiting.end())
        return;
    const std::function<void()> answer = std::move(waiting->second.answer);
    m_waiting.erase(waiting);
    if (answer)
        answer();
}

} // namespace footfall
