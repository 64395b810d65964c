// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_lock.h"

#include "core/base/plain_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace footfall {

namespace {

constexpr qint64 maxBytes = 16 * 1024;

QString pathIn(const QString& folder)
{
    return folder + QStringLiteral("/footfall.lock");
}

QStringList linesOf(const PlainFile& file)
{
    return QString::fromUtf8(file.read(maxBytes)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

void write(int descriptor, const QStringList& addresses)
{
    QByteArray text = QByteArray::number(qint64(::getpid())) + '\n';
    for (const QString& address : addresses)
        text += address.toUtf8() + '\n';
    // Only a message names what is in it: the lock holds without.
    [[maybe_unused]] const auto cut = ::ftruncate(descriptor, 0);
    [[maybe_unused]] const auto written =
        ::pwrite(descriptor, text.constData(), std::size_t(text.size()), 0);
}

} // namespace

Result<StoreLock> StoreLock::take(const QString& folder)
{
    const QString path = pathIn(folder);
    Result<PlainFile> file = PlainFile::open(path, O_RDWR | O_CREAT, Links::Refused);
    if (!file)
        return Error{file.error()};
    if (::flock(file->descriptor(), LOCK_EX | LOCK_NB) == 0) {
        write(file->descriptor(), {});
        return StoreLock(file->release());
    }
    if (errno != EWOULDBLOCK)
        return Error{path.toStdString() + ": " + std::strerror(errno)};
    const std::string process = linesOf(*file).value(0, QStringLiteral("unknown")).toStdString();
    return Error{folder.toStdString() + ": another Footfall, process " + process +
                 ", keeps its data there; stop it, or name another folder with --data-dir"};
}

StoreLock::StoreLock(StoreLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

StoreLock& StoreLock::operator=(StoreLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

StoreLock::~StoreLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void StoreLock::announce(const QStringList& addresses)
{
    write(m_descriptor, addresses);
}

QStringList StoreLock::addressesOf(const QString& folder)
{
    const Result<PlainFile> file = PlainFile::open(pathIn(folder), O_RDONLY, Links::Refused);
    if (!file)
        return {};
    // Free: what the file says is of somebody who has ended.
    const bool isHeld = ::flock(file->descriptor(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    return isHeld ? linesOf(*file).mid(1) : QStringList();
}

} // namespace footfall
