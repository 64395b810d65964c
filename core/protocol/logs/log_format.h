// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/logs/access_line.h"
#include "core/protocol/logs/log_time.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// A format of lines in nginx's notation: `$remote_addr [$time_local] "$request" $status`. A
/// variable reaches to the text behind it; what ends with a quote may have escaped ones in it. What
/// stands behind the last of it in a line is passed over.
class LogFormat
{
public:
    /// Characters of a format.
    static constexpr std::size_t maxCharacters = 4096;

    /// Fails where it does not tell the address, the time, the request or the status, or where two
    /// variables stand side by side.
    static Result<LogFormat> of(std::string_view notation);

    AccessReading read(std::string_view line);
    /// A line may not go on, behind a blank, where its last variable stands.
    LogFormat& wholeLine();

private:
    /// What is read of a line; each has one text.
    enum Field
    {
        Address,
        Forwarded,
        TimeLocal,
        TimeIso,
        TimeSeconds,
        Request,
        Method,
        Target,
        Query,
        Status,
        Referrer,
        Agent,
        Host,
        Passed, ///< anything else
        fieldCount
    };
    struct Part
    {
        Field field = Passed;
        /// What stands behind it; empty: the end of the line.
        std::string until;
    };
    using Texts = std::array<std::string_view, fieldCount>;

    static Field fieldOf(std::string_view variable);
    std::string missing() const;
    bool has(Field field) const;
    bool split(std::string_view line, Texts& texts) const;
    std::optional<TimeMs> timeOf(const Texts& texts);
    void takeRequest(const Texts& texts, AccessLine& line);

    std::string m_before; ///< the first variable
    std::vector<Part> m_parts;
    bool m_isWhole = false;
    LogTime m_time;
    /// Texts that had escapes, and a path that is noted apart from its query.
    std::array<std::string, 4> m_made;
};

} // namespace footfall
