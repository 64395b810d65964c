// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/printed_answer.h"

#include "core/base/text/ascii.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace footfall {

namespace {

constexpr std::string_view version = "HTTP/1.1 ";
constexpr std::size_t statusDigits = 3;

std::string_view valueOfField(std::string_view line)
{
    line.remove_prefix(nameOfField(line).size() + 1);
    line.remove_suffix(2);
    return trimmed(line);
}

std::optional<std::int64_t> numberIn(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc{} && end == text.data() + text.size();
    return isWhole && number >= 0 ? std::optional(number) : std::nullopt;
}

RefusalCounts refusedIn(std::string_view text)
{
    RefusalCounts counts;
    for (std::int64_t* count : {&counts.access, &counts.limit, &counts.badInput, &counts.site})
        *count = numberIn(takeUntil(text, ' ')).value_or(0);
    return counts;
}

/// Reads what the front needs to know; the length of the body, if it is said.
std::optional<std::int64_t> readFields(PrintedAnswer& answer)
{
    std::optional<std::int64_t> length;
    for (std::string_view rest = answer.fields; !rest.empty();) {
        const std::string_view line = takeFieldLine(rest);
        const std::string_view name = nameOfField(line);
        if (sameText(name, "content-length"))
            length = numberIn(valueOfField(line));
        else if (sameText(name, refusedField))
            answer.refused = refusedIn(valueOfField(line));
    }
    return length;
}

} // namespace

bool PrintedAnswer::hasField(std::string_view name) const
{
    for (std::string_view rest = fields; !rest.empty();) {
        if (sameText(nameOfField(takeFieldLine(rest)), name))
            return true;
    }
    return false;
}

QByteArray refusedText(const RefusalCounts& refused)
{
    return QByteArray::number(qint64(refused.access)) + ' ' +
           QByteArray::number(qint64(refused.limit)) + ' ' +
           QByteArray::number(qint64(refused.badInput)) + ' ' +
           QByteArray::number(qint64(refused.site));
}

std::optional<PrintedAnswer> readAnswer(const QByteArray& bytes)
{
    const std::string_view text = viewOf(bytes);
    const std::size_t lineEnd = text.find("\r\n") + 2;
    const std::size_t headEnd = text.find("\r\n\r\n");
    if (headEnd == std::string_view::npos || !text.starts_with(version))
        return std::nullopt;
    PrintedAnswer answer;
    answer.bytes = bytes;
    answer.statusLine = text.substr(0, lineEnd);
    answer.fields = text.substr(lineEnd, headEnd + 2 - lineEnd);
    answer.body = text.substr(headEnd + 4);
    const auto status = numberIn(answer.statusLine.substr(version.size(), statusDigits));
    if (!status || readFields(answer) != static_cast<std::int64_t>(answer.body.size()))
        return std::nullopt;
    answer.status = static_cast<int>(*status);
    return answer;
}

std::string_view takeFieldLine(std::string_view& fields)
{
    const std::size_t size = std::min(fields.find("\r\n"), fields.size() - 2) + 2;
    const std::string_view line = fields.substr(0, size);
    fields.remove_prefix(size);
    return line;
}

std::string_view nameOfField(std::string_view line)
{
    return line.substr(0, line.find(':'));
}

} // namespace footfall
