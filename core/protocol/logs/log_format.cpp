// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/logs/log_format.h"

#include "core/base/text/ascii.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

constexpr std::string_view none = "-";

bool isVariable(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Takes "$name" or "${name}" off; empty: none stands there.
std::string_view takeVariable(std::string_view& text)
{
    if (text.size() < 2 || text.front() != '$')
        return {};
    const bool isBraced = text[1] == '{';
    std::string_view name = text.substr(isBraced ? 2 : 1);
    const auto end = std::find_if_not(name.begin(), name.end(), isVariable);
    name = name.substr(0, std::size_t(end - name.begin()));
    const std::size_t size = name.size() + (isBraced ? 3 : 1);
    if (name.empty() || size > text.size() || (isBraced && text[size - 1] != '}'))
        return {};
    text.remove_prefix(size);
    return name;
}

std::string_view takeLiteral(std::string_view& text)
{
    const std::string_view literal = text.substr(0, text.find('$'));
    text.remove_prefix(literal.size());
    return literal;
}

/// Where `until` begins. Quotes within a text are escaped with a backslash, by nginx and Apache.
std::size_t endOf(std::string_view text, std::string_view until)
{
    if (until.front() != '"')
        return until.size() == 1 ? text.find(until.front()) : text.find(until);
    std::size_t at = 0;
    while ((at = text.find('"', at)) != std::string_view::npos) {
        std::size_t slashes = 0;
        while (slashes < at && text[at - slashes - 1] == '\\')
            ++slashes;
        if (slashes % 2 == 0)
            break;
        ++at;
    }
    return at != std::string_view::npos && text.substr(at, until.size()) == until
               ? at
               : std::string_view::npos;
}

/// What a backslash and this stand for; itself for what needs no escape but has one.
char escaped(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    default:
        return c;
    }
}

/// "\x22" and "\"" as what they stand for; in `made` where there are any.
std::string_view unescaped(std::string_view text, std::string& made)
{
    if (text == none)
        return {};
    if (text.find('\\') == std::string_view::npos)
        return text;
    made.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            made += text[i];
            continue;
        }
        const bool isHex = text[i + 1] == 'x' && i + 3 < text.size() &&
                           hexValue(text[i + 2]) >= 0 && hexValue(text[i + 3]) >= 0;
        made += isHex ? char(hexValue(text[i + 2]) * 16 + hexValue(text[i + 3]))
                      : escaped(text[i + 1]);
        i += isHex ? 3 : 1;
    }
    return made;
}

/// 0: it is none.
int statusOf(std::string_view text)
{
    const bool isNumber = text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
    return isNumber ? (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0') : 0;
}

} // namespace

LogFormat::Field LogFormat::fieldOf(std::string_view variable)
{
    static constexpr std::array<std::pair<std::string_view, Field>, 19> fields{{
        {"remote_addr", Address},
        {"realip_remote_addr", Passed},
        {"http_x_forwarded_for", Forwarded},
        {"time_local", TimeLocal},
        {"time_iso8601", TimeIso},
        {"msec", TimeSeconds},
        {"request", Request},
        {"request_method", Method},
        {"request_uri", Target},
        {"uri", Target},
        {"document_uri", Target},
        {"args", Query},
        {"query_string", Query},
        {"status", Status},
        {"http_referer", Referrer},
        {"http_user_agent", Agent},
        {"host", Host},
        {"http_host", Host},
        {"server_name", Host},
    }};
    const auto known = std::find_if(fields.begin(), fields.end(),
                                    [&](const auto& each) { return each.first == variable; });
    return known == fields.end() ? Passed : known->second;
}

