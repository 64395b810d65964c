// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/socket/poller.h"

#include <QSocketNotifier>

#include <array>

#include <sys/epoll.h>

namespace footfall {

namespace {

/// Most targets served before the Qt loop has its say again.
constexpr int targetsPerTurn = 128;

} // namespace

Poller::Poller(QObject* parent)
    : QObject(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    auto* notifier = new QSocketNotifier(m_epoll.get(), QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Poller::turn);
}

bool Poller::add(int fd, std::uint32_t events, PollTarget* target)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = target;
    return ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event) == 0;
}

void Poller::remove(int fd)
{
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, fd, nullptr);
}

void Poller::again(std::shared_ptr<PollTarget> target)
{
    m_again.push_back(std::move(target));
    if (!m_inTurn)
        wake();
}

void Poller::wake()
{
    if (std::exchange(m_wakeIsDue, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_wakeIsDue = false;
            turn();
        },
        Qt::QueuedConnection);
}

void Poller::turn()
{
    m_inTurn = true;
    dispatch();
    runAgain();
    m_inTurn = false;
    Q_EMIT turnDone();
    if (!m_again.empty())
        wake();
}

void Poller::dispatch()
{
    std::array<epoll_event, targetsPerTurn> events;
    const int count = ::epoll_wait(m_epoll.get(), events.data(), targetsPerTurn, 0);
    for (int i = 0; i < count; ++i)
        static_cast<PollTarget*>(events[i].data.ptr)->ready(events[i].events);
}

void Poller::runAgain()
{
    // What asks once more meanwhile waits for the next turn: nobody starves.
    const std::vector<std::shared_ptr<PollTarget>> targets = std::exchange(m_again, {});
    for (const std::shared_ptr<PollTarget>& target : targets)
        target->ready(0);
}

} // namespace footfall
