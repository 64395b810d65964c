// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/socket/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <limits>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace footfall {

namespace {

template <typename Call>
ssize_t uninterrupted(Call call)
{
    ssize_t count = 0;
    do
        count = call();
    while (count < 0 && errno == EINTR);
    return count;
}

Transfer failedTransfer()
{
    const bool later = errno == EAGAIN || errno == EWOULDBLOCK;
    return {later ? Transfer::Status::WouldBlock : Transfer::Status::Failed};
}

} // namespace

void Descriptor::close()
{
    if (isOpen())
        ::close(std::exchange(m_fd, -1));
}

Transfer receiveSome(int fd, char* into, std::size_t room)
{
    const ssize_t count = uninterrupted([=] { return ::recv(fd, into, room, 0); });
    if (count < 0)
        return failedTransfer();
    const auto got = static_cast<std::size_t>(count);
    return {got == 0 ? Transfer::Status::Ended : Transfer::Status::Done, got, got == room};
}

Transfer sendSome(int fd, std::string_view bytes)
{
    const ssize_t count =
        uninterrupted([=] { return ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL); });
    return count < 0 ? failedTransfer()
                     : Transfer{Transfer::Status::Done, static_cast<std::size_t>(count)};
}

qint64 raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    return descriptorLimit();
}

qint64 descriptorLimit()
{
    constexpr rlim_t most = std::numeric_limits<qint64>::max();
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 1024;
    return static_cast<qint64>(std::min(limit.rlim_cur, most));
}

} // namespace footfall
