// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace footfall {

/// A small file in the data folder that says what operators chose while Footfall ran.
class ChoiceFile
{
public:
    /// A larger file is none of ours, in bytes.
    static constexpr qint64 maxBytes = 2 * 1024 * 1024;

    /// `remedy` stands behind why it cannot be read: what it says, and how it is without it. It must
    /// outlive the file.
    ChoiceFile(QString path, const char* remedy)
        : m_path(std::move(path))
        , m_remedy(remedy)
    {
    }

    /// Its text; nothing when there is no such file.
    Result<std::optional<QByteArray>> read() const;
    /// Said of a text that Footfall never writes: who relies on a choice is told.
    Error notUnderstood() const;
    /// Replaces what is kept, wholly or not at all. Returns when it is on the disk; where only the
    /// folder's entry cannot be brought there, it is kept, and the log says so.
    Result<void> write(const QByteArray& text) const;

private:
    QString m_path;
    const char* m_remedy;
};

} // namespace footfall
