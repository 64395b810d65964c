// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/refusals.h"

#include <QByteArray>

#include <optional>
#include <string_view>

namespace footfall {

/// A whole HTTP/1.1 answer as an application server has written it, and where its parts are: what
/// stands before that server passes them on as they are.
struct PrintedAnswer
{
    QByteArray bytes; ///< all of it; the others are views of it
    int status = 0;
    std::string_view statusLine; ///< with its CR LF
    std::string_view fields;     ///< header lines, each with its CR LF; without the empty line
    std::string_view body;
    RefusalCounts refused; ///< by the field that says it (refusedField)

    /// Whether there is a header field of that name, in any case.
    bool hasField(std::string_view name) const;
};

/// The header field by which a handler tells the front what its answer refuses. The front counts
/// it, and does not pass it on.
inline constexpr char refusedField[] = "X-Footfall-Refused";
/// Its value.
QByteArray refusedText(const RefusalCounts& refused);

/// Finds the parts of an answer; nothing when it is not whole, or goes on behind its
/// Content-Length.
std::optional<PrintedAnswer> readAnswer(const QByteArray& bytes);

/// Takes the next header line off `fields`, with its CR LF.
std::string_view takeFieldLine(std::string_view& fields);
/// The name in a header line.
std::string_view nameOfField(std::string_view line);

} // namespace footfall