Result<LogFormat> LogFormat::of(std::string_view notation)
{
    if (notation.size() > maxCharacters)
        return Error{"more than " + std::to_string(maxCharacters) + " characters"};
    LogFormat format;
    format.m_before = takeLiteral(notation);
    while (!notation.empty()) {
        const std::string_view variable = takeVariable(notation);
        if (variable.empty())
            return Error{"a name is needed behind each $, as in $remote_addr"};
        Part part{fieldOf(variable), std::string(takeLiteral(notation))};
        if (part.until.empty() && !notation.empty())
            return Error{"something must stand between two variables, behind $" +
                         std::string(variable)};
        format.m_parts.push_back(std::move(part));
    }
    if (std::string lacks = format.missing(); !lacks.empty())
        return Error{lacks + " is needed in it"};
    return format;
}

std::string LogFormat::missing() const
{
    if (!has(Address) && !has(Forwarded))
        return "$remote_addr";
    if (!has(TimeLocal) && !has(TimeIso) && !has(TimeSeconds))
        return "$time_local, $time_iso8601 or $msec";
    if (!has(Request) && !(has(Method) && has(Target)))
        return "$request, or $request_method and $request_uri,";
    return has(Status) ? std::string() : "$status";
}

bool LogFormat::has(Field field) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [field](const Part& part) { return part.field == field; });
}

LogFormat& LogFormat::wholeLine()
{
    m_isWhole = true;
    return *this;
}

bool LogFormat::split(std::string_view line, Texts& texts) const
{
    if (line.substr(0, m_before.size()) != m_before)
        return false;
    line.remove_prefix(m_before.size());
    for (const Part& part : m_parts) {
        const std::size_t end = part.until.empty() ? line.size() : endOf(line, part.until);
        // The last text may end with the line.
        const bool isCut = end == std::string_view::npos;
        if (isCut && (&part != &m_parts.back() || part.until.front() == '"'))
            return false;
        // Of several that name the same, the first that says something.
        if (std::string_view& text = texts[part.field]; text.empty() || text == none)
            text = line.substr(0, end);
        const bool isLast = &part == &m_parts.back();
        if (m_isWhole && isLast && line.find(' ') != std::string_view::npos)
            return false;
        line.remove_prefix(isCut ? line.size() : end + part.until.size());
    }
    return true;
}

std::optional<TimeMs> LogFormat::timeOf(const Texts& texts)
{
    if (!texts[TimeSeconds].empty())
        return LogTime::seconds(texts[TimeSeconds]);
    return texts[TimeIso].empty() ? m_time.clf(texts[TimeLocal]) : LogTime::iso(texts[TimeIso]);
}

/// What is no HTTP, as a handshake of TLS, has no method.
void LogFormat::takeRequest(const Texts& texts, AccessLine& line)
{
    if (texts[Request].empty()) {
        line.method = texts[Method];
        line.target = unescaped(texts[Target], m_made[0]);
        if (!texts[Query].empty() && texts[Query] != none &&
            line.target.find('?') == std::string_view::npos) {
            m_made[3].assign(line.target).append("?").append(texts[Query]);
            line.target = m_made[3];
        }
        return;
    }
    std::string_view request = unescaped(texts[Request], m_made[0]);
    const std::string_view method = takeUntil(request, ' ');
    if (!isToken(method))
        return;
    line.method = method;
    const std::size_t protocol = request.rfind(" HTTP/");
    line.target = request.substr(0, protocol);
}

AccessReading LogFormat::read(std::string_view text)
{
    Texts texts{};
    if (!split(text, texts))
        return Error{"it does not have this format"};
    AccessLine line;
    const std::optional<TimeMs> time = timeOf(texts);
    if (!time)
        return Error{"its time cannot be read"};
    line.time = *time;
    line.status = statusOf(texts[Status]);
    if (line.status == 0)
        return Error{"its status cannot be read"};
    // The first of a list is the client that the first proxy saw.
    std::string_view forwarded = texts[Forwarded];
    forwarded = trimmed(takeUntil(forwarded, ','));
    line.address = forwarded.empty() || forwarded == none ? texts[Address] : forwarded;
    takeRequest(texts, line);
    line.referrer = unescaped(texts[Referrer], m_made[1]);
    line.agent = unescaped(texts[Agent], m_made[2]);
    line.host = texts[Host] == none ? std::string_view() : texts[Host];
    return line;
}

} // namespace footfall
