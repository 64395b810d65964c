// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/qt/bridge_answer.h"

#include <algorithm>
#include <array>

namespace footfall {

namespace {

struct HeadLine
{
    QByteArrayView name;
    QByteArrayView value;
};

HeadLine splitHeadLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return {line, {}};
    return {line.first(colon), line.sliced(colon + 1).trimmed()};
}

bool isFraming(QByteArrayView name)
{
    static constexpr std::array names{"connection", "keep-alive", "transfer-encoding", "date"};
    return std::any_of(names.begin(), names.end(), [name](const char* one) {
        return name.compare(one, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

std::optional<HttpResponse> readAnswer(QByteArrayView bytes)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0 || !bytes.startsWith("HTTP/1.1 "))
        return std::nullopt;
    HttpResponse response;
    response.status = bytes.sliced(9, 3).toInt();
    response.contentType.clear();
    qint64 length = -1;
    qsizetype from = bytes.indexOf("\r\n") + 2;
    while (from < headEnd + 2) {
        const qsizetype to = bytes.indexOf("\r\n", from);
        const auto [name, value] = splitHeadLine(bytes.sliced(from, to - from));
        from = to + 2;
        if (name.compare("content-length", Qt::CaseInsensitive) == 0)
            length = value.toLongLong();
        else if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            response.contentType = value.toByteArray();
        else if (!isFraming(name))
            response.headers.append({name.toByteArray(), value.toByteArray()});
    }
    if (length != bytes.size() - headEnd - 4)
        return std::nullopt;
    response.body = bytes.sliced(headEnd + 4).toByteArray();
    return response;
}

} // namespace footfall
