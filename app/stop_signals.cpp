// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stop_signals.h"

#include <QSocketNotifier>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace footfall {

namespace {

constexpr int stopSignals[] = {SIGTERM, SIGINT, SIGHUP};

/// A handler is given nothing but the number: what it wakes has to be found from anywhere.
std::atomic<int> wakeDescriptor = -1;
static_assert(std::atomic<int>::is_always_lock_free, "a handler may wait for nothing");

extern "C" void wake(int)
{
    const int kept = errno;
    eventfd_write(wakeDescriptor, 1);
    errno = kept;
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction before;
    sigaction(signal, nullptr, &before);
    if (signal == SIGHUP && before.sa_handler == SIG_IGN)
        return;
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

} // namespace

StopSignals::StopSignals(QObject* parent)
    : QObject(parent)
{
    wakeDescriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    auto* notifier = new QSocketNotifier(wakeDescriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        eventfd_t times = 0;
        if (eventfd_read(wakeDescriptor, &times) == 0)
            Q_EMIT stopRequested();
    });
    for (const int signal : stopSignals)
        handle(signal, wake);
}

StopSignals::~StopSignals()
{
    for (const int signal : stopSignals)
        handle(signal, SIG_DFL);
    close(wakeDescriptor.exchange(-1));
}

} // namespace footfall
