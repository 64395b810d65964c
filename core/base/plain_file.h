// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

#include <sys/stat.h>

class QFile;

namespace footfall {

/// Whether a name that is a symbolic link may stand for a file.
enum class Links
{
    Followed, ///< somebody named it on purpose
    Refused   ///< in a folder of ours there are none
};

/// A file opened by its name, whatever stands there: never waits, as for the other end of a pipe.
/// Refuses with a sentence what is no regular file.
class PlainFile
{
public:
    /// `flags` of open(2) beside those that keep it from waiting. What is created is its owner's.
    static Result<PlainFile> open(const QString& path, int flags, Links links);
    PlainFile(PlainFile&& other) noexcept;
    PlainFile& operator=(PlainFile&& other) noexcept;
    ~PlainFile();

    int descriptor() const { return m_descriptor; }
    /// Gives the descriptor away.
    int release();
    const struct stat& facts() const { return m_facts; }
    /// Somebody else's, who may change it at any time. The system's are nobody else's.
    bool isOfAnotherUser() const;
    /// Others than the owner may read or change it.
    bool isOpenToOthers() const;
    /// The first `most` bytes.
    QByteArray read(qsizetype most) const;

private:
    PlainFile(int descriptor, const struct stat& facts);

    int m_descriptor;
    struct stat m_facts;
};

/// Of a folder, whether it is somebody else's, or others may see what is in it, or change it; empty
/// when neither. A sentence for the operator.
std::string exposureOf(const QString& folder);

} // namespace footfall
