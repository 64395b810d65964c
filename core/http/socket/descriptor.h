// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <string_view>
#include <utility>

namespace footfall {

/// Owns one file descriptor.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { close(); }

    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void close();

private:
    int m_fd = -1;
};

/// What reading or writing a non-blocking socket came to.
struct Transfer
{
    enum class Status
    {
        Done,
        WouldBlock,
        Ended,
        Failed
    };

    Status status = Status::Done;
    std::size_t count = 0;
    /// After receiving: there may be more. Less than there was room for has emptied the socket.
    bool more = false;
};

// What bytes pass a client's socket by; ClientSocket encrypts them.
Transfer receiveSome(int fd, char* into, std::size_t room);
Transfer sendSome(int fd, std::string_view bytes);

/// Raises the soft limit of open descriptors to the hard one. The limit that holds now.
qint64 raiseDescriptorLimit();
/// How many descriptors this process may have open.
qint64 descriptorLimit();

} // namespace footfall
