// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/json_complaint.h"

#include <QJsonDocument>

#include <algorithm>

namespace footfall {

namespace {

std::string complaint(std::string_view what, std::size_t offset)
{
    return std::string("Invalid JSON: ")
        .append(what)
        .append(" at offset ")
        .append(std::to_string(offset));
}

/// Our own words: Qt's are translated, and protocols are not.
std::string_view wordsFor(QJsonParseError::ParseError error)
{
    switch (error) {
    case QJsonParseError::UnterminatedObject:
        return "an object is not closed";
    case QJsonParseError::MissingNameSeparator:
        return "a colon is missing";
    case QJsonParseError::UnterminatedArray:
        return "an array is not closed";
    case QJsonParseError::MissingValueSeparator:
        return "a comma is missing";
    case QJsonParseError::TerminationByNumber:
        return "the text ends in a number";
    case QJsonParseError::IllegalNumber:
        return "a number is malformed";
    case QJsonParseError::IllegalEscapeSequence:
        return "an escape is malformed";
    case QJsonParseError::IllegalUTF8String:
        return "text is not UTF-8";
    case QJsonParseError::UnterminatedString:
        return "a text is not closed";
    case QJsonParseError::GarbageAtEnd:
        return "more follows the end";
    default:
        return "a value is malformed";
    }
}

/// Where the text first opens more than `most` levels.
std::size_t depthOffset(std::string_view text, std::size_t most)
{
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '[') && ++depth > most)
            return i;
        else if (!quoted && (c == '}' || c == ']') && depth > 0)
            --depth;
    }
    return 0;
}

} // namespace

std::string jsonComplaint(std::string_view text, bool tooDeep, std::size_t maxDepth)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return complaint("there is nothing", 0);
    if (tooDeep)
        return complaint("nested deeper than " + std::to_string(maxDepth) + " levels",
                         depthOffset(text, maxDepth));
    QJsonParseError error{};
    QJsonDocument::fromJson(
        QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (error.error != QJsonParseError::NoError)
        return complaint(wordsFor(error.error),
                         std::min(static_cast<std::size_t>(error.offset), text.size()));
    // Qt is laxer in small things, such as numbers beyond all bounds.
    return complaint("a value is malformed", 0);
}

} // namespace footfall
