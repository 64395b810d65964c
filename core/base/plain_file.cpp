// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plain_file.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace footfall {

namespace {

constexpr mode_t ownerOnly = 0600;
constexpr mode_t forOthers = 0077;
constexpr mode_t writableByOthers = 0022;

Error fault(const QString& path, int flags, const std::string& why)
{
    const char* what = (flags & O_CREAT) != 0 ? ": cannot open it: " : ": cannot read it: ";
    return Error{path.toStdString() + what + why};
}

std::string whyNotOpened(int error)
{
    if (error == ELOOP)
        return "it is a symbolic link: put the file itself there";
    // Of a pipe without a reader, and of a socket.
    if (error == ENXIO)
        return "it is no regular file";
    if (error == ENOENT)
        return "there is no such file";
    return std::strerror(error);
}

bool isOfAnother(const struct stat& facts)
{
    return facts.st_uid != 0 && facts.st_uid != ::geteuid();
}

} // namespace

Result<PlainFile> PlainFile::open(const QString& path, int flags, Links links)
{
    const int all =
        flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (links == Links::Refused ? O_NOFOLLOW : 0);
    const int descriptor = ::open(QFile::encodeName(path).constData(), all, ownerOnly);
    if (descriptor < 0)
        return fault(path, flags, whyNotOpened(errno));
    struct stat facts = {};
    const bool isKnown = ::fstat(descriptor, &facts) == 0;
    PlainFile file(descriptor, facts);
    if (!isKnown || !S_ISREG(facts.st_mode))
        return fault(path, flags, "it is no regular file");
    return file;
}

PlainFile::PlainFile(int descriptor, const struct stat& facts)
    : m_descriptor(descriptor)
    , m_facts(facts)
{
}

PlainFile::PlainFile(PlainFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_facts(other.m_facts)
{
}

PlainFile& PlainFile::operator=(PlainFile&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_facts, other.m_facts);
    return *this;
}

PlainFile::~PlainFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

int PlainFile::release()
{
    return std::exchange(m_descriptor, -1);
}

bool PlainFile::isOfAnotherUser() const
{
    return isOfAnother(m_facts);
}

bool PlainFile::isOpenToOthers() const
{
    return (m_facts.st_mode & forOthers) != 0;
}

QByteArray PlainFile::read(qsizetype most) const
{
    QByteArray bytes(most, '\0');
    qsizetype taken = 0;
    while (taken < most) {
        const ssize_t more =
            ::pread(m_descriptor, bytes.data() + taken, std::size_t(most - taken), off_t(taken));
        if (more < 0 && errno == EINTR)
            continue;
        if (more <= 0)
            break;
        taken += more;
    }
    bytes.truncate(taken);
    return bytes;
}

std::string exposureOf(const QString& folder)
{
    struct stat facts = {};
    if (::stat(QFile::encodeName(folder).constData(), &facts) != 0)
        return {};
    const std::string name = folder.toStdString();
    if (isOfAnother(facts))
        return name + ": the folder is another user's, who can read and replace what is kept there";
    if ((facts.st_mode & writableByOthers) != 0)
        return name + ": others on this machine can replace what is kept there; chmod 700 keeps "
                      "them out";
    if ((facts.st_mode & forOthers) != 0)
        return name + ": others on this machine can read what visitors did; chmod 700 keeps them "
                      "out";
    return {};
}

} // namespace footfall
