// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/safe_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace footfall {

namespace {

/// Some file systems have nothing to bring to a disk, and say so.
bool sync(int descriptor)
{
    return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/// The entry of a name is in its folder.
bool syncFolderOf(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool isSynced = sync(descriptor);
    const int failure = errno;
    ::close(descriptor);
    errno = failure;
    return isSynced;
}

} // namespace

Result<void> replaceOnDisk(QSaveFile& file)
{
    if (!file.flush() || !sync(file.handle())) {
        const int failure = errno;
        const QString why = file.errorString();
        file.cancelWriting();
        file.commit(); // removes what was written
        return Error{file.error() == QFileDevice::NoError ? std::strerror(failure)
                                                          : why.toStdString()};
    }
    return file.commit() ? Result<void>() : Error{file.errorString().toStdString()};
}

Result<void> nameOnDisk(const QString& path)
{
    return syncFolderOf(path) ? Result<void>() : Error{std::strerror(errno)};
}

Result<void> commitToDisk(QSaveFile& file)
{
    const Result<void> replaced = replaceOnDisk(file);
    return replaced ? nameOnDisk(file.fileName()) : replaced;
}

} // namespace footfall
