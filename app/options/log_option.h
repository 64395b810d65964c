// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/logs/log_format.h"

#include <QString>

#include <optional>
#include <string>

namespace footfall {

/// A web server's log, as `--log` names it: "FILE", or "FILE:SITE".
struct LogOption
{
    QString path; ///< "-": standard input
    std::string site; ///< empty: each line's own host

    bool isInput() const { return path == QLatin1String("-"); }
    /// As it is called where somebody reads of it.
    QString name() const { return isInput() ? QStringLiteral("standard input") : path; }

    /// What stands behind the last colon is a site, unless there is a file of the whole name.
    static Result<LogOption> read(const QString& text);
};

/// What `--log-format` says; nothing, where that is empty: lines are known by themselves.
Result<std::optional<LogFormat>> logFormatOf(const QString& notation);

} // namespace footfall
