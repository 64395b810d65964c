// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/access/grant.h"

#include <QObject>
#include <QString>

namespace footfall {

/// Where grants are kept: a JSON file that only its owner may read.
class GrantFile
{
public:
    /// A larger file is none of ours, in bytes.
    static constexpr qint64 maxBytes = 4 * 1024 * 1024;

    /// Without a path nothing is kept.
    explicit GrantFile(QString path)
        : m_path(std::move(path))
    {
    }

    /// What was kept; nothing when there is no such file. One that is damaged is moved aside, to
    /// `<path>.damaged-<time>`, with a line in the log. Fails where what is there cannot be read:
    /// that says nothing of what is in it.
    Result<KeptGrants> read(TimeMs now) const;
    /// Replaces what is kept, wholly or not at all.
    Result<void> write(const KeptGrants& grants) const;

private:
    QString m_path;
};

/// Writes grants where a disk may take its time. Store thread.
class GrantWriter : public QObject
{
    Q_OBJECT

public:
    explicit GrantWriter(GrantFile file)
        : m_file(std::move(file))
    {
    }

    void write(const footfall::KeptGrants& grants);

Q_SIGNALS:
    /// Once for each `write`: why it failed; empty: it is on the disk.
    void written(const QString& failure);

private:
    const GrantFile m_file;
};

} // namespace footfall
