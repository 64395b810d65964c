// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/choice_file.h"

#include "core/base/log.h"
#include "core/base/plain_file.h"
#include "core/base/safe_file.h"

#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>

namespace footfall {

Result<std::optional<QByteArray>> ChoiceFile::read() const
{
    const QFileInfo there(m_path);
    if (!there.exists() && !there.isSymLink())
        return std::optional<QByteArray>();
    const Result<PlainFile> file = PlainFile::open(m_path, O_RDONLY, Links::Refused);
    if (!file)
        return Error{file.error() + m_remedy};
    if (file->facts().st_size > maxBytes)
        return notUnderstood();
    return std::optional(file->read(maxBytes));
}

Error ChoiceFile::notUnderstood() const
{
    return Error{m_path.toStdString() + ": this cannot be understood" + m_remedy};
}

Result<void> ChoiceFile::write(const QByteArray& text) const
{
    QSaveFile file(m_path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    const Result<void> kept =
        isWritten ? replaceOnDisk(file) : Error{file.errorString().toStdString()};
    if (!kept)
        return Error{m_path.toStdString() + ": " + kept.error()};
    // The next start reads it: to say that it failed would be untrue.
    if (const Result<void> named = nameOnDisk(m_path); !named)
        qCWarning(logStore, "%s is written, but a power failure may undo it: %s",
                  qUtf8Printable(m_path), named.error().c_str());
    return {};
}

} // namespace footfall
