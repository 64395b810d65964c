// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/grant.h"

#include <QString>

namespace footfall {

/// Where grants are kept: a JSON file that only its owner may read.
class GrantFile
{
public:
    /// A larger file is none of ours, in bytes.
    static constexpr qint64 mostBytes = 4 * 1024 * 1024;

    /// Without a path nothing is kept.
    explicit GrantFile(QString path)
        : m_path(std::move(path))
    {
    }

    /// What was kept; nothing when there is no such file. One that is damaged is moved aside, to
    /// `<path>.damaged-<time>`, with a line in the log.
    KeptGrants read(TimeMs now) const;
    /// Replaces what is kept, wholly or not at all.
    Result<bool> write(const KeptGrants& grants) const;

private:
    QString m_path;
};

} // namespace footfall
