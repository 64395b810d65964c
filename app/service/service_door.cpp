// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/service_door.h"

#include "app/options/options.h"
#include "core/base/plain_file.h"

#include <QFile>
#include <QSaveFile>

#include <fcntl.h>

namespace footfall {

namespace {

constexpr qsizetype maxAddressBytes = 2'048;
constexpr QFile::Permissions forGroup = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
constexpr QFile::Permissions forAll = forGroup | QFile::ReadOther;
/// What systemd names the folder by.
constexpr char variable[] = "RUNTIME_DIRECTORY";

QString addressIn(const QString& folder)
{
    return folder + QStringLiteral("/address");
}

QString tokenIn(const QString& folder)
{
    return folder + QStringLiteral("/operator-token");
}

/// Replaces a file, wholly or not at all; at no moment others than meant can read it.
Result<void> write(const QString& path, const QByteArray& line, QFile::Permissions permissions)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(line + '\n') > 0 &&
        file.setPermissions(permissions) && file.commit())
        return {};
    return Error{path.toStdString() + ": " + file.errorString().toStdString()};
}

} // namespace

QString ServiceDoor::ownFolder()
{
    return qEnvironmentVariable(variable).section(QLatin1Char(':'), 0, 0);
}

QString ServiceDoor::usualFolder()
{
    const QString named = ownFolder();
    return named.isEmpty() ? QStringLiteral("/run/footfall") : named;
}

Result<std::optional<ServiceDoor>> ServiceDoor::find(const QString& folder)
{
    const Result<PlainFile> address = PlainFile::open(addressIn(folder), O_RDONLY, Links::Refused);
    if (!address)
        return std::optional<ServiceDoor>();
    ServiceDoor door;
    door.address = QString::fromUtf8(address->read(maxAddressBytes)).trimmed();
    if (!QFile::exists(tokenIn(folder)))
        return std::optional(door);
    const Result<QByteArray> token = Options::readTokenFile(tokenIn(folder));
    if (!token)
        return Error{
            "the Footfall of this machine is for the group footfall. To be in it: sudo "
            "adduser NAME footfall, then log in anew; to have one of your own: --listen (" +
            token.error() + ")"};
    door.token = *token;
    return std::optional(door);
}

Result<void> ServiceDoor::openIn(const QString& folder) const
{
    QFile::remove(tokenIn(folder));
    const Result<void> written =
        token.isEmpty() ? Result<void>() : write(tokenIn(folder), token, forGroup);
    return written ? write(addressIn(folder), address.toUtf8(), forAll) : written;
}

} // namespace footfall
